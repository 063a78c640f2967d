// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ConsumerGroupMetadataKey {
  groupId: string
}

export function readConsumerGroupMetadataKey(reader: Reader, version: number): ConsumerGroupMetadataKey {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupMetadataKey', version)
  return {
    groupId: reader.string()
  }
}

export function writeConsumerGroupMetadataKey(writer: Writer, value: Draft<ConsumerGroupMetadataKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupMetadataKey', version)
  writer.string(value.groupId ?? '')
}

export const codec: Codec<ConsumerGroupMetadataKey> = {
  name: 'ConsumerGroupMetadataKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readConsumerGroupMetadataKey,
  write: writeConsumerGroupMetadataKey
}
