// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface StreamsGroupTargetAssignmentMemberKey {
  groupId: string
  memberId: string
}

export function readStreamsGroupTargetAssignmentMemberKey(reader: Reader, version: number): StreamsGroupTargetAssignmentMemberKey {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTargetAssignmentMemberKey', version)
  return {
    groupId: reader.string(),
    memberId: reader.string()
  }
}

export function writeStreamsGroupTargetAssignmentMemberKey(writer: Writer, value: Draft<StreamsGroupTargetAssignmentMemberKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTargetAssignmentMemberKey', version)
  writer.string(value.groupId ?? '')
  writer.string(value.memberId ?? '')
}

export const codec: Codec<StreamsGroupTargetAssignmentMemberKey> = {
  name: 'StreamsGroupTargetAssignmentMemberKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readStreamsGroupTargetAssignmentMemberKey,
  write: writeStreamsGroupTargetAssignmentMemberKey
}
