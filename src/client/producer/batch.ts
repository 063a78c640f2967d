// A batch under construction: records are written into one buffer as they come, the header when the batch is sent.
//
// No object is made for a record but what tells its sender of its end: a callback and a number that the callback gets back.

import { batchHeaderBytes, batchPrefixBytes, Compression, crcStart, magic2 } from '#protocol/batch/batch.js'
import { putInt16, putInt32, putInt64 } from '#protocol/wire/put.js'
import { varintSize } from '#protocol/wire/writer.js'
import { checksum, compress } from '../compression.ts'
import type { KafkaError } from '../errors.ts'

export interface Header {
  readonly key: string
  readonly value: Uint8Array | null
}

/** Called once for each record. `offset` is -1 when the broker did not tell (acks=0, or a duplicate); `appendTime` is -1
 *  when the record kept its own time. */
export type Delivered = (
  token: number,
  error: KafkaError | undefined,
  partition: number,
  offset: number,
  appendTime: number
) => void

export interface Sequenced {
  readonly producerId: number
  readonly epoch: number
  readonly sequence: number
  readonly isTransactional: boolean
}

const zigzagSize = (value: number): number => varintSize(((value << 1) ^ (value >> 31)) >>> 0)

/** Of a whole number within +-2^53. */
function zigzagLongSize(value: number): number {
  let rest = value < 0 ? -value * 2 - 1 : value * 2
  let size = 1
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) size += 1
  return size
}

const bytesSize = (bytes: Uint8Array | null): number => (bytes === null ? 1 : zigzagSize(bytes.length) + bytes.length)

