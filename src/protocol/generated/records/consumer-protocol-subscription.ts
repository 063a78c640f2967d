// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface TopicPartition {
  topic: string
  partitions: number[]
}

export interface ConsumerProtocolSubscription {
  topics: string[]
  /** default null */
  userData: Buffer | null
  /** v1+ */
  ownedPartitions: TopicPartition[]
  /** v2+, default -1, int32 */
  generationId: number
  /** v3+, default null */
  rackId: string | null
}

export function readConsumerProtocolSubscription(reader: Reader, version: number): ConsumerProtocolSubscription {
  if (version < 0 || version > 3) refuseVersion('ConsumerProtocolSubscription', version)
  return {
    topics: reader.strings(reader.count(false, 2), false),
    userData: reader.nullableBytes(),
    ownedPartitions: version >= 1 ? readTopicPartitionList(reader, version, reader.count(false, 6)) : [],
    generationId: version >= 2 ? reader.int32() : -1,
    rackId: version === 3 ? reader.nullableString() : null
  }
}

export function readTopicPartition(reader: Reader, version: number): TopicPartition {
  return {
    topic: reader.string(),
    partitions: reader.int32s(reader.numberCount(false, 4))
  }
}

function readTopicPartitionList(reader: Reader, version: number, count: number): TopicPartition[] {
  const list: TopicPartition[] = []
  for (let i = 0; i < count; i++) list.push(readTopicPartition(reader, version))
  return list
}

export function writeConsumerProtocolSubscription(writer: Writer, value: Draft<ConsumerProtocolSubscription>, version: number): void {
  if (version < 0 || version > 3) refuseVersion('ConsumerProtocolSubscription', version)
  const topicsList = value.topics ?? []
  writer.count(false, topicsList.length)
  for (const item of topicsList) {
    writer.string(item)
  }
  writer.nullableBytes(value.userData ?? null)
  if (version >= 1) {
    const ownedPartitionsList = value.ownedPartitions ?? []
    writer.count(false, ownedPartitionsList.length)
    for (const item of ownedPartitionsList) {
      writeTopicPartition(writer, item, version)
    }
  }
  if (version >= 2) {
    writer.int32(value.generationId ?? -1)
  }
  if (version === 3) {
    writer.nullableString(value.rackId ?? null)
  }
}

export function writeTopicPartition(writer: Writer, value: Draft<TopicPartition>, version: number): void {
  writer.string(value.topic ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(false, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
}

export const codec: Codec<ConsumerProtocolSubscription> = {
  name: 'ConsumerProtocolSubscription',
  versionMin: 0,
  versionMax: 3,
  flexibleFrom: 4,
  read: readConsumerProtocolSubscription,
  write: writeConsumerProtocolSubscription
}
