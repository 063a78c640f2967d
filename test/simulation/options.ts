// What a history is made of: who takes part, which troubles come, and how a replica is configured for them.

import { asUuid, type Uuid, zeroUuid } from '#model/uuid.js'
import type { RaftConfig, RaftState } from '#raft/state.js'
import type { Voter } from '#raft/voters.js'
import type { Disk } from './disk.ts'

export interface WorldOptions {
  readonly seed: number
  readonly voters: number
  readonly observers?: number
  /** Dynamic voters with directory ids, changed while it runs. */
  readonly reconfigure?: boolean
  readonly loss?: number
  readonly durationMs?: number
  readonly crashes?: boolean
  readonly partitions?: boolean
  readonly snapshots?: boolean
  /** Time-outs near the network's delays and trouble all the time: elections collide, leaders live briefly. */
  readonly storm?: boolean
  /** Planted bugs, to see that the checkers find them. */
  readonly bug?: 'vote-not-persisted' | 'commits-older-epochs' | 'counts-unflushed'
}

/** One replica with its disk and its luck. */
export interface Node {
  readonly id: number
  readonly config: RaftConfig
  readonly disk: Disk
  state: RaftState
  up: boolean
  /** Grows at each crash: what was under way before belongs to nobody. */
  life: number
  flushing: boolean
  cutFrom: Set<number>
  readonly asked: Map<number, { from: number; correlation: number; life: number }>
}

const directory = (id: number): Uuid => asUuid(`node-directory-id-000${id}`.padEnd(22, '0'))

export function voterOf(options: WorldOptions, id: number): Voter {
  const directoryId = options.reconfigure === true ? directory(id) : zeroUuid
  return { id, directoryId, endpoints: [], minKraftVersion: 0, maxKraftVersion: 1 }
}

export function raftConfig(options: WorldOptions, id: number): RaftConfig {
  const storm = options.storm === true
  return {
    self: { id, directoryId: directory(id) },
    endpoints: [],
    electionTimeoutMs: storm ? 40 : 300,
    electionBackoffMaxMs: storm ? 40 : 300,
    fetchTimeoutMs: storm ? 120 : 600,
    requestTimeoutMs: storm ? 60 : 400,
    retryBackoffMs: 20,
    bootstrapServers: options.voters,
    fetchMaxWaitMs: storm ? 50 : 150
  }
}
