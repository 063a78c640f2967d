// The metadata log as an ordinary native log. Shards wait on its high watermark and read it beside us.
//
// Batches come with offset and epoch already set, whoever decided on them, so the log takes them as a follower does.

import { invariant } from '#base/invariant.js'
import { defaultLogConfig, type LogConfig } from '#log/log-config.js'
import { type LogWaits, WaitKind, WaitOutcome } from '#log/log-waits.js'
import { appended, found, Isolation, Origin, type PartitionLog, RoleKind } from '#log/partition-log.js'
import { StorageFault } from '#log/storage-fault.js'
import { ErrorCode } from '#model/error-code.js'
import { asEpochMs, asLeaderEpoch } from '#model/offset.js'
import type { OffsetAndEpoch } from '#raft/log-shape.js'
import { batchBytesMax } from './accumulator.ts'
import { walkBatches } from './batches.ts'
import type { MetadataLogStore } from './ports.ts'

/** metadata.log.segment.bytes and .ms; nothing of it is ever removed but below a snapshot. */
export function metadataLogConfig(segmentBytes: number, segmentMs: number): LogConfig {
  return {
    ...defaultLogConfig,
    segmentBytes,
    segmentMs,
    retentionMs: -1,
    retentionBytes: -1,
    maxMessageBytes: batchBytesMax + (1 << 20)
  }
}

export class NativeLogStore implements MetadataLogStore {
  readonly #log: PartitionLog
  readonly #waits: LogWaits | null
  readonly #nowMs: () => number
  readonly #ownId: number
  #epoch = -1

  /** Without `waits` a flush waits for the disk on this thread, in a later turn: tools and tests have no mail. */
  constructor(log: PartitionLog, ownId: number, nowMs: () => number, waits: LogWaits | null) {
    this.#log = log
    this.#waits = waits
    this.#nowMs = nowMs
    this.#ownId = ownId
    this.#adopt(Math.max(0, log.latestEpoch()))
  }

  /** Readers on other threads. */
  get log(): PartitionLog {
    return this.#log
  }

  get startOffset(): number {
    return this.#log.offsets().logStart
  }

  get endOffset(): number {
    return this.#log.offsets().end
  }

  epochs(): readonly OffsetAndEpoch[] {
    return this.#log.epochs().map(({ epoch, startOffset }) => ({ epoch, offset: startOffset }))
  }

  append(batch: Buffer): void {
    const [view] = walkBatches(batch)
    invariant(view !== undefined && view.bytes.length === batch.length, 'an append is one whole batch')
    this.#adopt(view.epoch)
    const code = this.#log.appendBytes(batch, {
      origin: Origin.replication,
      leaderEpoch: asLeaderEpoch(-1),
      nowMs: asEpochMs(this.#nowMs()),
      requireMinIsr: false,
      produceVersion: 13,
      verificationGuard: 0,
      coordinatorEpoch: -1
    })
    if (code !== ErrorCode.NONE) fail('append to', code, appended.message)
  }

  read(from: number, maxBytes: number): Buffer {
    let into = Buffer.allocUnsafe(maxBytes)
    let code = this.#log.readInto(from, into, true, Isolation.logEnd)
    if (code === ErrorCode.NONE && found.length > into.length) {
      into = Buffer.allocUnsafe(found.length)
      code = this.#log.readInto(from, into, true, Isolation.logEnd)
    }
    if (code !== ErrorCode.NONE) fail('read of', code)
    return into.subarray(0, found.length)
  }

  setHighWatermark(offset: number): void {
    this.#log.advanceHighWatermark(offset)
  }

  flushSoon(done: (endOffset: number) => void, failed: (failure: unknown) => void): void {
    const end = this.endOffset
    if (this.#waits === null) {
      setImmediate(() => {
        try {
          this.#log.flush()
        } catch (failure) {
          failed(failure)
          return
        }
        done(end)
      })
      return
    }
    this.#waits.wait(this.#log, WaitKind.flushed, -1, end, (outcome) => {
      if (outcome === WaitOutcome.reached) done(end)
      // Nothing of what was awaited is there any more; whoever appends next asks again.
      else if (outcome === WaitOutcome.truncated || outcome === WaitOutcome.roleChanged) done(0)
      else failed(new StorageFault('io', `the flush of the metadata log was given up (outcome ${outcome})`))
    })
    this.#log.flushSoon()
  }

  flush(): void {
    this.#log.flush()
  }

  truncate(offset: number): void {
    const code = this.#log.truncateTo(offset)
    if (code !== ErrorCode.NONE) fail('truncation of', code)
    this.#log.flush()
  }

  startAt(offset: number): void {
    const code = this.#log.truncateFullyAndStartAt(offset)
    if (code !== ErrorCode.NONE) fail('restart of', code)
    this.#log.flush()
  }

  deleteBefore(offset: number): void {
    this.#log.advanceHighWatermark(offset)
    const code = this.#log.deleteRecordsBefore(offset)
    if (code !== ErrorCode.NONE) fail('deletion from', code)
  }

  sizeBytes(): number {
    return this.#log.sizeBytes()
  }

  /** The log's own epoch is what readers are told and what batches are held against. */
  #adopt(epoch: number): void {
    if (epoch <= this.#epoch) return
    this.#epoch = epoch
    const leaderEpoch = asLeaderEpoch(epoch)
    const role = { kind: RoleKind.raft, leaderEpoch, ownId: this.#ownId, minIsr: 1, isr: [this.#ownId], pendingIsr: [] }
    const code = this.#log.setRole(role)
    if (code !== ErrorCode.NONE) fail('role of', code)
  }
}

function fail(what: string, code: number, message = ''): never {
  throw new StorageFault(
    'io',
    `${what} the metadata log failed with code ${code}${message === '' ? '' : `: ${message}`}`
  )
}
