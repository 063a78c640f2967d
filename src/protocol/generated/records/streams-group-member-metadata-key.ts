// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface StreamsGroupMemberMetadataKey {
  groupId: string
  memberId: string
}

export function readStreamsGroupMemberMetadataKey(reader: Reader, version: number): StreamsGroupMemberMetadataKey {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupMemberMetadataKey', version)
  return {
    groupId: reader.string(),
    memberId: reader.string()
  }
}

export function writeStreamsGroupMemberMetadataKey(writer: Writer, value: Draft<StreamsGroupMemberMetadataKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupMemberMetadataKey', version)
  writer.string(value.groupId ?? '')
  writer.string(value.memberId ?? '')
}

export const codec: Codec<StreamsGroupMemberMetadataKey> = {
  name: 'StreamsGroupMemberMetadataKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readStreamsGroupMemberMetadataKey,
  write: writeStreamsGroupMemberMetadataKey
}
