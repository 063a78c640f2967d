// One partition's log. A thin object around a handle: the log itself is native and shared by all shards, so two objects with one
// handle are the same log.
//
// Nothing is allocated per call: what an append or a read answers is read from `appended` and `found`, views of this
// environment's results block that hold until its next call on ANY log.

import { ErrorCode } from '#model/error-code.js'
import { asEpochMs, asLeaderEpoch, asOffset, type EpochMs, type LeaderEpoch, type Offset } from '#model/offset.js'
import type { Binding, LogHandle, PinId, RecordError } from '#native/binding.js'
import {
  AppendSlot,
  abortedPairsMax,
  EpochEndSlot,
  Isolation,
  OffsetsSlot,
  Origin,
  ReadSlot,
  RoleKind,
  TimestampSlot
} from '#native/layout.gen.js'
import { loadAddon } from '#native/load.js'
import { encodeLogConfig, type LogConfig } from './log-config.ts'
import { guarded, StorageFault } from './storage-fault.ts'

export { Isolation, Origin, RoleKind }

const native: Binding = loadAddon()
const { logAppend, logRead, pinRelease } = native // a large object, slow to look into on every request
const results = native.results
const slot = (index: number): number => results[index] as number

export interface AppendOptions {
  readonly origin: Origin
  /** Refused when the log has another; -1: not compared. */
  readonly leaderEpoch: LeaderEpoch
  readonly nowMs: EpochMs
  /** acks=all: refused while the ISR is smaller than min.insync.replicas. */
  readonly requireMinIsr: boolean
  readonly produceVersion: number
  /** From `verifyBegin`; 0: none. */
  readonly verificationGuard: number
  /** Of a transaction marker; -1: none. */
  readonly coordinatorEpoch: number
}

/** What the last append answered. */
export const appended = {
  get baseOffset(): Offset {
    return asOffset(slot(AppendSlot.baseOffset))
  },
  get lastOffset(): Offset {
    return asOffset(slot(AppendSlot.lastOffset))
  },
  /** -1 unless the topic has LogAppendTime; of a duplicate the original's greatest timestamp. */
  get appendTimeMs(): EpochMs {
    return asEpochMs(slot(AppendSlot.appendTimeMs))
  },
  get logStartOffset(): Offset {
    return asOffset(slot(AppendSlot.logStartOffset))
  },
  get highWatermark(): Offset {
    return asOffset(slot(AppendSlot.highWatermark))
  },
  /** The log's own; what a wait on this append names. */
  get leaderEpoch(): LeaderEpoch {
    return asLeaderEpoch(slot(AppendSlot.leaderEpoch))
  },
  get recordCount(): number {
    return slot(AppendSlot.recordCount)
  },
  /** The offsets are those of the first time. */
  get duplicate(): boolean {
    return slot(AppendSlot.duplicate) === 1
  },
  /** Of a refused append. */
  get message(): string {
    return native.lastMessage()
  },
  recordErrors(): RecordError[] {
    return slot(AppendSlot.recordErrorCount) === 0 ? [] : native.lastRecordErrors()
  }
}

/** What the last read answered. */
export const found = {
  get length(): number {
    return slot(ReadSlot.length)
  },
  /** In the pinned file. */
  get position(): number {
    return slot(ReadSlot.position)
  },
  get pin(): PinId {
    return slot(ReadSlot.pin) as PinId
  },
  /** Of the first batch; it may begin before the offset asked for. */
  get firstOffset(): Offset {
    return asOffset(slot(ReadSlot.firstOffset))
  },
  get highWatermark(): Offset {
    return asOffset(slot(ReadSlot.highWatermark))
  },
  get lastStableOffset(): Offset {
    return asOffset(slot(ReadSlot.lastStableOffset))
  },
  get logStartOffset(): Offset {
    return asOffset(slot(ReadSlot.logStartOffset))
  },
  get logEndOffset(): Offset {
    return asOffset(slot(ReadSlot.logEndOffset))
  },
  get leaderEpoch(): LeaderEpoch {
    return asLeaderEpoch(slot(ReadSlot.leaderEpoch))
  },
  get abortedCount(): number {
    return slot(ReadSlot.abortedCount)
  },
  /** Producer id and first offset, in turn; a view when they fit into the block, a copy when not. */
  aborted(): Float64Array {
    const count = slot(ReadSlot.abortedCount)
    return count > abortedPairsMax
      ? native.logAborted()
      : results.subarray(ReadSlot.aborted, ReadSlot.aborted + 2 * count)
  }
}

export interface LogOffsets {
  readonly logStart: Offset
  readonly lastStable: Offset
  readonly highWatermark: Offset
  readonly flushed: Offset
  readonly end: Offset
  readonly leaderEpoch: LeaderEpoch
  readonly role: RoleKind
  readonly underMinIsr: boolean
}

