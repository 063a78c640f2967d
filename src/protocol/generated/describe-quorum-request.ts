// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PartitionData {
  /** int32 */
  partitionIndex: number
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicData {
  topicName: string
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeQuorumRequest {
  topics: TopicData[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeQuorumRequest(reader: Reader, version: number): DescribeQuorumRequest {
  if (version < 0 || version > 2) refuseVersion('DescribeQuorumRequest', version)
  return {
    topics: readTopicDataList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partitionIndex: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function readTopicData(reader: Reader, version: number): TopicData {
  return {
    topicName: reader.compactString(),
    partitions: readPartitionDataList(reader, version, reader.count(true, 5)),
    unknownTags: reader.tags()
  }
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readTopicDataList(reader: Reader, version: number, count: number): TopicData[] {
  const list: TopicData[] = []
  for (let i = 0; i < count; i++) list.push(readTopicData(reader, version))
  return list
}

export function writeDescribeQuorumRequest(writer: Writer, value: Draft<DescribeQuorumRequest>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('DescribeQuorumRequest', version)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.tags(value.unknownTags)
}

export function writeTopicData(writer: Writer, value: Draft<TopicData>, version: number): void {
  writer.compactString(value.topicName ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeQuorumRequest> = {
  name: 'DescribeQuorumRequest',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readDescribeQuorumRequest,
  write: writeDescribeQuorumRequest
}
