// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ClearElrRecord {
  topicName: string
  unknownTags?: UnknownTag[] | undefined
}

export function readClearElrRecord(reader: Reader, version: number): ClearElrRecord {
  if (version < 0 || version > 0) refuseVersion('ClearElrRecord', version)
  return {
    topicName: reader.compactString(),
    unknownTags: reader.tags()
  }
}

export function writeClearElrRecord(writer: Writer, value: Draft<ClearElrRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ClearElrRecord', version)
  writer.compactString(value.topicName ?? '')
  writer.tags(value.unknownTags)
}

export const codec: Codec<ClearElrRecord> = {
  name: 'ClearElrRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readClearElrRecord,
  write: writeClearElrRecord
}
