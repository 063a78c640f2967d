// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface TopicPartitions {
  topic: string
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ElectLeadersRequest {
  /** v1+, int8 */
  electionType: number
  topicPartitions: TopicPartitions[] | null
  /** default 60000, int32 */
  timeoutMs: number
  unknownTags?: UnknownTag[] | undefined
}

export function readElectLeadersRequest(reader: Reader, version: number): ElectLeadersRequest {
  if (version < 0 || version > 2) refuseVersion('ElectLeadersRequest', version)
  const flexible = version === 2
  return {
    electionType: version >= 1 ? reader.int8() : 0,
    topicPartitions: (readTopicPartitionsListOrNull(reader, version, reader.countOrNull(flexible, version >= 2 ? 3 : 6))),
    timeoutMs: reader.int32(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readTopicPartitions(reader: Reader, version: number): TopicPartitions {
  const flexible = version === 2
  return {
    topic: (flexible ? reader.compactString() : reader.string()),
    partitions: reader.int32s(reader.numberCount(flexible, 4)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readTopicPartitionsList(reader: Reader, version: number, count: number): TopicPartitions[] {
  const list: TopicPartitions[] = []
  for (let i = 0; i < count; i++) list.push(readTopicPartitions(reader, version))
  return list
}

function readTopicPartitionsListOrNull(reader: Reader, version: number, count: number): TopicPartitions[] | null {
  return count < 0 ? null : readTopicPartitionsList(reader, version, count)
}

export function writeElectLeadersRequest(writer: Writer, value: Draft<ElectLeadersRequest>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('ElectLeadersRequest', version)
  const flexible = version === 2
  if (version >= 1) {
    writer.int8(value.electionType ?? 0)
  }
  const topicPartitionsList = value.topicPartitions === undefined ? [] : value.topicPartitions
  if (topicPartitionsList === null) writer.nullArray(flexible)
  else {
    writer.count(flexible, topicPartitionsList.length)
    for (const item of topicPartitionsList) {
      writeTopicPartitions(writer, item, version)
    }
  }
  writer.int32(value.timeoutMs ?? 60000)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeTopicPartitions(writer: Writer, value: Draft<TopicPartitions>, version: number): void {
  const flexible = version === 2
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

export const codec: Codec<ElectLeadersRequest> = {
  name: 'ElectLeadersRequest',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 2,
  read: readElectLeadersRequest,
  write: writeElectLeadersRequest
}
