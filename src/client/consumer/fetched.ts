// The records of one partition in one Fetch answer, decoded when they are asked for.
//
// With read_committed the records of aborted transactions are left out: the broker names each with its producer and first
// offset, and the abort marker in the log ends it. Control records are never handed out.

import { ErrorCode } from '#model/error-code.js'
import { type Batch, batchAt, batchHeaderBytes, Compression, recordsIn } from '#protocol/batch/batch.js'
import { ControlType, controlTypeOf } from '#protocol/batch/control.js'
import { checksum, decompress } from '../compression.ts'
import { asError } from '../errors.ts'
import type { PartitionState } from './partition-state.ts'

export interface ConsumerRecord {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly leaderEpoch: number
  readonly timestamp: number
  readonly isLogAppendTime: boolean
  /** Views of the answer's bytes: copy what is to be kept for long. */
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly { readonly key: string; readonly value: Buffer | null }[]
}

export interface AbortedTransaction {
  readonly producerId: number | bigint
  readonly firstOffset: number | bigint
}

export interface FetchedOptions {
  /** Aborted transactions of the range; undefined with read_uncommitted. */
  readonly aborted: readonly AbortedTransaction[] | undefined
  readonly checkCrcs: boolean
}

/** What a batch has for readers, without an object for each record. */
export interface FetchedBatch {
  readonly topic: string
  readonly partition: number
  readonly batch: Batch
  /** The record bytes, unpacked, are [start, end) of them. */
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
  /** The offset that was to be read next: records of the batch below it were handed out before, or not asked for. */
  readonly from: number
}

export class Fetched {
  readonly state: PartitionState
  readonly generation: number
  readonly #bytes: Buffer
  readonly #end: number
  #at: number
  readonly #options: FetchedOptions
  readonly #pendingAborts: AbortedTransaction[]
  readonly #aborting = new Set<number>()
  #records: Generator<ConsumerRecord> | undefined
  #nextOffset: number

  constructor(
    state: PartitionState,
    offset: number,
    bytes: Buffer,
    start: number,
    end: number,
    options: FetchedOptions
  ) {
    this.state = state
    this.generation = state.generation
    this.#nextOffset = offset
    this.#bytes = bytes
    this.#at = start
    this.#end = end
    this.#options = options
    this.#pendingAborts = [...(options.aborted ?? [])].sort((a, b) => Number(a.firstOffset) - Number(b.firstOffset))
  }

  /** Behind the last record that was given out, or skipped. */
  get nextOffset(): number {
    return this.#nextOffset
  }

  /** Up to `most` records from where it stopped; fewer only at the end. */
  take(most: number, into: ConsumerRecord[]): void {
    let left = most
    while (left > 0) {
      if (this.#records === undefined) {
        const next = this.nextBatch()
        if (next === undefined) return
        this.#records = this.#recordsOf(next, this.#nextOffset)
      }
      const { value, done } = this.#records.next()
      if (done === true) {
        this.#records = undefined
        continue
      }
      into.push(value)
      this.#nextOffset = value.offset + 1
      left -= 1
    }
  }

  /** The next batch with records to hand out; undefined at the end. Not to be mixed with `take`. */
  nextBatch(): FetchedBatch | undefined {
    for (;;) {
      const batch = batchAt(this.#bytes, this.#at, this.#end)
      if (batch === undefined) return undefined
      this.#at = batch.end
      if (this.#options.checkCrcs) this.#check(batch)
      const skipped = this.#isSkipped(batch)
      if (skipped) {
        this.#nextOffset = Math.max(this.#nextOffset, batch.nextOffset)
        continue
      }
      const { topic, partition } = this.state
      const from = this.#nextOffset
      if (batch.compression === Compression.none)
        return {
          topic,
          partition,
          batch,
          bytes: batch.buffer,
          start: batch.position + batchHeaderBytes,
          end: batch.end,
          from
        }
      const bytes = decompress(batch.compression, batch.buffer, batch.position + batchHeaderBytes, batch.end)
      return { topic, partition, batch, bytes, start: 0, end: bytes.length, from }
    }
  }

  /** For who takes batches whole: everything up to the end of this one was handed out. */
  passed(batch: Batch): void {
    this.#nextOffset = Math.max(this.#nextOffset, batch.nextOffset)
  }

  #check(batch: Batch): void {
    if (checksum(batch.buffer, batch.position + 21, batch.end) === batch.crc) return
    const { topic, partition } = this.state
    throw asError(
      ErrorCode.CORRUPT_MESSAGE,
      `Record batch for partition ${topic}-${partition} at offset ${batch.baseOffset} is invalid: its checksum does not match.`
    )
  }

  #isSkipped(batch: Batch): boolean {
    const { isControl } = batch
    if (this.#options.aborted === undefined || !batch.isTransactional) return isControl
    const { producerId } = batch
    while (this.#pendingAborts.length > 0 && Number(this.#pendingAborts[0]?.firstOffset) <= batch.lastOffset)
      this.#aborting.add(Number(this.#pendingAborts.shift()?.producerId))
    if (!isControl) return this.#aborting.has(producerId)
    const [marker] = recordsIn(batch, batch.buffer, batch.position + batchHeaderBytes, batch.end)
    if (marker !== undefined && controlTypeOf(marker.key) === ControlType.abort) this.#aborting.delete(producerId)
    return true
  }

  /** The first batch may begin before the offset that was asked for: compacted and compressed batches are kept whole. */
  *#recordsOf({ topic, partition, batch, bytes, start, end }: FetchedBatch, from: number): Generator<ConsumerRecord> {
    const { partitionLeaderEpoch: leaderEpoch, isLogAppendTime } = batch
    for (const { offset, timestamp, key, value, headers } of recordsIn(batch, bytes, start, end)) {
      if (offset < from) continue
      yield { topic, partition, offset, leaderEpoch, timestamp, isLogAppendTime, key, value, headers }
    }
    this.passed(batch)
  }
}
