// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface TopicPartition {
  topic: string
  partitions: number[]
}

export interface ConsumerProtocolAssignment {
  assignedPartitions: TopicPartition[]
  /** default null */
  userData: Buffer | null
}

export function readConsumerProtocolAssignment(reader: Reader, version: number): ConsumerProtocolAssignment {
  if (version < 0 || version > 3) refuseVersion('ConsumerProtocolAssignment', version)
  return {
    assignedPartitions: readTopicPartitionList(reader, version, reader.count(false, 6)),
    userData: reader.nullableBytes()
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

export function writeConsumerProtocolAssignment(writer: Writer, value: Draft<ConsumerProtocolAssignment>, version: number): void {
  if (version < 0 || version > 3) refuseVersion('ConsumerProtocolAssignment', version)
  const assignedPartitionsList = value.assignedPartitions ?? []
  writer.count(false, assignedPartitionsList.length)
  for (const item of assignedPartitionsList) {
    writeTopicPartition(writer, item, version)
  }
  writer.nullableBytes(value.userData ?? null)
}

export function writeTopicPartition(writer: Writer, value: Draft<TopicPartition>, version: number): void {
  writer.string(value.topic ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(false, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
}

export const codec: Codec<ConsumerProtocolAssignment> = {
  name: 'ConsumerProtocolAssignment',
  versionMin: 0,
  versionMax: 3,
  flexibleFrom: 4,
  read: readConsumerProtocolAssignment,
  write: writeConsumerProtocolAssignment
}
