// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface SnapshotHeaderRecord {
  /** int16 */
  version: number
  /** int64 */
  lastContainedLogTimestamp: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readSnapshotHeaderRecord(reader: Reader, version: number): SnapshotHeaderRecord {
  if (version < 0 || version > 0) refuseVersion('SnapshotHeaderRecord', version)
  return {
    version: reader.int16(),
    lastContainedLogTimestamp: reader.int64(),
    unknownTags: reader.tags()
  }
}

export function writeSnapshotHeaderRecord(writer: Writer, value: Draft<SnapshotHeaderRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('SnapshotHeaderRecord', version)
  writer.int16(value.version ?? 0)
  writer.int64(value.lastContainedLogTimestamp ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<SnapshotHeaderRecord> = {
  name: 'SnapshotHeaderRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readSnapshotHeaderRecord,
  write: writeSnapshotHeaderRecord
}
