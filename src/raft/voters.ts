// Who votes. A voter set comes from the configuration (static, kraft.version 0) or from VotersRecords in the log
// (dynamic, KIP-853); the newest record in the log counts at once, committed or not, as Raft's single-server changes ask.

import { type Uuid, zeroUuid } from '#model/uuid.js'

export interface ReplicaKey {
  readonly id: number
  /** The zero id stands for "not known": static voters have none. */
  readonly directoryId: Uuid
}

export interface Endpoint {
  readonly name: string
  readonly host: string
  readonly port: number
}

export interface Voter extends ReplicaKey {
  readonly endpoints: readonly Endpoint[]
  readonly minKraftVersion: number
  readonly maxKraftVersion: number
}

export type VoterSet = readonly Voter[]

/** What the log says about the quorum from `offset` on; offset -1 is the configuration or the bootstrap snapshot. */
export interface VotersAt {
  readonly offset: number
  readonly kraftVersion: number
  readonly voters: VoterSet
}

/** A replica is a voter when its id is listed with its own directory id, or with none. */
export function findVoter(voters: VoterSet, key: ReplicaKey): Voter | undefined {
  return voters.find(
    (voter) => voter.id === key.id && (voter.directoryId === zeroUuid || voter.directoryId === key.directoryId)
  )
}

/** Does `asked`, as a message names it, mean `own`? Old messages carry no id or no directory: those mean anybody. */
export function keyMeans(asked: ReplicaKey | null, own: ReplicaKey): boolean {
  if (asked === null || asked.id < 0) return true
  return asked.id === own.id && (asked.directoryId === zeroUuid || asked.directoryId === own.directoryId)
}

export const majority = (voters: VoterSet): number => Math.floor(voters.length / 2) + 1

/** At most one voter comes or goes at a time; anything more could make two disjoint majorities. */
export function differByOne(before: VoterSet, after: VoterSet): boolean {
  const gone = before.filter((voter) => findVoter(after, voter) === undefined).length
  const come = after.filter((voter) => findVoter(before, voter) === undefined).length
  return gone + come <= 1
}
