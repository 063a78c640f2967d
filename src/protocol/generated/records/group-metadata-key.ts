// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface GroupMetadataKey {
  group: string
}

export function readGroupMetadataKey(reader: Reader, version: number): GroupMetadataKey {
  if (version < 0 || version > 0) refuseVersion('GroupMetadataKey', version)
  return {
    group: reader.string()
  }
}

export function writeGroupMetadataKey(writer: Writer, value: Draft<GroupMetadataKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('GroupMetadataKey', version)
  writer.string(value.group ?? '')
}

export const codec: Codec<GroupMetadataKey> = {
  name: 'GroupMetadataKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readGroupMetadataKey,
  write: writeGroupMetadataKey
}
