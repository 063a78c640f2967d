// A batch that grows record by record, in one buffer that is used again for the next: what coordinators append. Records have
// key and value and no headers; offsets follow each other from 0, and the leader's log moves them.

import { signedVarintSize, varlongSize, Writer } from '../wire/writer.ts'
import {
  batchHeaderBytes,
  batchPrefixBytes,
  Compression,
  crcStart,
  magic2,
  noProducerEpoch,
  noProducerId,
  noSequence
} from './batch.ts'
import { crc32c } from './crc32c.ts'

/** Where a batch was before some records that may have to go again. */
export interface BatchMark {
  readonly position: number
  readonly count: number
  readonly maxTimestamp: number
}

/** A buffer that one large decision blew up is not kept for the small ones after it. */
const keptBytesMax = 1 << 20

export class GrowingBatch {
  #writer = new Writer(Buffer.allocUnsafe(4096), batchHeaderBytes)
  #count = 0
  #baseTimestamp = 0
  #maxTimestamp = 0

  get count(): number {
    return this.#count
  }

  /** As it would be written now, uncompressed. */
  get sizeInBytes(): number {
    return this.#writer.position
  }

  /** Begins a new batch. What `finish` answered before is void. */
  reset(): void {
    const { buffer } = this.#writer
    this.#writer.reset(buffer.length > keptBytesMax ? Buffer.allocUnsafe(4096) : buffer, batchHeaderBytes)
    this.#count = 0
  }

  append(timestamp: number, key: Buffer, value: Buffer | null): void {
    if (this.#count === 0) {
      this.#baseTimestamp = timestamp
      this.#maxTimestamp = timestamp
    } else if (timestamp > this.#maxTimestamp) this.#maxTimestamp = timestamp
    const writer = this.#writer
    const delta = timestamp - this.#baseTimestamp
    const keyLength = key.length
    const valueLength = value === null ? -1 : value.length
    // Attributes and the count of headers are one byte each.
    let size = 2 + varlongSize(delta) + signedVarintSize(this.#count) + signedVarintSize(keyLength) + keyLength
    size += valueLength < 0 ? 1 : signedVarintSize(valueLength) + valueLength
    writer.varint(size)
    writer.int8(0)
    writer.varlong(delta)
    writer.varint(this.#count)
    writer.varint(keyLength)
    writer.raw(key)
    writer.varint(valueLength)
    if (value !== null) writer.raw(value)
    writer.varint(0)
    this.#count += 1
  }

  mark(): BatchMark {
    return { position: this.#writer.position, count: this.#count, maxTimestamp: this.#maxTimestamp }
  }

  /** Takes back what was appended since `mark`. */
  rollBack({ position, count, maxTimestamp }: BatchMark): void {
    this.#writer.position = position
    this.#count = count
    this.#maxTimestamp = maxTimestamp
  }

  /** The whole batch; valid until the next `reset`. `compress` is asked unless `codec` is none. */
  finish(codec: number, compress: (codec: number, records: Buffer) => Buffer): Buffer {
    const writer = this.#writer
    if (codec !== Compression.none) {
      const records = compress(codec, writer.buffer.subarray(batchHeaderBytes, writer.position))
      writer.position = batchHeaderBytes
      writer.raw(records)
    }
    const end = writer.position
    writer.position = 0
    writer.int64(0)
    writer.int32(end - batchPrefixBytes)
    writer.int32(-1)
    writer.int8(magic2)
    writer.int32(0)
    writer.int16(codec)
    writer.int32(this.#count - 1)
    writer.int64(this.#baseTimestamp)
    writer.int64(this.#maxTimestamp)
    writer.int64(noProducerId)
    writer.int16(noProducerEpoch)
    writer.int32(noSequence)
    writer.int32(this.#count)
    writer.position = crcStart - 4
    writer.uint32(crc32c(writer.buffer, crcStart, end))
    writer.position = end
    return writer.buffer.subarray(0, end)
  }
}
