// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ConsumerGroupTargetAssignmentMemberKey {
  groupId: string
  memberId: string
}

export function readConsumerGroupTargetAssignmentMemberKey(reader: Reader, version: number): ConsumerGroupTargetAssignmentMemberKey {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupTargetAssignmentMemberKey', version)
  return {
    groupId: reader.string(),
    memberId: reader.string()
  }
}

export function writeConsumerGroupTargetAssignmentMemberKey(writer: Writer, value: Draft<ConsumerGroupTargetAssignmentMemberKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupTargetAssignmentMemberKey', version)
  writer.string(value.groupId ?? '')
  writer.string(value.memberId ?? '')
}

export const codec: Codec<ConsumerGroupTargetAssignmentMemberKey> = {
  name: 'ConsumerGroupTargetAssignmentMemberKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readConsumerGroupTargetAssignmentMemberKey,
  write: writeConsumerGroupTargetAssignmentMemberKey
}
