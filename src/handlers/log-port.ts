// What handlers ask of the logs. The outcome objects are reused: what they say stands until the next call of the port.

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
  readonly message: string | null
}

export interface Appended {
  readonly errorCode: number
  readonly errorMessage: string | null
  readonly baseOffset: number
  readonly lastOffset: number
  /** -1 unless the topic uses LogAppendTime. */
  readonly logAppendTimeMs: number
  readonly logStartOffset: number
  readonly highWatermark: number
  readonly leaderEpoch: number
  readonly recordErrors: readonly RecordErrorView[]
}

export interface Snapshot {
  readonly errorCode: number
  /** 0 when there is nothing to send. Whoever has it gives it to a plan or back to `unpin`. */
  readonly pinId: number
  readonly position: number
  readonly length: number
  readonly highWatermark: number
  readonly lastStableOffset: number
  readonly logStartOffset: number
  readonly logEndOffset: number
  readonly leaderEpoch: number
  /** Pairs of producer id and first offset; empty unless committed. */
  readonly aborted: readonly number[]
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

export interface LogPort {
  /** The log of a partition on this node, 0 when there is none. */
  find(topicId: string, index: number): number
  append(
    log: number,
    bufferId: number,
    offset: number,
    length: number,
    leaderEpoch: number,
    produceVersion: number,
    allReplicas: boolean
  ): Appended
  read(log: number, offset: number, bytesMax: number, minOne: boolean, isolation: Isolation): Snapshot
  unpin(pinId: number): void
  /** Undefined when the log is gone. */
  offsets(log: number): LogOffsets | undefined
  /** `run` is called exactly once, later, on this thread; never before `wait` returns. */
  wait(log: number, kind: WaitKind, leaderEpoch: number, endOffset: number, run: (outcome: WaitOutcome) => void): number
  /** The waiter's `run` is not called any more. */
  cancel(waiter: number): void
  offsetForTimestamp(log: number, timestamp: number): TimestampAndOffset
  offsetOfMaxTimestamp(log: number): TimestampAndOffset
  endOffsetForEpoch(log: number, leaderEpoch: number): { readonly leaderEpoch: number; readonly endOffset: number }
  /** The epoch in which the record at `offset` was written; -1 when unknown. */
  epochAt(log: number, offset: number): number
  deleteRecordsBefore(log: number, offset: number): number
  producers(log: number): readonly ProducerInfo[]
  sizeBytes(log: number): number
  directories(): readonly LogDirectoryInfo[]
  /** The path of the directory that holds the log. */
  directoryOf(log: number): string
}
