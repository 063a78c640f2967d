// What the quorum needs of the world. Implemented by log (the native log), runtime, and for a cluster by client.

import type { OffsetAndEpoch } from '#raft/log-shape.js'
import type { Request, Response } from '#raft/message.js'
import type { Endpoint } from '#raft/voters.js'

/**
 * The bytes of __cluster_metadata-0. All calls but `flushSoon` are done when they return; a disk that refuses throws
 * (StorageFault), and the process cannot go on without its metadata log.
 */
export interface MetadataLogStore {
  readonly startOffset: number
  readonly endOffset: number
  /** Epochs with their first offsets, ascending, from the start offset on. */
  epochs(): readonly OffsetAndEpoch[]
  /** One whole batch that carries its base offset, equal to `endOffset`, and its epoch. */
  append(batch: Buffer): void
  /** Whole batches from `from` (the start of a batch) on: at least one, then as many as fit into `maxBytes`. */
  read(from: number, maxBytes: number): Buffer
  /** For readers on other threads; never backwards. */
  setHighWatermark(offset: number): void
  /** Puts everything appended so far on disk and then calls one of the two back, later than this call. */
  flushSoon(done: (endOffset: number) => void, failed: (failure: unknown) => void): void
  flush(): void
  /** Durable when it returns. */
  truncate(offset: number): void
  /** Empties the log; the next batch has `offset`. Durable when it returns. */
  startAt(offset: number): void
  /** Gives up what lies below; may keep more than that, as whole segments go. */
  deleteBefore(offset: number): void
  sizeBytes(): number
}

export interface QuorumClock {
  /** Of the calendar: what records carry. */
  nowMs(): number
  /** Never goes back: what deadlines are made of. */
  monotonicMs(): number
}

export interface QuorumTimers {
  after(delayMs: number, run: () => void): () => void
  /** Once the current turn of the event loop is over. */
  soon(run: () => void): () => void
}

export interface QuorumRandom {
  below(bound: number): number
}

/** Other replicas. A quorum of one never calls it. */
export interface QuorumPeers {
  /** `to` below -1 is a bootstrap server: -2 the first. Null: it could not be asked, or did not answer. */
  send(to: number, endpoints: readonly Endpoint[], request: Request, answer: (response: Response | null) => void): void
}

export const noPeers: QuorumPeers = {
  send: (_to, _endpoints, _request, answer) => answer(null)
}