export interface TimestampAnswer {
  readonly errorCode: ErrorCode
  readonly timestamp: number
  /** -1: none. */
  readonly offset: Offset
  readonly leaderEpoch: LeaderEpoch
}

export interface Role {
  readonly kind: RoleKind
  readonly leaderEpoch: LeaderEpoch
  readonly ownId: number
  /** min(min.insync.replicas, replicas assigned) */
  readonly minIsr: number
  readonly isr: readonly number[]
  /** Of ISR changes still in flight: the high watermark waits for both. */
  readonly pendingIsr: readonly number[]
}

export interface ProducerState {
  readonly producerId: number
  readonly producerEpoch: number
  readonly lastSequence: number
  readonly lastTimestamp: number
  readonly coordinatorEpoch: number
  readonly transactionStart: number
}

export class PartitionLog {
  readonly handle: LogHandle

  constructor(handle: LogHandle) {
    this.handle = handle
  }

  /** Appends the record set at (buffer, offset, length) of native memory; it is rewritten in place. See `appended`. */
  append(buffer: number, offset: number, length: number, options: AppendOptions): ErrorCode {
    return native.logAppend(
      this.handle,
      buffer,
      offset,
      length,
      options.origin,
      options.leaderEpoch,
      options.nowMs,
      options.requireMinIsr,
      options.produceVersion,
      options.verificationGuard,
      options.coordinatorEpoch
    ) as ErrorCode
  }

  /** As `append` for what a client produced, without an options object. */
  appendProduced(
    buffer: number,
    offset: number,
    length: number,
    leaderEpoch: number,
    nowMs: number,
    requireMinIsr: boolean,
    produceVersion: number
  ): ErrorCode {
    return logAppend(
      this.handle,
      buffer,
      offset,
      length,
      Origin.client,
      leaderEpoch,
      nowMs,
      requireMinIsr,
      produceVersion,
      0,
      -1
    ) as ErrorCode
  }

  /** The same from a Buffer; it too is rewritten in place. */
  appendBytes(records: Uint8Array, options: AppendOptions): ErrorCode {
    return native.logAppendBytes(
      this.handle,
      records,
      options.origin,
      options.leaderEpoch,
      options.nowMs,
      options.requireMinIsr,
      options.produceVersion,
      options.verificationGuard,
      options.coordinatorEpoch
    ) as ErrorCode
  }

  /** KIP-890; 0 when the producer's transaction is known here already. */
  verifyBegin(producerId: number, producerEpoch: number, sequence: number, supportsEpochBump: boolean): number {
    return native.logVerifyBegin(this.handle, producerId, producerEpoch, sequence, supportsEpochBump)
  }

  /** Looks and pins: `found.pin` is 0 when there is nothing to read, else it has to be released (releasePin). */
  read(offset: number, maxBytes: number, minOne: boolean, isolation: Isolation): ErrorCode {
    return logRead(this.handle, offset, maxBytes, minOne, isolation) as ErrorCode
  }

  /** Copies up to `into.length` bytes. A first batch that is larger is not copied: `found.length` says what it needs. */
  readInto(offset: number, into: Uint8Array, minOne: boolean, isolation: Isolation): ErrorCode {
    return native.logReadInto(this.handle, offset, into.length, minOne, isolation, into) as ErrorCode
  }

  offsets(): LogOffsets {
    this.#check(native.logOffsets(this.handle))
    return {
      logStart: asOffset(slot(OffsetsSlot.logStart)),
      lastStable: asOffset(slot(OffsetsSlot.lastStable)),
      highWatermark: asOffset(slot(OffsetsSlot.highWatermark)),
      flushed: asOffset(slot(OffsetsSlot.flushed)),
      end: asOffset(slot(OffsetsSlot.end)),
      leaderEpoch: asLeaderEpoch(slot(OffsetsSlot.leaderEpoch)),
      role: slot(OffsetsSlot.role) as RoleKind,
      underMinIsr: slot(OffsetsSlot.underMinIsr) === 1
    }
  }

  /** The first record at or after `timestamp`. */
  findTimestamp(timestamp: number): TimestampAnswer {
    return timestampAnswer(native.logFindTimestamp(this.handle, timestamp))
  }

  findMaxTimestamp(): TimestampAnswer {
    return timestampAnswer(native.logFindMaxTimestamp(this.handle))
  }

