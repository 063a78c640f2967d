// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface TopicRequest {
  name: string
  partitionIndexes: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeProducersRequest {
  topics: TopicRequest[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeProducersRequest(reader: Reader, version: number): DescribeProducersRequest {
  if (version < 0 || version > 0) refuseVersion('DescribeProducersRequest', version)
  return {
    topics: readTopicRequestList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readTopicRequest(reader: Reader, version: number): TopicRequest {
  return {
    name: reader.compactString(),
    partitionIndexes: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

function readTopicRequestList(reader: Reader, version: number, count: number): TopicRequest[] {
  const list: TopicRequest[] = []
  for (let i = 0; i < count; i++) list.push(readTopicRequest(reader, version))
  return list
}

export function writeDescribeProducersRequest(writer: Writer, value: Draft<DescribeProducersRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DescribeProducersRequest', version)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicRequest(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicRequest(writer: Writer, value: Draft<TopicRequest>, version: number): void {
  writer.compactString(value.name ?? '')
  const partitionIndexesList = value.partitionIndexes ?? []
  writer.count(true, partitionIndexesList.length)
  for (const item of partitionIndexesList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeProducersRequest> = {
  name: 'DescribeProducersRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDescribeProducersRequest,
  write: writeDescribeProducersRequest
}
