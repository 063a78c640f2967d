// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ConsumerGroupTargetAssignmentMetadataKey {
  groupId: string
}

export function readConsumerGroupTargetAssignmentMetadataKey(reader: Reader, version: number): ConsumerGroupTargetAssignmentMetadataKey {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupTargetAssignmentMetadataKey', version)
  return {
    groupId: reader.string()
  }
}

export function writeConsumerGroupTargetAssignmentMetadataKey(writer: Writer, value: Draft<ConsumerGroupTargetAssignmentMetadataKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupTargetAssignmentMetadataKey', version)
  writer.string(value.groupId ?? '')
}

export const codec: Codec<ConsumerGroupTargetAssignmentMetadataKey> = {
  name: 'ConsumerGroupTargetAssignmentMetadataKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readConsumerGroupTargetAssignmentMetadataKey,
  write: writeConsumerGroupTargetAssignmentMetadataKey
}
