// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface TopicPartitions {
  topicId: Uuid
  partitions: number[]
  /** tag 0 */
  assignmentEpochs: number[] | null
  unknownTags?: UnknownTag[] | undefined
}

export interface ConsumerGroupCurrentMemberAssignmentValue {
  /** int32 */
  memberEpoch: number
  /** int32 */
  previousMemberEpoch: number
  /** int8 */
  state: number
  assignedPartitions: TopicPartitions[]
  partitionsPendingRevocation: TopicPartitions[]
  unknownTags?: UnknownTag[] | undefined
}

export function readConsumerGroupCurrentMemberAssignmentValue(reader: Reader, version: number): ConsumerGroupCurrentMemberAssignmentValue {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupCurrentMemberAssignmentValue', version)
  return {
    memberEpoch: reader.int32(),
    previousMemberEpoch: reader.int32(),
    state: reader.int8(),
    assignedPartitions: readTopicPartitionsList(reader, version, reader.count(true, 18)),
    partitionsPendingRevocation: readTopicPartitionsList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readTopicPartitions(reader: Reader, version: number): TopicPartitions {
  const value: TopicPartitions = {
    topicId: reader.uuid(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    assignmentEpochs: [],
    unknownTags: undefined
  }
  readTopicPartitionsTags(reader, version, value)
  return value
}

function readTopicPartitionsTags(reader: Reader, version: number, value: TopicPartitions): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.assignmentEpochs = reader.int32sOrNull(reader.numberCountOrNull(true, 4))
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

function readTopicPartitionsList(reader: Reader, version: number, count: number): TopicPartitions[] {
  const list: TopicPartitions[] = []
  for (let i = 0; i < count; i++) list.push(readTopicPartitions(reader, version))
  return list
}

export function writeConsumerGroupCurrentMemberAssignmentValue(writer: Writer, value: Draft<ConsumerGroupCurrentMemberAssignmentValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupCurrentMemberAssignmentValue', version)
  writer.int32(value.memberEpoch ?? 0)
  writer.int32(value.previousMemberEpoch ?? 0)
  writer.int8(value.state ?? 0)
  const assignedPartitionsList = value.assignedPartitions ?? []
  writer.count(true, assignedPartitionsList.length)
  for (const item of assignedPartitionsList) {
    writeTopicPartitions(writer, item, version)
  }
  const partitionsPendingRevocationList = value.partitionsPendingRevocation ?? []
  writer.count(true, partitionsPendingRevocationList.length)
  for (const item of partitionsPendingRevocationList) {
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
  writeTopicPartitionsTags(writer, value, version)
}

function writeTopicPartitionsTags(writer: Writer, value: Draft<TopicPartitions>, version: number): void {
  const unknown = value.unknownTags
  const hasAssignmentEpochs = !(value.assignmentEpochs !== null && (value.assignmentEpochs?.length ?? 0) === 0)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasAssignmentEpochs ? 1 : 0))
  let next = 0
  if (hasAssignmentEpochs) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    const assignmentEpochsList = value.assignmentEpochs === undefined ? [] : value.assignmentEpochs
    if (assignmentEpochsList === null) writer.nullArray(true)
    else {
      writer.count(true, assignmentEpochsList.length)
      for (const item of assignmentEpochsList) {
        writer.int32(item)
      }
    }
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export const codec: Codec<ConsumerGroupCurrentMemberAssignmentValue> = {
  name: 'ConsumerGroupCurrentMemberAssignmentValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readConsumerGroupCurrentMemberAssignmentValue,
  write: writeConsumerGroupCurrentMemberAssignmentValue
}
