// Makes small uncompressed batches: what coordinators, the metadata log and tests append.

import { signedVarintSize, varlongSize, Writer } from '../wire/writer.ts'
import {
  batchHeaderBytes,
  batchPrefixBytes,
  crcStart,
  magic2,
  noProducerEpoch,
  noProducerId,
  noSequence
} from './batch.ts'
import { crc32c } from './crc32c.ts'

export interface NewRecord {
  readonly key: Buffer | null
  readonly value: Buffer | null
  /** The batch's when left out. */
  readonly timestamp?: number
  readonly headers?: readonly { readonly key: string; readonly value: Buffer | null }[]
}

export interface BatchOptions {
  /** Of the records that say none, and of a batch of no records. */
  readonly timestamp: number
  readonly baseOffset?: number
  readonly partitionLeaderEpoch?: number
  readonly producerId?: number
  readonly producerEpoch?: number
  readonly baseSequence?: number
  readonly transactional?: boolean
  readonly control?: boolean
}

/** Offsets follow each other from `baseOffset` (0 unless given: the leader's log assigns it). */
export function buildBatch(options: BatchOptions, records: readonly NewRecord[]): Buffer {
  const writer = new Writer(Buffer.allocUnsafe(batchHeaderBytes + estimate(records)))
  writeBatch(writer, options, records)
  return writer.bytes()
}

/** The same into a writer, behind what it holds already. */
export function writeBatch(writer: Writer, options: BatchOptions, records: readonly NewRecord[]): void {
  const start = writer.reserve(batchHeaderBytes)
  const baseTimestamp = records[0]?.timestamp ?? options.timestamp
  let maxTimestamp = baseTimestamp
  records.forEach((record, index) => {
    const timestamp = record.timestamp ?? options.timestamp
    if (timestamp > maxTimestamp) maxTimestamp = timestamp
    writeRecord(writer, record, timestamp - baseTimestamp, index)
  })
  const end = writer.position
  writer.position = start
  writer.int64(options.baseOffset ?? 0)
  writer.int32(end - start - batchPrefixBytes)
  writer.int32(options.partitionLeaderEpoch ?? -1)
  writer.int8(magic2)
  writer.int32(0)
  writer.int16((options.transactional === true ? 16 : 0) | (options.control === true ? 32 : 0))
  writer.int32(Math.max(0, records.length - 1))
  writer.int64(baseTimestamp)
  writer.int64(maxTimestamp)
  writer.int64(options.producerId ?? noProducerId)
  writer.int16(options.producerEpoch ?? noProducerEpoch)
  writer.int32(options.baseSequence ?? noSequence)
  writer.int32(records.length)
  writer.position = start + 17
  writer.uint32(crc32c(writer.buffer, start + crcStart, end))
  writer.position = end
}

function writeRecord(writer: Writer, record: NewRecord, timestampDelta: number, offsetDelta: number): void {
  const { key, value, headers = [] } = record
  const headerKeys = headers.map((header) => Buffer.from(header.key))
  let size = 1 + varlongSize(timestampDelta) + signedVarintSize(offsetDelta) + bytesSize(key) + bytesSize(value)
  size += signedVarintSize(headers.length)
  headers.forEach((header, index) => {
    size += bytesSize(headerKeys[index] ?? null) + bytesSize(header.value)
  })
  writer.varint(size)
  writer.int8(0)
  writer.varlong(timestampDelta)
  writer.varint(offsetDelta)
  writeBytes(writer, key)
  writeBytes(writer, value)
  writer.varint(headers.length)
  headers.forEach((header, index) => {
    writeBytes(writer, headerKeys[index] ?? null)
    writeBytes(writer, header.value)
  })
}

function writeBytes(writer: Writer, bytes: Buffer | null): void {
  writer.varint(bytes === null ? -1 : bytes.length)
  if (bytes !== null) writer.raw(bytes)
}

function bytesSize(bytes: Buffer | null): number {
  return bytes === null ? 1 : signedVarintSize(bytes.length) + bytes.length
}

function estimate(records: readonly NewRecord[]): number {
  let bytes = 0
  for (const { key, value } of records) bytes += (key?.length ?? 0) + (value?.length ?? 0) + 24
  return bytes
}
