// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribableLogDirTopic {
  topic: string
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeLogDirsRequest {
  topics: DescribableLogDirTopic[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeLogDirsRequest(reader: Reader, version: number): DescribeLogDirsRequest {
  if (version < 1 || version > 5) refuseVersion('DescribeLogDirsRequest', version)
  const flexible = version >= 2
  return {
    topics: (readDescribableLogDirTopicListOrNull(reader, version, reader.countOrNull(flexible, version >= 2 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribableLogDirTopic(reader: Reader, version: number): DescribableLogDirTopic {
  const flexible = version >= 2
  return {
    topic: (flexible ? reader.compactString() : reader.string()),
    partitions: reader.int32s(reader.numberCount(flexible, 4)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDescribableLogDirTopicList(reader: Reader, version: number, count: number): DescribableLogDirTopic[] {
  const list: DescribableLogDirTopic[] = []
  for (let i = 0; i < count; i++) list.push(readDescribableLogDirTopic(reader, version))
  return list
}

function readDescribableLogDirTopicListOrNull(reader: Reader, version: number, count: number): DescribableLogDirTopic[] | null {
  return count < 0 ? null : readDescribableLogDirTopicList(reader, version, count)
}

export function writeDescribeLogDirsRequest(writer: Writer, value: Draft<DescribeLogDirsRequest>, version: number): void {
  if (version < 1 || version > 5) refuseVersion('DescribeLogDirsRequest', version)
  const flexible = version >= 2
  const topicsList = value.topics === undefined ? [] : value.topics
  if (topicsList === null) writer.nullArray(flexible)
  else {
    writer.count(flexible, topicsList.length)
    for (const item of topicsList) {
      writeDescribableLogDirTopic(writer, item, version)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribableLogDirTopic(writer: Writer, value: Draft<DescribableLogDirTopic>, version: number): void {
  const flexible = version >= 2
  if (flexible) writer.compactString(value.topic ?? '')
  else writer.string(value.topic ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DescribeLogDirsRequest> = {
  name: 'DescribeLogDirsRequest',
  versionMin: 1,
  versionMax: 5,
  flexibleFrom: 2,
  read: readDescribeLogDirsRequest,
  write: writeDescribeLogDirsRequest
}
