// What DescribeQuorum tells: KIP-595, with the times of KIP-836 and the directory ids of KIP-853.

import type { Uuid } from '#model/uuid.js'
import { currentVoters, leaderOf, type Progress, progressKey, type RaftState } from '#raft/state.js'
import { type Endpoint, findVoter, type ReplicaKey } from '#raft/voters.js'

export interface ReplicaStanding {
  readonly replicaId: number
  readonly replicaDirectoryId: Uuid
  /** -1: unknown. */
  readonly logEndOffset: number
  readonly lastFetchTimestamp: number
  readonly lastCaughtUpTimestamp: number
}

export interface QuorumDescription {
  readonly isLeader: boolean
  /** -1: none known. */
  readonly leaderId: number
  readonly leaderEpoch: number
  readonly highWatermark: number
  readonly voters: readonly ReplicaStanding[]
  readonly observers: readonly ReplicaStanding[]
  readonly nodes: readonly { readonly nodeId: number; readonly listeners: readonly Endpoint[] }[]
}

/** An observer that was silent that long is no longer one (Kafka's OBSERVER_SESSION_TIMEOUT_MS). */
const observerSessionMs = 300_000

/** `wallOffsetMs` turns raft's monotonic times into times of the calendar. */
export function describeQuorum(
  state: RaftState,
  endpoints: readonly Endpoint[],
  wallOffsetMs: number,
  nowMs: number
): QuorumDescription {
  const { role, config, log } = state
  const voters = currentVoters(state)
  const own = {
    replicaId: config.self.id,
    logEndOffset: log.endOffset,
    lastFetchTimestamp: nowMs,
    lastCaughtUpTimestamp: nowMs
  }
  const time = (ms: number): number => (ms < 0 ? -1 : Math.floor(ms + wallOffsetMs))
  const standing = (key: ReplicaKey, progress: Progress | undefined): ReplicaStanding => ({
    replicaId: key.id,
    replicaDirectoryId: key.directoryId,
    logEndOffset: progress?.endOffset ?? -1,
    lastFetchTimestamp: time(progress?.lastFetchMs ?? -1),
    lastCaughtUpTimestamp: time(progress?.lastCaughtUpMs ?? -1)
  })
  const progress = role.name === 'leader' ? role.progress : new Map<string, Progress>()
  const others = [...progress.values()].filter(
    ({ key, lastFetchMs }) =>
      findVoter(voters, key) === undefined && lastFetchMs >= 0 && time(lastFetchMs) >= nowMs - observerSessionMs
  )
  return {
    isLeader: role.name === 'leader',
    leaderId: leaderOf(state) ?? -1,
    leaderEpoch: state.epoch,
    highWatermark: state.highWatermark ?? -1,
    voters: voters.map((voter) =>
      voter.id === config.self.id
        ? { ...own, replicaDirectoryId: voter.directoryId }
        : standing(voter, progress.get(progressKey(voter)))
    ),
    observers: others.map((other) => standing(other.key, other)),
    nodes: voters.map((voter) => ({
      nodeId: voter.id,
      listeners: voter.endpoints.length > 0 ? voter.endpoints : voter.id === config.self.id ? endpoints : []
    }))
  }
}
