// A coordinator's log over the native one.

import { type LogWaits, WaitKind, WaitOutcome } from '#log/log-waits.js'
import { type AppendOptions, appended, found, Isolation, Origin, type PartitionLog } from '#log/partition-log.js'
import { compressRecords, decompressRecords } from '#log/record-codec.js'
import { StorageFault } from '#log/storage-fault.js'
import { ErrorCode } from '#model/error-code.js'
import { asEpochMs, asLeaderEpoch } from '#model/offset.js'
import type { AppendAnswer, CoordinatorLog, LogBounds, ReadAnswer } from './ports.ts'

export class NativeCoordinatorLog implements CoordinatorLog {
  readonly #log: PartitionLog
  readonly #waits: LogWaits
  readonly #batchBytesMax: () => number

  constructor(log: PartitionLog, waits: LogWaits, batchBytesMax: () => number) {
    this.#log = log
    this.#waits = waits
    this.#batchBytesMax = batchBytesMax
  }

  batchBytesMax(): number {
    return this.#batchBytesMax()
  }

  append(batch: Buffer, leaderEpoch: number, nowMs: number): AppendAnswer {
    const options: AppendOptions = {
      origin: Origin.coordinator,
      leaderEpoch: asLeaderEpoch(leaderEpoch),
      nowMs: asEpochMs(nowMs),
      requireMinIsr: true,
      produceVersion: -1,
      verificationGuard: 0,
      coordinatorEpoch: -1
    }
    const errorCode = this.#log.appendBytes(batch, options)
    return { errorCode, endOffset: appended.lastOffset + 1, highWatermark: appended.highWatermark }
  }

  whenCommitted(endOffset: number, leaderEpoch: number, answer: (errorCode: ErrorCode) => void): void {
    this.#waits.wait(this.#log, WaitKind.highWatermark, leaderEpoch, endOffset, (outcome) => answer(errorOf(outcome)))
  }

  bounds(): LogBounds | undefined {
    try {
      return this.#log.offsets()
    } catch (failure) {
      if (failure instanceof StorageFault) return undefined
      throw failure
    }
  }

  read(offset: number, into: Buffer): ReadAnswer {
    const errorCode = this.#log.readInto(offset, into, true, Isolation.logEnd)
    return { errorCode, length: errorCode === ErrorCode.NONE ? found.length : 0 }
  }

  decompress(codec: number, bytes: Buffer): Buffer {
    return decompressRecords(codec, bytes)
  }

  compress(codec: number, bytes: Buffer): Buffer {
    return compressRecords(codec, bytes)
  }
}

function errorOf(outcome: WaitOutcome): ErrorCode {
  switch (outcome) {
    case WaitOutcome.reached:
      return ErrorCode.NONE
    case WaitOutcome.deleted:
      return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    case WaitOutcome.offline:
      return ErrorCode.KAFKA_STORAGE_ERROR
    default:
      return ErrorCode.NOT_LEADER_OR_FOLLOWER
  }
}
