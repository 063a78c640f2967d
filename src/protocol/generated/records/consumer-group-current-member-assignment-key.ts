// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ConsumerGroupCurrentMemberAssignmentKey {
  groupId: string
  memberId: string
}

export function readConsumerGroupCurrentMemberAssignmentKey(reader: Reader, version: number): ConsumerGroupCurrentMemberAssignmentKey {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupCurrentMemberAssignmentKey', version)
  return {
    groupId: reader.string(),
    memberId: reader.string()
  }
}

export function writeConsumerGroupCurrentMemberAssignmentKey(writer: Writer, value: Draft<ConsumerGroupCurrentMemberAssignmentKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupCurrentMemberAssignmentKey', version)
  writer.string(value.groupId ?? '')
  writer.string(value.memberId ?? '')
}

export const codec: Codec<ConsumerGroupCurrentMemberAssignmentKey> = {
  name: 'ConsumerGroupCurrentMemberAssignmentKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readConsumerGroupCurrentMemberAssignmentKey,
  write: writeConsumerGroupCurrentMemberAssignmentKey
}
