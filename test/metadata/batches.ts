// Metadata records out of a log segment or snapshot file, for tests: uncompressed v2 batches, control batches skipped.

import {
  type MetadataRecord,
  type MetadataRecordDraft,
  readMetadataRecord,
  writeMetadataRecord
} from '#protocol/generated/metadata-records.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'

export interface MetadataBatch {
  readonly lastOffset: number
  readonly epoch: number
  readonly records: readonly MetadataRecord[]
}

export function batchesOf(file: Buffer): MetadataBatch[] {
  const batches: MetadataBatch[] = []
  for (let at = 0; at + 61 <= file.length; ) {
    const size = 12 + file.readInt32BE(at + 8)
    if (size <= 12) break
    const control = (file.readInt16BE(at + 21) & 0x20) !== 0
    const lastOffset = Number(file.readBigInt64BE(at)) + file.readInt32BE(at + 23)
    const records = control ? [] : recordsOf(file, at, size)
    batches.push({ lastOffset, epoch: file.readInt32BE(at + 12), records })
    at += size
  }
  return batches
}

function recordsOf(file: Buffer, at: number, size: number): MetadataRecord[] {
  const reader = new Reader(file, at + 61, at + size)
  return Array.from({ length: file.readInt32BE(at + 57) }, () => {
    const length = reader.varint()
    const end = reader.offset + length
    reader.int8()
    reader.varlong()
    reader.varint()
    const keyLength = reader.varint()
    if (keyLength > 0) throw new RangeError('a metadata record has no key')
    const valueLength = reader.varint()
    const value = file.subarray(reader.offset, reader.offset + valueLength)
    reader.offset = end
    return readMetadataRecord(value)
  })
}

/** A record as its bytes say it: what is left out of a draft has its default. */
export function asRead(draft: MetadataRecordDraft): MetadataRecord {
  const writer = new Writer()
  writeMetadataRecord(writer, draft)
  return readMetadataRecord(writer.bytes())
}
