// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribeShareGroupOffsetsRequestTopic {
  topicName: string
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeShareGroupOffsetsRequestGroup {
  groupId: string
  topics: DescribeShareGroupOffsetsRequestTopic[] | null
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeShareGroupOffsetsRequest {
  groups: DescribeShareGroupOffsetsRequestGroup[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeShareGroupOffsetsRequest(reader: Reader, version: number): DescribeShareGroupOffsetsRequest {
  if (version < 0 || version > 1) refuseVersion('DescribeShareGroupOffsetsRequest', version)
  return {
    groups: readDescribeShareGroupOffsetsRequestGroupList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readDescribeShareGroupOffsetsRequestTopic(reader: Reader, version: number): DescribeShareGroupOffsetsRequestTopic {
  return {
    topicName: reader.compactString(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

export function readDescribeShareGroupOffsetsRequestGroup(reader: Reader, version: number): DescribeShareGroupOffsetsRequestGroup {
  return {
    groupId: reader.compactString(),
    topics: readDescribeShareGroupOffsetsRequestTopicListOrNull(reader, version, reader.countOrNull(true, 3)),
    unknownTags: reader.tags()
  }
}

function readDescribeShareGroupOffsetsRequestTopicList(reader: Reader, version: number, count: number): DescribeShareGroupOffsetsRequestTopic[] {
  const list: DescribeShareGroupOffsetsRequestTopic[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeShareGroupOffsetsRequestTopic(reader, version))
  return list
}

function readDescribeShareGroupOffsetsRequestTopicListOrNull(reader: Reader, version: number, count: number): DescribeShareGroupOffsetsRequestTopic[] | null {
  return count < 0 ? null : readDescribeShareGroupOffsetsRequestTopicList(reader, version, count)
}

function readDescribeShareGroupOffsetsRequestGroupList(reader: Reader, version: number, count: number): DescribeShareGroupOffsetsRequestGroup[] {
  const list: DescribeShareGroupOffsetsRequestGroup[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeShareGroupOffsetsRequestGroup(reader, version))
  return list
}

export function writeDescribeShareGroupOffsetsRequest(writer: Writer, value: Draft<DescribeShareGroupOffsetsRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('DescribeShareGroupOffsetsRequest', version)
  const groupsList = value.groups ?? []
  writer.count(true, groupsList.length)
  for (const item of groupsList) {
    writeDescribeShareGroupOffsetsRequestGroup(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeDescribeShareGroupOffsetsRequestTopic(writer: Writer, value: Draft<DescribeShareGroupOffsetsRequestTopic>, version: number): void {
  writer.compactString(value.topicName ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export function writeDescribeShareGroupOffsetsRequestGroup(writer: Writer, value: Draft<DescribeShareGroupOffsetsRequestGroup>, version: number): void {
  writer.compactString(value.groupId ?? '')
  const topicsList = value.topics === undefined ? [] : value.topics
  if (topicsList === null) writer.nullArray(true)
  else {
    writer.count(true, topicsList.length)
    for (const item of topicsList) {
      writeDescribeShareGroupOffsetsRequestTopic(writer, item, version)
    }
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeShareGroupOffsetsRequest> = {
  name: 'DescribeShareGroupOffsetsRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readDescribeShareGroupOffsetsRequest,
  write: writeDescribeShareGroupOffsetsRequest
}
