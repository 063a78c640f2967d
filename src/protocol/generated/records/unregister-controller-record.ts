// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface UnregisterControllerRecord {
  /** int32 */
  controllerId: number
  unknownTags?: UnknownTag[] | undefined
}

export function readUnregisterControllerRecord(reader: Reader, version: number): UnregisterControllerRecord {
  if (version < 0 || version > 0) refuseVersion('UnregisterControllerRecord', version)
  return {
    controllerId: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function writeUnregisterControllerRecord(writer: Writer, value: Draft<UnregisterControllerRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('UnregisterControllerRecord', version)
  writer.int32(value.controllerId ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<UnregisterControllerRecord> = {
  name: 'UnregisterControllerRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readUnregisterControllerRecord,
  write: writeUnregisterControllerRecord
}
