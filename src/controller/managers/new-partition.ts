// A partition that is about to exist: its replicas checked or placed, who is in sync, where its logs go.

import type { BrokerImage } from '#metadata/image/cluster.js'
import { directoryWorks, unassignedDirectory } from '#metadata/image/directories.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import { LeaderRecoveryState, type PartitionImage } from '#metadata/image/topics.js'
import { ErrorCode } from '#model/error-code.js'
import type { Uuid } from '#model/uuid.js'
import { Refusal, repeated } from './decision.ts'

/** May lead and be in sync. */
export function isActive(broker: BrokerImage | undefined): boolean {
  return broker !== undefined && !broker.fenced && !broker.inControlledShutdown
}

/** Whether a replica could lead now: its broker is active and its log directory works. */
export function isOnline(image: MetadataImage, { replicas, directories }: PartitionImage, id: number): boolean {
  const broker = image.cluster.broker(id)
  if (broker === undefined || !isActive(broker)) return false
  return directoryWorks(broker, directories[replicas.indexOf(id)])
}

/** The broker's only directory, or "the broker will say". */
export function defaultDirectory(broker: BrokerImage | undefined): Uuid {
  const [only, ...others] = broker?.directories ?? []
  return only !== undefined && others.length === 0 ? only : unassignedDirectory
}

function refuseAssignment(message: string): never {
  throw new Refusal(ErrorCode.INVALID_REPLICA_ASSIGNMENT, message)
}

/** Checks what a client assigned by hand. `factor` is the number of replicas of the partitions before, if there are any. */
export function checkManualAssignment(
  image: MetadataImage,
  replicas: readonly number[],
  factor: number | undefined
): void {
  if (replicas.length === 0) refuseAssignment('The manual partition assignment includes an empty replica list.')
  for (const id of replicas)
    if (image.cluster.broker(id) === undefined)
      refuseAssignment(`The manual partition assignment includes broker ${id}, but no such broker is registered.`)
  for (const id of repeated(replicas))
    refuseAssignment(`The manual partition assignment includes the broker ${id} more than once.`)
  if (factor !== undefined && replicas.length !== factor)
    refuseAssignment(
      `The manual partition assignment includes a partition with ${replicas.length} replica(s), but this is not ` +
        `consistent with previous partitions, which have ${factor} replica(s).`
    )
}

/** Undefined when no replica is active: a partition starts with a leader. */
export function newPartition(image: MetadataImage, replicas: readonly number[]): PartitionImage | undefined {
  const isr = replicas.filter((id) => isActive(image.cluster.broker(id)))
  const [leader] = isr
  if (leader === undefined) return undefined
  return {
    replicas,
    directories: replicas.map((id) => defaultDirectory(image.cluster.broker(id))),
    isr,
    removingReplicas: [],
    addingReplicas: [],
    eligibleLeaderReplicas: [],
    lastKnownElr: [],
    leader,
    leaderRecoveryState: LeaderRecoveryState.RECOVERED,
    leaderEpoch: 0,
    partitionEpoch: 0
  }
}
