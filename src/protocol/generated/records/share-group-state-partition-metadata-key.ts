// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ShareGroupStatePartitionMetadataKey {
  groupId: string
}

export function readShareGroupStatePartitionMetadataKey(reader: Reader, version: number): ShareGroupStatePartitionMetadataKey {
  if (version < 0 || version > 0) refuseVersion('ShareGroupStatePartitionMetadataKey', version)
  return {
    groupId: reader.string()
  }
}

export function writeShareGroupStatePartitionMetadataKey(writer: Writer, value: Draft<ShareGroupStatePartitionMetadataKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareGroupStatePartitionMetadataKey', version)
  writer.string(value.groupId ?? '')
}

export const codec: Codec<ShareGroupStatePartitionMetadataKey> = {
  name: 'ShareGroupStatePartitionMetadataKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readShareGroupStatePartitionMetadataKey,
  write: writeShareGroupStatePartitionMetadataKey
}
