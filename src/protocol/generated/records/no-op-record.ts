// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface NoOpRecord {
  unknownTags?: UnknownTag[] | undefined
}

export function readNoOpRecord(reader: Reader, version: number): NoOpRecord {
  if (version < 0 || version > 0) refuseVersion('NoOpRecord', version)
  return {
    unknownTags: reader.tags()
  }
}

export function writeNoOpRecord(writer: Writer, value: Draft<NoOpRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('NoOpRecord', version)
  writer.tags(value.unknownTags)
}

export const codec: Codec<NoOpRecord> = {
  name: 'NoOpRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readNoOpRecord,
  write: writeNoOpRecord
}
