// What a coordinator needs of the world: its partition's log, time, and somebody to tell of what failed. The real ones are
// joined in worker.ts; tests bring a log in memory, a clock that they move, and crashes.

import type { ErrorCode } from '#model/error-code.js'

export type Cancel = () => void

export interface CoordinatorTimers {
  after(delayMs: number, run: () => void): Cancel
  /** Once the current turn of the event loop is over. */
  soon(run: () => void): Cancel
}

export interface CoordinatorClock {
  /** Of the calendar: what records carry, what sessions and expiries are counted in. */
  nowMs(): number
  /** Never goes back: how long loading may keep others waiting. */
  monotonicMs(): number
}

/** Valid until the next append. */
export interface AppendAnswer {
  readonly errorCode: ErrorCode
  /** One past the last record. */
  readonly endOffset: number
  readonly highWatermark: number
}

/** Valid until the next read. */
export interface ReadAnswer {
  readonly errorCode: ErrorCode
  /** Bytes of whole batches; more than there was room for when not even the first one fitted, and then none were copied. */
  readonly length: number
}

export interface LogBounds {
  readonly logStart: number
  readonly highWatermark: number
  readonly end: number
}

export interface CoordinatorLog {
  /** max.message.bytes of the topic: no batch may be larger. */
  batchBytesMax(): number
  /** One batch, with acks=all, in `leaderEpoch` or not at all. The bytes may be rewritten. */
  append(batch: Buffer, leaderEpoch: number, nowMs: number): AppendAnswer
  /** Calls back once, later: NONE when the high watermark reached `endOffset`, else why it will not in this epoch. */
  whenCommitted(endOffset: number, leaderEpoch: number, answer: (errorCode: ErrorCode) => void): void
  /** Undefined when the log is gone. */
  bounds(): LogBounds | undefined
  /** Whole batches from the one that holds `offset` on, committed or not. */
  read(offset: number, into: Buffer): ReadAnswer
  /** The record bytes of a compressed batch. Throws for a broken stream. */
  decompress(codec: number, bytes: Buffer): Buffer
  compress(codec: number, bytes: Buffer): Buffer
}
