// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface RemoveTopicRecord {
  topicId: Uuid
  unknownTags?: UnknownTag[] | undefined
}

export function readRemoveTopicRecord(reader: Reader, version: number): RemoveTopicRecord {
  if (version < 0 || version > 0) refuseVersion('RemoveTopicRecord', version)
  return {
    topicId: reader.uuid(),
    unknownTags: reader.tags()
  }
}

export function writeRemoveTopicRecord(writer: Writer, value: Draft<RemoveTopicRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('RemoveTopicRecord', version)
  writer.uuid(value.topicId ?? zeroUuid)
  writer.tags(value.unknownTags)
}

export const codec: Codec<RemoveTopicRecord> = {
  name: 'RemoveTopicRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readRemoveTopicRecord,
  write: writeRemoveTopicRecord
}
