// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface TopicRequest {
  name: string
  unknownTags?: UnknownTag[] | undefined
}

export interface Cursor {
  topicName: string
  /** int32 */
  partitionIndex: number
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeTopicPartitionsRequest {
  topics: TopicRequest[]
  /** default 2000, int32 */
  responsePartitionLimit: number
  /** default null */
  cursor: Cursor | null
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeTopicPartitionsRequest(reader: Reader, version: number): DescribeTopicPartitionsRequest {
  if (version < 0 || version > 0) refuseVersion('DescribeTopicPartitionsRequest', version)
  return {
    topics: readTopicRequestList(reader, version, reader.count(true, 2)),
    responsePartitionLimit: reader.int32(),
    cursor: (reader.int8() < 0 ? null : readCursor(reader, version)),
    unknownTags: reader.tags()
  }
}

export function readTopicRequest(reader: Reader, version: number): TopicRequest {
  return {
    name: reader.compactString(),
    unknownTags: reader.tags()
  }
}

export function readCursor(reader: Reader, version: number): Cursor {
  return {
    topicName: reader.compactString(),
    partitionIndex: reader.int32(),
    unknownTags: reader.tags()
  }
}

function readTopicRequestList(reader: Reader, version: number, count: number): TopicRequest[] {
  const list: TopicRequest[] = []
  for (let i = 0; i < count; i++) list.push(readTopicRequest(reader, version))
  return list
}

export function writeDescribeTopicPartitionsRequest(writer: Writer, value: Draft<DescribeTopicPartitionsRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DescribeTopicPartitionsRequest', version)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicRequest(writer, item, version)
  }
  writer.int32(value.responsePartitionLimit ?? 2000)
  const cursorStruct = value.cursor ?? null
  if (cursorStruct === null) writer.int8(-1)
  else {
    writer.int8(1)
    writeCursor(writer, cursorStruct, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicRequest(writer: Writer, value: Draft<TopicRequest>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.tags(value.unknownTags)
}

export function writeCursor(writer: Writer, value: Draft<Cursor>, version: number): void {
  writer.compactString(value.topicName ?? '')
  writer.int32(value.partitionIndex ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeTopicPartitionsRequest> = {
  name: 'DescribeTopicPartitionsRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDescribeTopicPartitionsRequest,
  write: writeDescribeTopicPartitionsRequest
}
