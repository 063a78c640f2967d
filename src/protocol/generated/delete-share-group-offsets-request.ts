// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DeleteShareGroupOffsetsRequestTopic {
  topicName: string
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteShareGroupOffsetsRequest {
  groupId: string
  topics: DeleteShareGroupOffsetsRequestTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDeleteShareGroupOffsetsRequest(reader: Reader, version: number): DeleteShareGroupOffsetsRequest {
  if (version < 0 || version > 0) refuseVersion('DeleteShareGroupOffsetsRequest', version)
  return {
    groupId: reader.compactString(),
    topics: readDeleteShareGroupOffsetsRequestTopicList(reader, version, reader.count(true, 2)),
    unknownTags: reader.tags()
  }
}

export function readDeleteShareGroupOffsetsRequestTopic(reader: Reader, version: number): DeleteShareGroupOffsetsRequestTopic {
  return {
    topicName: reader.compactString(),
    unknownTags: reader.tags()
  }
}

function readDeleteShareGroupOffsetsRequestTopicList(reader: Reader, version: number, count: number): DeleteShareGroupOffsetsRequestTopic[] {
  const list: DeleteShareGroupOffsetsRequestTopic[] = []
  for (let i = 0; i < count; i++) list.push(readDeleteShareGroupOffsetsRequestTopic(reader, version))
  return list
}

export function writeDeleteShareGroupOffsetsRequest(writer: Writer, value: Draft<DeleteShareGroupOffsetsRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DeleteShareGroupOffsetsRequest', version)
  writer.compactString(value.groupId ?? '')
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeDeleteShareGroupOffsetsRequestTopic(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeDeleteShareGroupOffsetsRequestTopic(writer: Writer, value: Draft<DeleteShareGroupOffsetsRequestTopic>, version: number): void {
  writer.compactString(value.topicName ?? '')
  writer.tags(value.unknownTags)
}

export const codec: Codec<DeleteShareGroupOffsetsRequest> = {
  name: 'DeleteShareGroupOffsetsRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDeleteShareGroupOffsetsRequest,
  write: writeDeleteShareGroupOffsetsRequest
}
