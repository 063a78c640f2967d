// The whole of what a replica of the metadata quorum knows. Immutable: a step makes the next one.

import type { QuorumState } from './effect.ts'
import { type LogShape, lastEpoch, type OffsetAndEpoch } from './log-shape.ts'
import { type Endpoint, findVoter, type ReplicaKey, type VoterSet, type VotersAt } from './voters.ts'

export interface RaftConfig {
  readonly self: ReplicaKey
  readonly endpoints: readonly Endpoint[]
  readonly electionTimeoutMs: number
  readonly electionBackoffMaxMs: number
  readonly fetchTimeoutMs: number
  readonly requestTimeoutMs: number
  readonly retryBackoffMs: number
  /** How many bootstrap servers there are to ask when no leader is known; they are called -2, -3, … */
  readonly bootstrapServers: number
  readonly fetchMaxWaitMs: number
}

export interface Unattached {
  readonly name: 'unattached'
  readonly leaderId: number | null
  readonly voted: ReplicaKey | null
  readonly electionDeadline: number
}
/** Asks whether it would win before it raises the epoch (KIP-996). */
export interface Prospective {
  readonly name: 'prospective'
  readonly leaderId: number | null
  readonly voted: ReplicaKey | null
  readonly votes: ReadonlyMap<number, boolean>
  readonly electionDeadline: number
}
export interface Candidate {
  readonly name: 'candidate'
  readonly votes: ReadonlyMap<number, boolean>
  readonly electionDeadline: number
}
export interface Progress {
  readonly key: ReplicaKey
  /** Where its log ends on its disk, as its last fetch said; null before the first. */
  readonly endOffset: number | null
  readonly lastFetchMs: number
  readonly lastCaughtUpMs: number
  readonly leaderEndAtLastFetch: number
}
export interface ParkedFetch {
  readonly token: number
  readonly fetchOffset: number
  readonly highWatermark: number | null
  readonly deadline: number
}
export interface Leader {
  readonly name: 'leader'
  readonly epochStartOffset: number
  /** By `progressKey`; voters and observers alike. */
  readonly progress: ReadonlyMap<string, Progress>
  /** Voters that have to hear of this epoch (again). */
  readonly beginPending: ReadonlySet<number>
  readonly fetchedSinceCheck: ReadonlySet<number>
  readonly checkQuorumDeadline: number
  readonly beginDeadline: number
  readonly parked: readonly ParkedFetch[]
  /** A voter change waits to be committed: where it stands, and who asked. */
  readonly pendingChange: { readonly offset: number; readonly token: number } | null
}
export interface Follower {
  readonly name: 'follower'
  readonly leaderId: number
  readonly voted: ReplicaKey | null
  readonly fetchDeadline: number
  readonly hasFetched: boolean
  readonly snapshot: { readonly id: OffsetAndEpoch; readonly position: number; readonly storing: boolean } | null
}
export interface Resigned {
  readonly name: 'resigned'
  readonly unacknowledged: ReadonlySet<number>
  readonly preferred: readonly ReplicaKey[]
  readonly electionDeadline: number
}
export type Role = Unattached | Prospective | Candidate | Leader | Follower | Resigned

/** One request at a time to each peer; after a failure the next waits. */
export type Line =
  | { readonly kind: 'waiting'; readonly correlation: number; readonly deadline: number }
  | { readonly kind: 'backing-off'; readonly until: number }

export interface RaftState {
  readonly config: RaftConfig
  readonly epoch: number
  readonly role: Role
  readonly log: LogShape
  /** null until this process has learned of one. */
  readonly highWatermark: number | null
  /** Ascending by offset, never empty. */
  readonly history: readonly VotersAt[]
  readonly leaderEndpoints: readonly Endpoint[]
  readonly lines: ReadonlyMap<number, Line>
  readonly nextCorrelation: number
  readonly persisted: QuorumState
  readonly timerAt: number
}

