// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface StreamsGroupTargetAssignmentMetadataKey {
  groupId: string
}

export function readStreamsGroupTargetAssignmentMetadataKey(reader: Reader, version: number): StreamsGroupTargetAssignmentMetadataKey {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTargetAssignmentMetadataKey', version)
  return {
    groupId: reader.string()
  }
}

export function writeStreamsGroupTargetAssignmentMetadataKey(writer: Writer, value: Draft<StreamsGroupTargetAssignmentMetadataKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTargetAssignmentMetadataKey', version)
  writer.string(value.groupId ?? '')
}

export const codec: Codec<StreamsGroupTargetAssignmentMetadataKey> = {
  name: 'StreamsGroupTargetAssignmentMetadataKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readStreamsGroupTargetAssignmentMetadataKey,
  write: writeStreamsGroupTargetAssignmentMetadataKey
}
