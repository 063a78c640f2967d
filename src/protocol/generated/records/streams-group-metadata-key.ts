// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface StreamsGroupMetadataKey {
  groupId: string
}

export function readStreamsGroupMetadataKey(reader: Reader, version: number): StreamsGroupMetadataKey {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupMetadataKey', version)
  return {
    groupId: reader.string()
  }
}

export function writeStreamsGroupMetadataKey(writer: Writer, value: Draft<StreamsGroupMetadataKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupMetadataKey', version)
  writer.string(value.groupId ?? '')
}

export const codec: Codec<StreamsGroupMetadataKey> = {
  name: 'StreamsGroupMetadataKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readStreamsGroupMetadataKey,
  write: writeStreamsGroupMetadataKey
}
