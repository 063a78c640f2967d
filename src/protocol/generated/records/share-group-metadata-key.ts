// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ShareGroupMetadataKey {
  groupId: string
}

export function readShareGroupMetadataKey(reader: Reader, version: number): ShareGroupMetadataKey {
  if (version < 0 || version > 0) refuseVersion('ShareGroupMetadataKey', version)
  return {
    groupId: reader.string()
  }
}

export function writeShareGroupMetadataKey(writer: Writer, value: Draft<ShareGroupMetadataKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareGroupMetadataKey', version)
  writer.string(value.groupId ?? '')
}

export const codec: Codec<ShareGroupMetadataKey> = {
  name: 'ShareGroupMetadataKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readShareGroupMetadataKey,
  write: writeShareGroupMetadataKey
}