export interface Restored {
  readonly config: RaftConfig
  readonly quorumState: QuorumState | null
  readonly log: LogShape
  readonly history: readonly VotersAt[]
}

export const progressKey = (key: ReplicaKey): string => `${key.id}/${key.directoryId}`

export const currentVoters = (state: RaftState): VoterSet => state.history.at(-1)?.voters ?? []
export const kraftVersion = (state: RaftState): number => state.history.at(-1)?.kraftVersion ?? 0
export const isVoter = (state: RaftState): boolean => findVoter(currentVoters(state), state.config.self) !== undefined
export const isOnlyVoter = (state: RaftState): boolean => isVoter(state) && currentVoters(state).length === 1

export function leaderOf(state: RaftState): number | null {
  const role = state.role
  switch (role.name) {
    case 'leader':
    case 'resigned':
      return state.config.self.id
    case 'candidate':
      return null
    default:
      return role.leaderId
  }
}

export function votedFor(state: RaftState): ReplicaKey | null {
  const role = state.role
  if (role.name === 'leader' || role.name === 'resigned') return null
  return role.name === 'candidate' ? state.config.self : role.voted
}

export const electionState = (state: RaftState): QuorumState => ({
  leaderId: leaderOf(state),
  leaderEpoch: state.epoch,
  voted: votedFor(state)
})

/** [1, 2) times the election time-out, so that replicas seldom stand up together. */
export const electionTimeout = (config: RaftConfig, random: number): number =>
  config.electionTimeoutMs + Math.floor(random * config.electionTimeoutMs)

/**
 * The role a replica wakes up in. A leader wakes up resigned: what it had not flushed is gone, and it must never
 * append in that epoch again. Its own vote for itself still stands, so a candidate goes on being one.
 */
export function restore(from: Restored, now: number, random: number): RaftState {
  const { config, log } = from
  const quorumState = from.quorumState ?? { leaderId: null, leaderEpoch: 0, voted: null }
  const epoch = Math.max(quorumState.leaderEpoch, lastEpoch(log))
  const kept = epoch === quorumState.leaderEpoch ? quorumState : { leaderId: null, leaderEpoch: epoch, voted: null }
  const voters = from.history.at(-1)?.voters ?? []
  const votes = findVoter(voters, config.self) !== undefined
  const deadline = votes ? now + electionTimeout(config, random) : Number.POSITIVE_INFINITY
  return {
    config,
    epoch,
    role: wakingRole(config, kept, voters, now, deadline),
    log,
    highWatermark:
      log.snapshot === null && log.startOffset === 0 ? null : Math.max(log.snapshot?.offset ?? 0, log.startOffset),
    history: from.history,
    leaderEndpoints: voters.find((voter) => voter.id === kept.leaderId)?.endpoints ?? [],
    lines: new Map(),
    nextCorrelation: 1,
    persisted: quorumState,
    timerAt: 0
  }
}

function wakingRole(
  config: RaftConfig,
  kept: QuorumState,
  voters: VoterSet,
  now: number,
  electionDeadline: number
): Role {
  const { self } = config
  if (kept.leaderId === self.id) {
    const until = Number.isFinite(electionDeadline) ? electionDeadline : now + config.electionTimeoutMs
    return { name: 'resigned', unacknowledged: new Set(), preferred: [], electionDeadline: until }
  }
  const votedSelf = kept.voted?.id === self.id && kept.voted.directoryId === self.directoryId
  if (kept.leaderId === null && votedSelf && findVoter(voters, self) !== undefined) {
    return { name: 'candidate', votes: new Map([[self.id, true]]), electionDeadline }
  }
  if (kept.leaderId !== null && voters.some((voter) => voter.id === kept.leaderId)) {
    return {
      name: 'follower',
      leaderId: kept.leaderId,
      voted: kept.voted,
      fetchDeadline: now + config.fetchTimeoutMs,
      hasFetched: false,
      snapshot: null
    }
  }
  return { name: 'unattached', leaderId: kept.leaderId, voted: kept.voted, electionDeadline }
}
