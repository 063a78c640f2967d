// What handlers ask of the logs, so that they can be tested without any.

import type { PartitionLog } from '#log/partition-log.js'
import type { ErrorCode } from '#model/error-code.js'

/** Isolation of a read; the numbers are native's. */
export const Isolation = { logEnd: 0, highWatermark: 1, committed: 2 } as const
export type Isolation = (typeof Isolation)[keyof typeof Isolation]

export const WaitKind = { highWatermark: 0, lastStable: 1, flushed: 2, logEnd: 3 } as const
export type WaitKind = (typeof WaitKind)[keyof typeof WaitKind]

export const WaitOutcome = {
  reached: 0,
  roleChanged: 1,
  truncated: 2,
  deleted: 3,
  offline: 4,
  timedOut: 5,
  cancelled: 6
} as const
export type WaitOutcome = (typeof WaitOutcome)[keyof typeof WaitOutcome]

export interface RecordErrorView {
  readonly batchIndex: number
  readonly message: string
}

export interface Appended {
  readonly baseOffset: number
  readonly lastOffset: number
  /** -1 unless the topic uses LogAppendTime. */
  readonly appendTimeMs: number
  readonly logStartOffset: number
  readonly highWatermark: number
  readonly leaderEpoch: number
  readonly recordCount: number
  /** Of a refused append; may be empty. */
  readonly message: string
  recordErrors(): readonly RecordErrorView[]
}

export interface Found {
  /** 0 when there is nothing to send. Whoever has it gives it to a plan or back to `unpin`. */
  readonly pin: number
  readonly position: number
  readonly length: number
  readonly highWatermark: number
  readonly lastStableOffset: number
  readonly logStartOffset: number
  readonly logEndOffset: number
  readonly leaderEpoch: number
  readonly abortedCount: number
  /** Pairs of producer id and first offset; empty unless committed. */
  aborted(): ArrayLike<number>
}

export interface LogOffsets {
  readonly logStart: number
  readonly lastStable: number
  readonly highWatermark: number
  readonly end: number
  readonly leaderEpoch: number
  readonly underMinIsr: boolean
}

export interface TimestampAndOffset {
  readonly errorCode: number
  readonly timestamp: number
  readonly offset: number
  readonly leaderEpoch: number
}

export interface ProducerInfo {
  readonly producerId: number
  readonly producerEpoch: number
  readonly lastSequence: number
  readonly lastTimestamp: number
  readonly coordinatorEpoch: number
  readonly currentTxnStartOffset: number
}

export interface LogDirectoryInfo {
  readonly errorCode: number
  readonly path: string
  readonly totalBytes: number
  readonly usableBytes: number
}

/** A topic's logs on this node, and what of its configuration the handlers obey. */
export interface TopicLogs {
  /** By partition index; a hole where this node has no replica. */
  readonly logs: readonly (PartitionLog | undefined)[]
  /** flush.messages=1: whoever acknowledges waits for the disk first. */
  readonly flushesEach: boolean
  /** compression.type as a codec; -1: the producer's. */
  readonly compression: number
}

export interface LogPort {
  /** The log of a partition on this node. */
  find(topicId: string, index: number): PartitionLog | undefined
  /** Of a replica of this node: its log directory failed or could not be used from the start. */
  isOffline(topicId: string, index: number): boolean
  ofTopic(topicId: string): TopicLogs | undefined
  /** Appends by reference; what happened stands in `appended` until the next call. */
  append(
    log: PartitionLog,
    bufferId: number,
    offset: number,
    length: number,
    leaderEpoch: number,
    produceVersion: number,
    allReplicas: boolean,
    nowMs: number
  ): ErrorCode
  /** The same on a native worker, from a retained buffer. `answer` is called once, later; `appended` is then its own. */
  appendLater(
    log: PartitionLog,
    bufferId: number,
    offset: number,
    length: number,
    leaderEpoch: number,
    produceVersion: number,
    allReplicas: boolean,
    nowMs: number,
    answer: (errorCode: ErrorCode) => void
  ): void
  readonly appended: Appended
  /** What was found stands in `found` until the next call. */
  read(log: PartitionLog, offset: number, bytesMax: number, minOne: boolean, isolation: Isolation): ErrorCode
  readonly found: Found
  unpin(pin: number): void
  /** Undefined when the log is gone. */
  offsets(log: PartitionLog): LogOffsets | undefined
  /** `run` is called exactly once, later, on this thread; never before `wait` returns. */
  wait(
    log: PartitionLog,
    kind: WaitKind,
    leaderEpoch: number,
    endOffset: number,
    run: (outcome: WaitOutcome) => void
  ): number
  /** The waiter's `run` is still called, with `cancelled` unless another outcome was on its way. */
  cancel(waiter: number): void
  offsetForTimestamp(log: PartitionLog, timestamp: number): TimestampAndOffset
  offsetOfMaxTimestamp(log: PartitionLog): TimestampAndOffset
  endOffsetForEpoch(log: PartitionLog, leaderEpoch: number): { readonly epoch: number; readonly endOffset: number }
  /** The epoch in which the record at `offset` was written; -1 when unknown. */
  epochAt(log: PartitionLog, offset: number): number
  deleteRecordsBefore(log: PartitionLog, offset: number): ErrorCode
  producers(log: PartitionLog): readonly ProducerInfo[]
  sizeBytes(log: PartitionLog): number
  directories(): readonly LogDirectoryInfo[]
  /** The path of each log's directory, by the log's handle. */
  directoryPaths(): ReadonlyMap<number, string>
}
