// The records of a stored batch, whole or damaged: read in the order, and refused with the words, of Kafka's DefaultRecord.

import { KafkaError } from '#client/errors.js'
import type { Int64 } from '#model/offset.js'
import { type BatchHeader, headerBytes, sequenceAfter } from './batch-header.ts'
import { DumpFailure, illegalArgument, invalidRecord, kafkaFailure } from './failure.ts'
import { narrow, plus } from './int64.ts'
import { javaString } from './java-text.ts'

/** The payload of a batch made plain. Throws when the stream is broken. */
export type Decompress = (codec: number, payload: Buffer) => Buffer

export interface DumpRecord {
  readonly offset: Int64
  readonly timestamp: Int64
  readonly sequence: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headerKeys: readonly string[]
}

/** A compressed batch is read to its end before its first record is given, as in the original. */
export function recordsOf(batch: Buffer, header: BatchHeader, decompress: Decompress): Iterable<DumpRecord> {
  if (batch.length < headerBytes) throw new DumpFailure('java.lang.IndexOutOfBoundsException')
  if (header.count === 0) return []
  if (header.codec === 0) return readRecords(header, new RecordCursor(batch, headerBytes))
  const payload = decompressed(batch, header, decompress)
  return [...readRecords(header, new RecordCursor(payload, 0))]
}

function decompressed(batch: Buffer, { codec }: BatchHeader, decompress: Decompress): Buffer {
  try {
    return decompress(codec, batch.subarray(headerBytes))
  } catch (failure) {
    // The codecs themselves may be missing, which says nothing of the file.
    if (!(failure instanceof KafkaError)) throw failure
    throw kafkaFailure('Failed to decompress record stream')
  }
}

function* readRecords(header: BatchHeader, cursor: RecordCursor): Generator<DumpRecord> {
  if (header.count < 0)
    throw invalidRecord(`Found invalid record count ${header.count} in magic v${header.magic} batch`)
  for (let i = 1; i <= header.count; i++) {
    const record = readRecord(header, cursor)
    if (i === header.count && cursor.remaining > 0)
      throw invalidRecord('Incorrect declared batch size, records still remaining in file')
    yield record
  }
}

function readRecord(header: BatchHeader, cursor: RecordCursor): DumpRecord {
  let size: number
  try {
    size = cursor.varint()
  } catch (failure) {
    throw failure === underflow ? prematureEnd() : failure
  }
  // A compressed record is read into a buffer of its own, so that it cannot reach into the next one.
  if (header.codec !== 0) {
    if (size < 0) throw prematureEnd()
    if (cursor.remaining < size)
      throw invalidRecord(
        `Invalid record size: expected ${size} bytes in record payload, but the record payload reached EOF.`
      )
    return readWhole(header, cursor.part(size), size)
  }
  if (cursor.remaining < size)
    throw invalidRecord(
      `Invalid record size: expected ${size} bytes in record payload, but instead the buffer has only ${cursor.remaining} remaining bytes.`
    )
  return readWhole(header, cursor, size)
}

const prematureEnd = (): DumpFailure => invalidRecord('Incorrect declared batch size, premature EOF reached')

function readWhole(header: BatchHeader, cursor: RecordCursor, size: number): DumpRecord {
  try {
    return readBody(header, cursor, size)
  } catch (failure) {
    if (
      failure === underflow ||
      (failure instanceof DumpFailure && failure.javaClass === illegalArgument('').javaClass)
    )
      throw invalidRecord('Found invalid record structure')
    throw failure
  }
}

function readBody(header: BatchHeader, cursor: RecordCursor, size: number): DumpRecord {
  const start = cursor.at
  cursor.byte() // attributes, none defined
  const timestamp = plus(header.baseTimestamp, cursor.varlong())
  const offsetDelta = cursor.varint()
  const key = cursor.sized(cursor.varint())
  const value = cursor.sized(cursor.varint())
  const headerKeys = readHeaderKeys(cursor)
  if (cursor.at - start !== size)
    throw invalidRecord(
      `Invalid record size: expected to read ${size} bytes in record payload, but instead read ${cursor.at - start}`
    )
  return {
    offset: plus(header.baseOffset, offsetDelta),
    timestamp: header.isLogAppendTime ? header.maxTimestamp : timestamp,
    sequence: header.baseSequence >= 0 ? sequenceAfter(header.baseSequence, offsetDelta) : -1,
    key,
    value,
    headerKeys
  }
}

function readHeaderKeys(cursor: RecordCursor): string[] {
  const count = cursor.varint()
  if (count < 0) throw invalidRecord(`Found invalid number of record headers ${count}`)
  if (count > cursor.remaining)
    throw invalidRecord(
      `Found invalid number of record headers. ${count} is larger than the remaining size of the buffer`
    )
  const keys: string[] = []
  for (let i = 0; i < count; i++) {
    const length = cursor.varint()
    if (length < 0) throw invalidRecord(`Invalid negative header key size ${length}`)
    keys.push(javaString(cursor.sized(length) ?? noBytes))
    cursor.sized(cursor.varint())
  }
  return keys
}

const noBytes = Buffer.alloc(0)

/** Java's BufferUnderflowException. */
const underflow = new DumpFailure('java.nio.BufferUnderflowException')

class RecordCursor {
  readonly #bytes: Buffer
  at: number

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  get remaining(): number {
    return this.#bytes.length - this.at
  }

  byte(): number {
    const byte = this.#bytes[this.at]
    if (byte === undefined) throw underflow
    this.at++
    return byte
  }

  /** Zigzag, 32 bits. */
  varint(): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte()
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return (value >>> 1) ^ -(value & 1)
    }
    throw tooLong('Varint', '5th', (value >>> 0).toString(16))
  }

  /** Zigzag, 64 bits. */
  varlong(): Int64 {
    const first = this.byte()
    if (first < 0x80) return (first >>> 1) ^ -(first & 1)
    let value = BigInt(first & 0x7f)
    for (let shift = 7n; shift < 70n; shift += 7n) {
      const byte = this.byte()
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) {
        const unsigned = BigInt.asUintN(64, value)
        return narrow(BigInt.asIntN(64, (unsigned >> 1n) ^ -(unsigned & 1n)))
      }
    }
    throw tooLong('Varlong', '10th', BigInt.asUintN(64, value).toString(16))
  }

  /** The next `length` bytes, as if nothing followed them. */
  part(length: number): RecordCursor {
    this.at += length
    return new RecordCursor(this.#bytes.subarray(this.at - length, this.at), 0)
  }

  /** A view; null for a negative length. */
  sized(length: number): Buffer | null {
    if (length < 0) return null
    if (length > this.remaining) throw underflow
    this.at += length
    return this.#bytes.subarray(this.at - length, this.at)
  }
}

const tooLong = (kind: string, which: string, hex: string): DumpFailure =>
  illegalArgument(`${kind} is too long, the most significant bit in the ${which} byte is set, converted value: ${hex}`)
