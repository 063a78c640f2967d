// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface StreamsGroupCurrentMemberAssignmentKey {
  groupId: string
  memberId: string
}

export function readStreamsGroupCurrentMemberAssignmentKey(reader: Reader, version: number): StreamsGroupCurrentMemberAssignmentKey {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupCurrentMemberAssignmentKey', version)
  return {
    groupId: reader.string(),
    memberId: reader.string()
  }
}

export function writeStreamsGroupCurrentMemberAssignmentKey(writer: Writer, value: Draft<StreamsGroupCurrentMemberAssignmentKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupCurrentMemberAssignmentKey', version)
  writer.string(value.groupId ?? '')
  writer.string(value.memberId ?? '')
}

export const codec: Codec<StreamsGroupCurrentMemberAssignmentKey> = {
  name: 'StreamsGroupCurrentMemberAssignmentKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readStreamsGroupCurrentMemberAssignmentKey,
  write: writeStreamsGroupCurrentMemberAssignmentKey
}
