// One partition's next state: who stays in sync, who leads. Everything that moves leaders goes through here.
//
// Rules (KIP-595, KIP-966): the leader is in the ISR; the last member stays in the ISR even without leading, or becomes an
// eligible leader where those are kept; a leader elected from outside both recovers first, and its ISR is itself.

import type { MetadataImage } from '#metadata/image/metadata-image.js'
import { LeaderRecoveryState, noLeader, type PartitionImage } from '#metadata/image/topics.js'
import { bumpsLeaderEpochOnIsrShrink, partitionVersion } from '#metadata/metadata-version.js'
import type { Uuid } from '#model/uuid.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import { isElrEnabled } from './features.ts'

export interface PartitionChange {
  /** undefined: as it is. An empty one keeps the last member. */
  readonly isr?: readonly number[]
  /** Of an empty `isr`: the last member left in order, so that it may lead as an eligible one instead. */
  readonly lastIsEligible?: boolean
  /** Whether a replica may lead now. */
  acceptable(id: number): boolean
  /** Whether a replica outside the ISR may lead when nobody else can. */
  readonly unclean: boolean
  /** Move to the preferred replica although the leader is fine. */
  readonly preferred?: boolean
  readonly directories?: readonly Uuid[]
  /** Set by the leader (AlterPartition). */
  readonly leaderRecoveryState?: number
}

interface Elected {
  readonly leader: number
  readonly isr: readonly number[]
  readonly unclean: boolean
}

function elect(partition: PartitionImage, isr: readonly number[], change: PartitionChange): Elected {
  const { replicas, leader } = partition
  const fine = (id: number): boolean => isr.includes(id) && change.acceptable(id)
  const [preferred = noLeader] = replicas
  if (change.preferred === true && fine(preferred)) return { leader: preferred, isr, unclean: false }
  if (leader !== noLeader && fine(leader)) return { leader, isr, unclean: false }
  const clean = replicas.find(fine)
  if (clean !== undefined) return { leader: clean, isr, unclean: false }
  const eligible = replicas.find((id) => partition.eligibleLeaderReplicas.includes(id) && change.acceptable(id))
  if (eligible !== undefined && !isr.some(change.acceptable))
    return { leader: eligible, isr: [eligible], unclean: false }
  // The last to lead may come back although its data may be behind, when nobody is known to have more.
  const [lastKnown, ...others] = partition.lastKnownElr
  const alone = isr.length === 0 && partition.eligibleLeaderReplicas.length === 0 && others.length === 0
  if (alone && lastKnown !== undefined && change.acceptable(lastKnown))
    return { leader: lastKnown, isr: [lastKnown], unclean: true }
  const any = change.unclean ? replicas.find((id) => change.acceptable(id)) : undefined
  return any === undefined ? { leader: noLeader, isr, unclean: false } : { leader: any, isr: [any], unclean: true }
}

const same = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at])

const union = (a: readonly number[], b: readonly number[]): number[] => [...new Set([...a, ...b])]

/** Kafka writes the leader only when it changes, or to force a new epoch. */
function leaderField(image: MetadataImage, before: PartitionImage, { leader, isr }: Elected): number | undefined {
  if (leader !== before.leader) return leader
  const shrinks = before.isr.some((id) => !isr.includes(id))
  return shrinks && leader !== noLeader && bumpsLeaderEpochOnIsrShrink(image.metadataVersion) ? leader : undefined
}

function recoveryField(before: PartitionImage, change: PartitionChange, elected: Elected): number | undefined {
  if (elected.unclean) return LeaderRecoveryState.RECOVERING
  const asked = change.leaderRecoveryState
  return asked !== undefined && asked !== before.leaderRecoveryState ? asked : undefined
}

/** The record that makes the change; undefined when there is nothing to change. */
export function decidePartitionChange(
  image: MetadataImage,
  topicId: Uuid,
  partitionId: number,
  before: PartitionImage,
  change: PartitionChange
): MetadataRecordDraft | undefined {
  const wanted = change.isr ?? before.isr
  const last =
    before.leader !== noLeader && before.isr.includes(before.leader) ? [before.leader] : before.isr.slice(0, 1)
  const keepsEligible = change.lastIsEligible === true && isElrEnabled(image)
  const elected = elect(before, wanted.length === 0 && !keepsEligible ? last : wanted, change)
  const leader = leaderField(image, before, elected)
  const recovery = recoveryField(before, change, elected)
  const directories = change.directories
  const moved = directories !== undefined && !same(directories, before.directories)
  const isrChanged = !same(elected.isr, before.isr)
  if (!isrChanged && leader === undefined && recovery === undefined && !moved) return undefined
  const noLongerEligible = before.eligibleLeaderReplicas.filter((id) => !elected.isr.includes(id))
  const elrChanged = isrChanged && noLongerEligible.length < before.eligibleLeaderReplicas.length
  const emptied = isrChanged && elected.isr.length === 0
  return {
    kind: 'PartitionChangeRecord',
    version: partitionVersion(image.metadataVersion),
    value: {
      partitionId,
      topicId,
      ...(isrChanged ? { isr: elected.isr } : {}),
      ...(leader === undefined ? {} : { leader }),
      ...(recovery === undefined ? {} : { leaderRecoveryState: recovery }),
      ...(moved ? { directories } : {}),
      ...(elrChanged ? { eligibleLeaderReplicas: noLongerEligible } : {}),
      ...(isrChanged && before.lastKnownElr.length > 0 ? { lastKnownElr: [] } : {}),
      ...(emptied ? { eligibleLeaderReplicas: union(before.eligibleLeaderReplicas, last), lastKnownElr: last } : {})
    }
  }
}
