// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ConsumerGroupPartitionMetadataKey {
  groupId: string
}

export function readConsumerGroupPartitionMetadataKey(reader: Reader, version: number): ConsumerGroupPartitionMetadataKey {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupPartitionMetadataKey', version)
  return {
    groupId: reader.string()
  }
}

export function writeConsumerGroupPartitionMetadataKey(writer: Writer, value: Draft<ConsumerGroupPartitionMetadataKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupPartitionMetadataKey', version)
  writer.string(value.groupId ?? '')
}

export const codec: Codec<ConsumerGroupPartitionMetadataKey> = {
  name: 'ConsumerGroupPartitionMetadataKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readConsumerGroupPartitionMetadataKey,
  write: writeConsumerGroupPartitionMetadataKey
}
