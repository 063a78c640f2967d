// A record batch (magic 2) seen in a buffer, without copying it.
//
//    0 baseOffset int64            21 attributes int16          43 producerId int64
//    8 batchLength int32           23 lastOffsetDelta int32     51 producerEpoch int16
//   12 partitionLeaderEpoch int32  27 baseTimestamp int64       53 baseSequence int32
//   16 magic int8                  35 maxTimestamp int64        57 count int32
//   17 crc uint32, of all from 21 on                            61 records
//
// Attributes: bits 0-2 compression, 3 log append time, 4 transactional, 5 control, 6 delete horizon. With a delete horizon
// baseTimestamp is that horizon, and the records' timestamp deltas count from it.

import type { Int64 } from '#model/offset.js'
import { ProtocolError } from '../wire/protocol-error.ts'
import { beyondNumbers, Reader } from '../wire/reader.ts'
import { crc32c } from './crc32c.ts'

export const batchHeaderBytes = 61
/** baseOffset and batchLength, which batchLength does not count. */
export const batchPrefixBytes = 12
export const crcStart = 21
export const magic2 = 2

export const Compression = { none: 0, gzip: 1, snappy: 2, lz4: 3, zstd: 4 } as const
export const noProducerId = -1
export const noProducerEpoch = -1
export const noSequence = -1
export const noTimestamp = -1

const sequenceModulus = 2 ** 31

/** Offsets and timestamps are numbers; one beyond 2^53-1 reads as plus or minus infinity. */
export class Batch {
  readonly buffer: Buffer
  readonly position: number

  /** The caller has seen that the whole batch is there (`batchAt` does). */
  constructor(buffer: Buffer, position: number) {
    this.buffer = buffer
    this.position = position
  }

  get baseOffset(): number {
    return this.#int64(0)
  }
  get batchLength(): number {
    return this.buffer.readInt32BE(this.position + 8)
  }
  /** Of the whole batch, prefix included. */
  get sizeInBytes(): number {
    return this.batchLength + batchPrefixBytes
  }
  get end(): number {
    return this.position + this.sizeInBytes
  }
  get partitionLeaderEpoch(): number {
    return this.buffer.readInt32BE(this.position + 12)
  }
  get magic(): number {
    return this.buffer.readInt8(this.position + 16)
  }
  get crc(): number {
    return this.buffer.readUInt32BE(this.position + 17)
  }
  get attributes(): number {
    return this.buffer.readInt16BE(this.position + 21)
  }
  get lastOffsetDelta(): number {
    return this.buffer.readInt32BE(this.position + 23)
  }
  get lastOffset(): number {
    return this.baseOffset + this.lastOffsetDelta
  }
  get nextOffset(): number {
    return this.lastOffset + 1
  }
  get baseTimestamp(): number {
    return this.#int64(27)
  }
  get maxTimestamp(): number {
    return this.#int64(35)
  }
  get producerId(): number {
    return this.#int64(43)
  }
  get producerEpoch(): number {
    return this.buffer.readInt16BE(this.position + 51)
  }
  get baseSequence(): number {
    return this.buffer.readInt32BE(this.position + 53)
  }
  get lastSequence(): number {
    return sequenceAfter(this.baseSequence, this.lastOffsetDelta)
  }
  get count(): number {
    return this.buffer.readInt32BE(this.position + 57)
  }
  get compression(): number {
    return this.attributes & 7
  }
  get isLogAppendTime(): boolean {
    return (this.attributes & 8) !== 0
  }
  get isTransactional(): boolean {
    return (this.attributes & 16) !== 0
  }
  get isControl(): boolean {
    return (this.attributes & 32) !== 0
  }
  /** Until when tombstones and markers of this batch must be kept; undefined before the first cleaning. */
  get deleteHorizonMs(): number | undefined {
    return (this.attributes & 64) === 0 ? undefined : this.baseTimestamp
  }
  get isIntact(): boolean {
    return crc32c(this.buffer, this.position + crcStart, this.end) === this.crc
  }

  #int64(at: number): number {
    return new Reader(this.buffer, this.position + at).int64Number()
  }
}

