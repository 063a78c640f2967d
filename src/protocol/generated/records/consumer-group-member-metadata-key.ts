// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ConsumerGroupMemberMetadataKey {
  groupId: string
  memberId: string
}

export function readConsumerGroupMemberMetadataKey(reader: Reader, version: number): ConsumerGroupMemberMetadataKey {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupMemberMetadataKey', version)
  return {
    groupId: reader.string(),
    memberId: reader.string()
  }
}

export function writeConsumerGroupMemberMetadataKey(writer: Writer, value: Draft<ConsumerGroupMemberMetadataKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupMemberMetadataKey', version)
  writer.string(value.groupId ?? '')
  writer.string(value.memberId ?? '')
}

export const codec: Codec<ConsumerGroupMemberMetadataKey> = {
  name: 'ConsumerGroupMemberMetadataKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readConsumerGroupMemberMetadataKey,
  write: writeConsumerGroupMemberMetadataKey
}
