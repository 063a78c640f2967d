// What a replica of the metadata quorum is made of.

import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { Endpoint, ReplicaKey, VoterSet } from '#raft/voters.js'
import type { SnapshotPolicy } from './cleaning.ts'
import type { MetadataLogStore, QuorumClock, QuorumPeers, QuorumRandom, QuorumTimers } from './ports.ts'

/** controller.quorum.* with Kafka's defaults. */
export interface QuorumTiming {
  readonly electionTimeoutMs: number
  readonly electionBackoffMaxMs: number
  readonly fetchTimeoutMs: number
  readonly requestTimeoutMs: number
  readonly retryBackoffMs: number
}

export const defaultTiming: QuorumTiming = {
  electionTimeoutMs: 1000,
  electionBackoffMaxMs: 1000,
  fetchTimeoutMs: 2000,
  requestTimeoutMs: 2000,
  retryBackoffMs: 20
}

export interface QuorumOptions {
  /** The __cluster_metadata-0 folder: snapshots and quorum-state. The log's own files are the store's. */
  readonly folder: string
  readonly store: MetadataLogStore
  readonly self: ReplicaKey
  /** Where others reach this replica's controller listener. */
  readonly endpoints: readonly Endpoint[]
  /** controller.quorum.voters; empty when the voters are in the log. */
  readonly staticVoters: VoterSet
  /** How many controller.quorum.bootstrap.servers there are. */
  readonly bootstrapServers: number
  readonly timing?: QuorumTiming
  readonly policy?: SnapshotPolicy
  readonly clock: QuorumClock
  readonly timers: QuorumTimers
  readonly random: QuorumRandom
  readonly peers?: QuorumPeers
  /**
   * The state after everything delivered so far, as records; null when it cannot be said now (amid a transaction of
   * the metadata log). Without it this replica makes no snapshots.
   */
  readonly snapshotRecords?: () => Iterable<MetadataRecordDraft> | null
  /** The disk refused, or the code is wrong: this replica has stopped, and the process should. */
  readonly onFault: (failure: unknown) => void
}
