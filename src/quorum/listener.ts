// What the quorum tells those who live by its records.

import type { MetadataRecord } from '#protocol/generated/metadata-records.js'
import type { OffsetAndEpoch } from '#raft/log-shape.js'

/** One committed batch. `records` is empty for raft's own control batches, which move the offset all the same. */
export interface CommittedBatch {
  readonly baseOffset: number
  readonly lastOffset: number
  readonly epoch: number
  readonly timestamp: number
  readonly records: readonly MetadataRecord[]
}

export interface LoadedSnapshot {
  /** The snapshot holds everything below `offset`. */
  readonly id: OffsetAndEpoch
  readonly lastContainedLogTimestamp: number
  readonly records: Iterable<readonly MetadataRecord[]>
}

export interface Leadership {
  readonly leaderId: number | null
  readonly epoch: number
}

/** Called in order, never from within a call of the quorum by the same listener but `addListener`. */
export interface QuorumListener {
  /** Everything known so far is void; this is the state, and batches go on from `snapshot.id.offset`. */
  onSnapshot(snapshot: LoadedSnapshot): void
  onCommit(batch: CommittedBatch): void
  /** This replica's own leadership is told only after everything of earlier epochs was delivered. */
  onLeadership(leadership: Leadership): void
}

/** An append was not committed under the epoch it was meant for; whether it ever will be is unknown. */
export class NotLeaderError extends Error {
  override readonly name = 'NotLeaderError'
}
