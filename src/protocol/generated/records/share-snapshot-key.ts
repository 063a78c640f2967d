// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ShareSnapshotKey {
  groupId: string
  topicId: Uuid
  /** int32 */
  partition: number
}

export function readShareSnapshotKey(reader: Reader, version: number): ShareSnapshotKey {
  if (version < 0 || version > 0) refuseVersion('ShareSnapshotKey', version)
  return {
    groupId: reader.string(),
    topicId: reader.uuid(),
    partition: reader.int32()
  }
}

export function writeShareSnapshotKey(writer: Writer, value: Draft<ShareSnapshotKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareSnapshotKey', version)
  writer.string(value.groupId ?? '')
  writer.uuid(value.topicId ?? zeroUuid)
  writer.int32(value.partition ?? 0)
}

export const codec: Codec<ShareSnapshotKey> = {
  name: 'ShareSnapshotKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readShareSnapshotKey,
  write: writeShareSnapshotKey
}
