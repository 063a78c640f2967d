// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ShareGroupMemberMetadataKey {
  groupId: string
  memberId: string
}

export function readShareGroupMemberMetadataKey(reader: Reader, version: number): ShareGroupMemberMetadataKey {
  if (version < 0 || version > 0) refuseVersion('ShareGroupMemberMetadataKey', version)
  return {
    groupId: reader.string(),
    memberId: reader.string()
  }
}

export function writeShareGroupMemberMetadataKey(writer: Writer, value: Draft<ShareGroupMemberMetadataKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareGroupMemberMetadataKey', version)
  writer.string(value.groupId ?? '')
  writer.string(value.memberId ?? '')
}

export const codec: Codec<ShareGroupMemberMetadataKey> = {
  name: 'ShareGroupMemberMetadataKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readShareGroupMemberMetadataKey,
  write: writeShareGroupMemberMetadataKey
}
