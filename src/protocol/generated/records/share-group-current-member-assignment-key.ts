// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ShareGroupCurrentMemberAssignmentKey {
  groupId: string
  memberId: string
}

export function readShareGroupCurrentMemberAssignmentKey(reader: Reader, version: number): ShareGroupCurrentMemberAssignmentKey {
  if (version < 0 || version > 0) refuseVersion('ShareGroupCurrentMemberAssignmentKey', version)
  return {
    groupId: reader.string(),
    memberId: reader.string()
  }
}

export function writeShareGroupCurrentMemberAssignmentKey(writer: Writer, value: Draft<ShareGroupCurrentMemberAssignmentKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareGroupCurrentMemberAssignmentKey', version)
  writer.string(value.groupId ?? '')
  writer.string(value.memberId ?? '')
}

export const codec: Codec<ShareGroupCurrentMemberAssignmentKey> = {
  name: 'ShareGroupCurrentMemberAssignmentKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readShareGroupCurrentMemberAssignmentKey,
  write: writeShareGroupCurrentMemberAssignmentKey
}
