// Metadata records on their way between threads: each as it stands in the metadata log, after its length as int32.

import {
  type MetadataRecord,
  type MetadataRecordDraft,
  readMetadataRecord,
  writeMetadataRecord
} from '#protocol/generated/metadata-records.js'
import { Writer } from '#protocol/wire/writer.js'

export function packRecords(records: readonly (MetadataRecord | MetadataRecordDraft)[]): Uint8Array {
  const writer = new Writer()
  for (const record of records) {
    const at = writer.reserve(4)
    writeMetadataRecord(writer, record)
    writer.buffer.writeInt32BE(writer.position - at - 4, at)
  }
  // A copy of its own size: what is posted is copied whole, pool and all.
  return Uint8Array.from(writer.bytes())
}

export function unpackRecords(frames: Uint8Array): MetadataRecord[] {
  const buffer = Buffer.from(frames.buffer, frames.byteOffset, frames.byteLength)
  const records: MetadataRecord[] = []
  for (let at = 0; at < buffer.length; ) {
    const length = buffer.readInt32BE(at)
    records.push(readMetadataRecord(buffer.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  return records
}