/** The batch that begins at `position`, or undefined when it does not end before `end`: a torn tail, or the cut end of
 *  a fetched range. Throws ProtocolError for lengths no batch can have and for another magic. */
export function batchAt(buffer: Buffer, position: number, end: number = buffer.length): Batch | undefined {
  if (end - position < batchPrefixBytes + 5) return undefined
  const batch = new Batch(buffer, position)
  const magic = batch.magic
  if (magic !== magic2) throw new ProtocolError(`a batch of magic ${magic} at ${position}`)
  const size = batch.sizeInBytes
  if (size < batchHeaderBytes) throw new ProtocolError(`a batch of ${size} bytes at ${position}`)
  return position + size > end ? undefined : batch
}

/** The whole batches of a range, in order; an incomplete one at the end is left out. */
export function* batchesOf(buffer: Buffer, start: number = 0, end: number = buffer.length): Generator<Batch> {
  for (let at = start; ; ) {
    const batch = batchAt(buffer, at, end)
    if (batch === undefined) return
    yield batch
    at = batch.end
  }
}

export interface RecordHeader {
  readonly key: string
  readonly value: Buffer | null
}

/** Key, value and header values are views of the batch's bytes. */
export interface BatchRecord {
  readonly offset: number
  readonly timestamp: number
  readonly sequence: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly RecordHeader[]
}

/** The records of an uncompressed batch. */
export function recordsOf(batch: Batch): Generator<BatchRecord> {
  if (batch.compression !== Compression.none) throw new ProtocolError('the records of this batch are compressed')
  return recordsIn(batch, batch.buffer, batch.position + batchHeaderBytes, batch.end)
}

/** The records of a batch whose (decompressed) record bytes are [start, end) of `bytes`. */
export function* recordsIn(batch: Batch, bytes: Buffer, start: number, end: number): Generator<BatchRecord> {
  const reader = new Reader(bytes, start, end)
  const { count, baseOffset, baseTimestamp, baseSequence } = batch
  const appendTime = batch.isLogAppendTime ? batch.maxTimestamp : undefined
  if (count < 0 || count > reader.remaining) throw new ProtocolError(`${count} records in ${reader.remaining} bytes`)
  for (let i = 0; i < count; i++) {
    const length = reader.varint()
    if (length < 0 || length > reader.remaining) throw new ProtocolError(`a record of ${length} bytes`)
    const recordEnd = reader.offset + length
    reader.int8() // attributes, none defined
    const timestampDelta = asNumber(reader.varlong())
    const offsetDelta = reader.varint()
    const key = varintBytes(reader)
    const value = varintBytes(reader)
    const headers = readHeaders(reader)
    if (reader.offset !== recordEnd) throw new ProtocolError(`a record of ${length} bytes ends elsewhere`)
    yield {
      offset: baseOffset + offsetDelta,
      timestamp: appendTime ?? baseTimestamp + timestampDelta,
      sequence: sequenceAfter(baseSequence, offsetDelta),
      key,
      value,
      headers
    }
  }
  if (reader.remaining !== 0) throw new ProtocolError(`${reader.remaining} bytes after the last record`)
}

function readHeaders(reader: Reader): readonly RecordHeader[] {
  const count = reader.varint()
  // Two bytes a header at least: the length of its key and of its value.
  if (count < 0 || count * 2 > reader.remaining) throw new ProtocolError(`${count} record headers`)
  const headers: RecordHeader[] = []
  for (let i = 0; i < count; i++) {
    const key = varintBytes(reader)
    if (key === null) throw new ProtocolError('a record header without a key')
    headers.push({ key: key.toString(), value: varintBytes(reader) })
  }
  return headers
}

function varintBytes(reader: Reader): Buffer | null {
  const length = reader.varint()
  if (length < 0) return null
  const at = reader.take(length)
  return reader.buffer.subarray(at, at + length)
}

function asNumber(value: Int64): number {
  if (typeof value === 'number') return value
  return value < 0n ? -beyondNumbers : beyondNumbers
}

/** Sequences wrap from 2^31-1 to 0. */
export function sequenceAfter(sequence: number, delta: number): number {
  return sequence === noSequence ? noSequence : (sequence + delta) % sequenceModulus
}
