// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ShareUpdateKey {
  groupId: string
  topicId: Uuid
  /** int32 */
  partition: number
}

export function readShareUpdateKey(reader: Reader, version: number): ShareUpdateKey {
  if (version < 0 || version > 0) refuseVersion('ShareUpdateKey', version)
  return {
    groupId: reader.string(),
    topicId: reader.uuid(),
    partition: reader.int32()
  }
}

export function writeShareUpdateKey(writer: Writer, value: Draft<ShareUpdateKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareUpdateKey', version)
  writer.string(value.groupId ?? '')
  writer.uuid(value.topicId ?? zeroUuid)
  writer.int32(value.partition ?? 0)
}

export const codec: Codec<ShareUpdateKey> = {
  name: 'ShareUpdateKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readShareUpdateKey,
  write: writeShareUpdateKey
}
