// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface TopicPartition {
  topicId: Uuid
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ShareGroupTargetAssignmentMemberValue {
  topicPartitions: TopicPartition[]
  unknownTags?: UnknownTag[] | undefined
}

export function readShareGroupTargetAssignmentMemberValue(reader: Reader, version: number): ShareGroupTargetAssignmentMemberValue {
  if (version < 0 || version > 0) refuseVersion('ShareGroupTargetAssignmentMemberValue', version)
  return {
    topicPartitions: readTopicPartitionList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readTopicPartition(reader: Reader, version: number): TopicPartition {
  return {
    topicId: reader.uuid(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

function readTopicPartitionList(reader: Reader, version: number, count: number): TopicPartition[] {
  const list: TopicPartition[] = []
  for (let i = 0; i < count; i++) list.push(readTopicPartition(reader, version))
  return list
}

export function writeShareGroupTargetAssignmentMemberValue(writer: Writer, value: Draft<ShareGroupTargetAssignmentMemberValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareGroupTargetAssignmentMemberValue', version)
  const topicPartitionsList = value.topicPartitions ?? []
  writer.count(true, topicPartitionsList.length)
  for (const item of topicPartitionsList) {
    writeTopicPartition(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicPartition(writer: Writer, value: Draft<TopicPartition>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareGroupTargetAssignmentMemberValue> = {
  name: 'ShareGroupTargetAssignmentMemberValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readShareGroupTargetAssignmentMemberValue,
  write: writeShareGroupTargetAssignmentMemberValue
}