function putVarint(buffer: Buffer, at: number, value: number): number {
  let rest = ((value << 1) ^ (value >> 31)) >>> 0
  let next = at
  while (rest > 0x7f) {
    buffer[next++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  buffer[next] = rest
  return next + 1
}

function putVarlong(buffer: Buffer, at: number, value: number): number {
  if (value >= -0x4000_0000 && value < 0x4000_0000) return putVarint(buffer, at, value)
  let rest = value < 0 ? -value * 2 - 1 : value * 2
  let next = at
  while (rest > 0x7f) {
    buffer[next++] = (rest % 128) | 0x80
    rest = Math.floor(rest / 128)
  }
  buffer[next] = rest
  return next + 1
}

function putBytes(buffer: Buffer, at: number, bytes: Uint8Array | null): number {
  if (bytes === null) return putVarint(buffer, at, -1)
  const next = putVarint(buffer, at, bytes.length)
  buffer.set(bytes, next)
  return next + bytes.length
}

function headersSize(headers: readonly Header[]): number {
  let size = zigzagSize(headers.length)
  for (const { key, value } of headers) {
    const keyLength = Buffer.byteLength(key)
    size += zigzagSize(keyLength) + keyLength + bytesSize(value)
  }
  return size
}

/** The most that one record takes in a batch of its own, header included: what max.request.size is held against. */
export function batchSizeFor(key: Uint8Array | null, value: Uint8Array | null, headers: readonly Header[]): number {
  // Attributes, a timestamp delta of any size, offset delta, and the record's own length.
  return batchHeaderBytes + 1 + 10 + 5 + 5 + bytesSize(key) + bytesSize(value) + headersSize(headers)
}

const noHeaders: readonly Header[] = []
const unsequenced: Sequenced = { producerId: -1, epoch: -1, sequence: -1, isTransactional: false }
const transactionalBit = 16

export class RecordBatch {
  readonly topic: string
  readonly partition: number
  /** Milliseconds of the monotonic clock. */
  readonly createdAt: number
  /** Its place among the batches of its partition: pieces of one that was cut share its [ordinal, ordinal + span). */
  readonly ordinal: number
  readonly span: number
  buffer: Buffer
  #position = batchHeaderBytes
  #count = 0
  #baseTimestamp = -1
  #maxTimestamp = -1
  readonly #callbacks: (Delivered | undefined)[] = []
  readonly #tokens: number[] = []
  #sealed: Buffer | undefined
  sequenced: Sequenced | undefined
  attempts = 0
  /** Not before then is it tried again. */
  notBefore = 0
  isDone = false

  constructor(topic: string, partition: number, buffer: Buffer, now: number, ordinal: number = 0, span: number = 1) {
    this.topic = topic
    this.partition = partition
    this.buffer = buffer
    this.createdAt = now
    this.ordinal = ordinal
    this.span = span
  }

  get count(): number {
    return this.#count
  }

  /** Before compression, header included. */
  get sizeInBytes(): number {
    return this.#position
  }

  /** Whether anything was added to the whole yet, and how much of the buffer is used. */
  get isEmpty(): boolean {
    return this.#count === 0
  }

  /** False when there is no room; then nothing has changed. A timestamp is milliseconds since 1970. */
  append(
    key: Uint8Array | null,
    value: Uint8Array | null,
    headers: readonly Header[] | undefined,
    timestamp: number,
    delivered: Delivered | undefined,
    token: number
  ): boolean {
    const delta = this.#count === 0 ? 0 : timestamp - this.#baseTimestamp
    const some = headers ?? noHeaders
    const size =
      1 + zigzagLongSize(delta) + zigzagSize(this.#count) + bytesSize(key) + bytesSize(value) + headersSize(some)
    const buffer = this.buffer
    if (this.#position + zigzagSize(size) + size > buffer.length) return false
    let at = putVarint(buffer, this.#position, size)
    buffer[at++] = 0
    at = putVarlong(buffer, at, delta)
    at = putVarint(buffer, at, this.#count)
    at = putBytes(buffer, at, key)
    at = putBytes(buffer, at, value)
    at = putVarint(buffer, at, some.length)
    for (const { key: name, value: content } of some) {
      at = putBytes(buffer, at, Buffer.from(name))
      at = putBytes(buffer, at, content)
    }
    if (this.#count === 0) this.#baseTimestamp = timestamp
    if (timestamp > this.#maxTimestamp) this.#maxTimestamp = timestamp
    this.#position = at
    this.#count += 1
    this.#callbacks.push(delivered)
    this.#tokens.push(token)
    return true
  }

  /** The bytes to send. Once sealed nothing may be added; a new sequence needs a new seal. */
  seal(codec: number, level: number): Buffer {
    if (this.#sealed !== undefined) return this.#sealed
    const plain = this.buffer.subarray(0, this.#position)
    let sealed = plain
    let used: number = Compression.none
    if (codec !== Compression.none) {
      sealed = compress(codec, level, plain, batchHeaderBytes, this.#position, batchHeaderBytes)
      used = codec
    }
    this.#putHeader(sealed, used)
    this.#sealed = sealed
    return sealed
  }

  unseal(): void {
    this.#sealed = undefined
  }

  /** The header over the records as they are, for whoever reads them back. */
  putPlainHeader(): void {
    this.#putHeader(this.buffer.subarray(0, this.#position), Compression.none)
  }

  #putHeader(batch: Buffer, codec: number): void {
    const { producerId, epoch, sequence, isTransactional } = this.sequenced ?? unsequenced
    putInt64(batch, 0, 0)
    putInt32(batch, 8, batch.length - batchPrefixBytes)
    putInt32(batch, 12, -1)
    batch[16] = magic2
    putInt16(batch, 21, codec | (isTransactional ? transactionalBit : 0))
    putInt32(batch, 23, this.#count - 1)
    putInt64(batch, 27, this.#baseTimestamp)
    putInt64(batch, 35, this.#maxTimestamp)
    putInt64(batch, 43, producerId)
    putInt16(batch, 51, epoch)
    putInt32(batch, 53, sequence)
    putInt32(batch, 57, this.#count)
    putInt32(batch, 17, checksum(batch, crcStart, batch.length))
  }

  /** Tells every record's sender, once. `baseOffset` -1: not known. `appendTime` -1: each record keeps its own time. */
  finish(error: KafkaError | undefined, baseOffset: number, appendTime: number): void {
    if (this.isDone) return
    this.isDone = true
    for (let i = 0; i < this.#count; i++) {
      const offset = baseOffset < 0 ? -1 : baseOffset + i
      this.#callbacks[i]?.(this.#tokens[i] as number, error, this.partition, offset, appendTime)
    }
  }

  /** What each record's sender gave, for a batch that is cut into smaller ones. */
  senderOf(index: number): { readonly delivered: Delivered | undefined; readonly token: number } {
    return { delivered: this.#callbacks[index], token: this.#tokens[index] ?? 0 }
  }
}
