// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface TopicPartitions {
  topicId: Uuid
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ShareGroupCurrentMemberAssignmentValue {
  /** int32 */
  memberEpoch: number
  /** int32 */
  previousMemberEpoch: number
  /** int8 */
  state: number
  assignedPartitions: TopicPartitions[]
  unknownTags?: UnknownTag[] | undefined
}

export function readShareGroupCurrentMemberAssignmentValue(reader: Reader, version: number): ShareGroupCurrentMemberAssignmentValue {
  if (version < 0 || version > 0) refuseVersion('ShareGroupCurrentMemberAssignmentValue', version)
  return {
    memberEpoch: reader.int32(),
    previousMemberEpoch: reader.int32(),
    state: reader.int8(),
    assignedPartitions: readTopicPartitionsList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readTopicPartitions(reader: Reader, version: number): TopicPartitions {
  return {
    topicId: reader.uuid(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

function readTopicPartitionsList(reader: Reader, version: number, count: number): TopicPartitions[] {
  const list: TopicPartitions[] = []
  for (let i = 0; i < count; i++) list.push(readTopicPartitions(reader, version))
  return list
}

export function writeShareGroupCurrentMemberAssignmentValue(writer: Writer, value: Draft<ShareGroupCurrentMemberAssignmentValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareGroupCurrentMemberAssignmentValue', version)
  writer.int32(value.memberEpoch ?? 0)
  writer.int32(value.previousMemberEpoch ?? 0)
  writer.int8(value.state ?? 0)
  const assignedPartitionsList = value.assignedPartitions ?? []
  writer.count(true, assignedPartitionsList.length)
  for (const item of assignedPartitionsList) {
    writeTopicPartitions(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicPartitions(writer: Writer, value: Draft<TopicPartitions>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareGroupCurrentMemberAssignmentValue> = {
  name: 'ShareGroupCurrentMemberAssignmentValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readShareGroupCurrentMemberAssignmentValue,
  write: writeShareGroupCurrentMemberAssignmentValue
}
