// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ShareGroupTargetAssignmentMetadataKey {
  groupId: string
}

export function readShareGroupTargetAssignmentMetadataKey(reader: Reader, version: number): ShareGroupTargetAssignmentMetadataKey {
  if (version < 0 || version > 0) refuseVersion('ShareGroupTargetAssignmentMetadataKey', version)
  return {
    groupId: reader.string()
  }
}

export function writeShareGroupTargetAssignmentMetadataKey(writer: Writer, value: Draft<ShareGroupTargetAssignmentMetadataKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareGroupTargetAssignmentMetadataKey', version)
  writer.string(value.groupId ?? '')
}

export const codec: Codec<ShareGroupTargetAssignmentMetadataKey> = {
  name: 'ShareGroupTargetAssignmentMetadataKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readShareGroupTargetAssignmentMetadataKey,
  write: writeShareGroupTargetAssignmentMetadataKey
}