  /** The greatest known epoch up to `epoch`, and where the next one starts; -1 for what is unknown. */
  epochEnd(epoch: number): { readonly epoch: LeaderEpoch; readonly endOffset: Offset } {
    this.#check(native.logEpochEnd(this.handle, epoch))
    return { epoch: asLeaderEpoch(slot(EpochEndSlot.epoch)), endOffset: asOffset(slot(EpochEndSlot.endOffset)) }
  }

  latestEpoch(): LeaderEpoch {
    return asLeaderEpoch(native.logLatestEpoch(this.handle))
  }

  /** -1: unknown. */
  epochAt(offset: number): LeaderEpoch {
    return asLeaderEpoch(native.logEpochAt(this.handle, offset))
  }

  epochs(): { readonly epoch: LeaderEpoch; readonly startOffset: Offset }[] {
    return rows(native.logEpochs(this.handle), 2, ([epoch = -1, start = -1]) => ({
      epoch: asLeaderEpoch(epoch),
      startOffset: asOffset(start)
    }))
  }

  producers(): ProducerState[] {
    return rows(
      native.logProducers(this.handle),
      6,
      ([id = -1, epoch = -1, sequence = -1, time = -1, coordinator = -1, start = -1]) => ({
        producerId: id,
        producerEpoch: epoch,
        lastSequence: sequence,
        lastTimestamp: time,
        coordinatorEpoch: coordinator,
        transactionStart: start
      })
    )
  }

  segments(): { readonly baseOffset: Offset; readonly sizeBytes: number; readonly maxTimestamp: number }[] {
    return rows(native.logSegments(this.handle), 3, ([base = 0, size = 0, time = -1]) => ({
      baseOffset: asOffset(base),
      sizeBytes: size,
      maxTimestamp: time
    }))
  }

  sizeBytes(): number {
    return native.logSizeBytes(this.handle)
  }

  /** FENCED_LEADER_EPOCH when the log knows a newer one. Waits fail before this returns when role or epoch changed. */
  setRole(role: Role): ErrorCode {
    const { kind, leaderEpoch, ownId, minIsr, isr, pendingIsr } = role
    return native.logSetRole(
      this.handle,
      kind,
      leaderEpoch,
      ownId,
      minIsr,
      Int32Array.from(isr),
      Int32Array.from(pendingIsr)
    ) as ErrorCode
  }

  /** A follower asked from `offset` on, so it has everything before. True when the high watermark moved. */
  followerFetched(replicaId: number, offset: number): boolean {
    return native.logFollowerFetched(this.handle, replicaId, offset)
  }

  /** Followers and raft; never backwards. */
  advanceHighWatermark(offset: number): void {
    native.logAdvanceHighWatermark(this.handle, offset)
  }

  /** Also says that the configuration is known: retention begins only then. */
  configure(config: LogConfig): ErrorCode {
    return native.logConfigure(this.handle, encodeLogConfig(config)) as ErrorCode
  }

  /** OFFSET_OUT_OF_RANGE beyond the high watermark. */
  deleteRecordsBefore(offset: number): ErrorCode {
    return native.logDeleteRecords(this.handle, offset) as ErrorCode
  }

  truncateTo(offset: number): ErrorCode {
    return native.logTruncate(this.handle, offset) as ErrorCode
  }

  truncateFullyAndStartAt(offset: number): ErrorCode {
    return native.logStartAt(this.handle, offset) as ErrorCode
  }

  roll(nowMs: number): ErrorCode {
    return native.logRoll(this.handle, nowMs) as ErrorCode
  }

  /** Retention now; how many segments went. */
  dropOldSegments(nowMs: number): number {
    return native.logDropSegments(this.handle, nowMs)
  }

  /** Waits for the disk on this thread; throws StorageFault. */
  flush(): void {
    this.#check(guarded(() => native.logFlush(this.handle)))
  }

  /** Joins the next group commit of the log threads; wait for `flushed`. */
  flushSoon(): void {
    native.logFlushSoon(this.handle)
  }

  #check(code: number): void {
    if (code === ErrorCode.NONE) return
    throw new StorageFault('io', `the log (handle ${this.handle}) is offline, closed or deleted (error ${code})`)
  }
}

/** Gives the file of a read back once its bytes are sent. */
export function releasePin(pin: PinId): void {
  pinRelease(pin)
}

function timestampAnswer(code: number): TimestampAnswer {
  return {
    errorCode: code as ErrorCode,
    timestamp: slot(TimestampSlot.timestamp),
    offset: asOffset(slot(TimestampSlot.offset)),
    leaderEpoch: asLeaderEpoch(slot(TimestampSlot.leaderEpoch))
  }
}

function rows<Row>(flat: Float64Array, width: number, make: (row: readonly number[]) => Row): Row[] {
  return Array.from({ length: flat.length / width }, (_, at) => make([...flat.subarray(at * width, (at + 1) * width)]))
}
