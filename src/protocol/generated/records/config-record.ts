// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ConfigRecord {
  /** int8 */
  resourceType: number
  resourceName: string
  name: string
  value: string | null
  unknownTags?: UnknownTag[] | undefined
}

export function readConfigRecord(reader: Reader, version: number): ConfigRecord {
  if (version < 0 || version > 0) refuseVersion('ConfigRecord', version)
  return {
    resourceType: reader.int8(),
    resourceName: reader.compactString(),
    name: reader.compactString(),
    value: reader.compactNullableString(),
    unknownTags: reader.tags()
  }
}

export function writeConfigRecord(writer: Writer, value: Draft<ConfigRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConfigRecord', version)
  writer.int8(value.resourceType ?? 0)
  writer.compactString(value.resourceName ?? '')
  writer.compactString(value.name ?? '')
  writer.compactNullableString(value.value === undefined ? '' : value.value)
  writer.tags(value.unknownTags)
}

export const codec: Codec<ConfigRecord> = {
  name: 'ConfigRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readConfigRecord,
  write: writeConfigRecord
}
