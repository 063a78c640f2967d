// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface SnapshotFooterRecord {
  /** int16 */
  version: number
  unknownTags?: UnknownTag[] | undefined
}

export function readSnapshotFooterRecord(reader: Reader, version: number): SnapshotFooterRecord {
  if (version < 0 || version > 0) refuseVersion('SnapshotFooterRecord', version)
  return {
    version: reader.int16(),
    unknownTags: reader.tags()
  }
}

export function writeSnapshotFooterRecord(writer: Writer, value: Draft<SnapshotFooterRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('SnapshotFooterRecord', version)
  writer.int16(value.version ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<SnapshotFooterRecord> = {
  name: 'SnapshotFooterRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readSnapshotFooterRecord,
  write: writeSnapshotFooterRecord
}
