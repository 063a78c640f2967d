// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface TopicRecord {
  name: string
  topicId: Uuid
  unknownTags?: UnknownTag[] | undefined
}

export function readTopicRecord(reader: Reader, version: number): TopicRecord {
  if (version < 0 || version > 0) refuseVersion('TopicRecord', version)
  return {
    name: reader.compactString(),
    topicId: reader.uuid(),
    unknownTags: reader.tags()
  }
}

export function writeTopicRecord(writer: Writer, value: Draft<TopicRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('TopicRecord', version)
  writer.compactString(value.name ?? '')
  writer.uuid(value.topicId ?? zeroUuid)
  writer.tags(value.unknownTags)
}

export const codec: Codec<TopicRecord> = {
  name: 'TopicRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readTopicRecord,
  write: writeTopicRecord
}
