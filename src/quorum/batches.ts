// Record batches of the metadata log (magic 2, never compressed, no producers): walked, read and built.
//
//   0 base offset i64 | 8 length i32 | 12 leader epoch i32 | 16 magic i8 | 17 crc u32 | 21 attributes i16
//   23 last offset delta i32 | 27 base timestamp i64 | 35 max timestamp i64 | 43 producer id i64, epoch i16
//   53 base sequence i32 | 57 count i32 | 61 records

import { refuse } from '#protocol/wire/protocol-error.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'
import { crc32c } from './crc32c.ts'

const headerBytes = 61
const controlBit = 0x20
const compressionMask = 0x07

export interface BatchView {
  readonly baseOffset: number
  readonly lastOffset: number
  readonly epoch: number
  readonly isControl: boolean
  readonly maxTimestamp: number
  readonly count: number
  /** The whole batch, a view. */
  readonly bytes: Buffer
}

export interface LogRecord {
  readonly offset: number
  readonly timestamp: number
  readonly key: Buffer | null
  readonly value: Buffer | null
}

/** The whole batches at the beginning of `buffer`, CRC checked; what follows the last whole one is left. */
export function walkBatches(buffer: Buffer): BatchView[] {
  const found: BatchView[] = []
  let at = 0
  while (buffer.length - at >= headerBytes) {
    const length = buffer.readInt32BE(at + 8)
    if (length < headerBytes - 12) refuse(`a metadata batch of ${length} bytes at ${at}`)
    const end = at + 12 + length
    if (end > buffer.length) break
    found.push(viewBatch(buffer.subarray(at, end)))
    at = end
  }
  return found
}

function viewBatch(bytes: Buffer): BatchView {
  const baseOffset = Number(bytes.readBigInt64BE(0))
  const magic = bytes[16]
  if (magic !== 2) refuse(`a metadata batch of magic ${magic} at offset ${baseOffset}`)
  if (crc32c(bytes, 21, bytes.length) !== bytes.readUInt32BE(17)) {
    refuse(`the metadata batch at offset ${baseOffset} is damaged: its CRC is not that of its bytes`)
  }
  const attributes = bytes.readInt16BE(21)
  if ((attributes & compressionMask) !== 0) refuse(`a compressed metadata batch at offset ${baseOffset}`)
  return {
    baseOffset,
    lastOffset: baseOffset + bytes.readInt32BE(23),
    epoch: bytes.readInt32BE(12),
    isControl: (attributes & controlBit) !== 0,
    maxTimestamp: Number(bytes.readBigInt64BE(35)),
    count: bytes.readInt32BE(57),
    bytes
  }
}

export function readRecords(batch: BatchView): LogRecord[] {
  const reader = new Reader(batch.bytes, headerBytes)
  const baseTimestamp = Number(batch.bytes.readBigInt64BE(27))
  const records: LogRecord[] = []
  for (let index = 0; index < batch.count; index++) {
    const length = reader.varint()
    const end = reader.offset + length
    reader.int8()
    const timestamp = baseTimestamp + Number(reader.varlong())
    const offset = batch.baseOffset + reader.varint()
    const key = readPart(reader)
    const value = readPart(reader)
    if (reader.varint() !== 0) refuse(`a metadata record with headers at offset ${offset}`)
    if (reader.offset !== end) refuse(`a metadata record of another length than it says at offset ${offset}`)
    records.push({ offset, timestamp, key, value })
  }
  if (reader.remaining !== 0) refuse(`${reader.remaining} bytes after the records of the batch at ${batch.baseOffset}`)
  return records
}

function readPart(reader: Reader): Buffer | null {
  const length = reader.varint()
  if (length < 0) return null
  const start = reader.take(length)
  return reader.buffer.subarray(start, start + length)
}

export interface BatchDraft {
  readonly baseOffset: number
  readonly epoch: number
  readonly timestamp: number
  readonly isControl: boolean
  readonly records: readonly { readonly key: Buffer | null; readonly value: Buffer }[]
}

export function buildBatch(draft: BatchDraft): Buffer {
  const writer = new Writer(Buffer.allocUnsafe(headerBytes + 64 * draft.records.length))
  writer.int64(draft.baseOffset)
  writer.int32(0)
  writer.int32(draft.epoch)
  writer.int8(2)
  writer.int32(0)
  writer.int16(draft.isControl ? controlBit : 0)
  writer.int32(draft.records.length - 1)
  writer.int64(draft.timestamp)
  writer.int64(draft.timestamp)
  writer.int64(-1)
  writer.int16(-1)
  writer.int32(-1)
  writer.int32(draft.records.length)
  draft.records.forEach(({ key, value }, delta) => {
    writeRecord(writer, delta, key, value)
  })
  const batch = Buffer.from(writer.bytes())
  batch.writeInt32BE(batch.length - 12, 8)
  batch.writeUInt32BE(crc32c(batch, 21, batch.length), 17)
  return batch
}

function writeRecord(writer: Writer, delta: number, key: Buffer | null, value: Buffer): void {
  const body = new Writer(Buffer.allocUnsafe(value.length + (key?.length ?? 0) + 32))
  body.int8(0)
  body.varint(0)
  body.varint(delta)
  body.varint(key === null ? -1 : key.length)
  if (key !== null) copyInto(body, key)
  body.varint(value.length)
  copyInto(body, value)
  body.varint(0)
  const bytes = body.bytes()
  writer.varint(bytes.length)
  copyInto(writer, bytes)
}

function copyInto(writer: Writer, bytes: Buffer): void {
  const at = writer.reserve(bytes.length)
  bytes.copy(writer.buffer, at)
}
