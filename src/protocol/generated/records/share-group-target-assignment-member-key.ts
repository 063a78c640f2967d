// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ShareGroupTargetAssignmentMemberKey {
  groupId: string
  memberId: string
}

export function readShareGroupTargetAssignmentMemberKey(reader: Reader, version: number): ShareGroupTargetAssignmentMemberKey {
  if (version < 0 || version > 0) refuseVersion('ShareGroupTargetAssignmentMemberKey', version)
  return {
    groupId: reader.string(),
    memberId: reader.string()
  }
}

export function writeShareGroupTargetAssignmentMemberKey(writer: Writer, value: Draft<ShareGroupTargetAssignmentMemberKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareGroupTargetAssignmentMemberKey', version)
  writer.string(value.groupId ?? '')
  writer.string(value.memberId ?? '')
}

export const codec: Codec<ShareGroupTargetAssignmentMemberKey> = {
  name: 'ShareGroupTargetAssignmentMemberKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readShareGroupTargetAssignmentMemberKey,
  write: writeShareGroupTargetAssignmentMemberKey
}
