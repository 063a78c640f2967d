// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface TopicPartitionsInfo {
  topicId: Uuid
  topicName: string
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicInfo {
  topicId: Uuid
  topicName: string
  unknownTags?: UnknownTag[] | undefined
}

export interface ShareGroupStatePartitionMetadataValue {
  initializingTopics: TopicPartitionsInfo[]
  initializedTopics: TopicPartitionsInfo[]
  deletingTopics: TopicInfo[]
  unknownTags?: UnknownTag[] | undefined
}

export function readShareGroupStatePartitionMetadataValue(reader: Reader, version: number): ShareGroupStatePartitionMetadataValue {
  if (version < 0 || version > 0) refuseVersion('ShareGroupStatePartitionMetadataValue', version)
  return {
    initializingTopics: readTopicPartitionsInfoList(reader, version, reader.count(true, 19)),
    initializedTopics: readTopicPartitionsInfoList(reader, version, reader.count(true, 19)),
    deletingTopics: readTopicInfoList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readTopicPartitionsInfo(reader: Reader, version: number): TopicPartitionsInfo {
  return {
    topicId: reader.uuid(),
    topicName: reader.compactString(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

export function readTopicInfo(reader: Reader, version: number): TopicInfo {
  return {
    topicId: reader.uuid(),
    topicName: reader.compactString(),
    unknownTags: reader.tags()
  }
}

function readTopicPartitionsInfoList(reader: Reader, version: number, count: number): TopicPartitionsInfo[] {
  const list: TopicPartitionsInfo[] = []
  for (let i = 0; i < count; i++) list.push(readTopicPartitionsInfo(reader, version))
  return list
}

function readTopicInfoList(reader: Reader, version: number, count: number): TopicInfo[] {
  const list: TopicInfo[] = []
  for (let i = 0; i < count; i++) list.push(readTopicInfo(reader, version))
  return list
}

export function writeShareGroupStatePartitionMetadataValue(writer: Writer, value: Draft<ShareGroupStatePartitionMetadataValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareGroupStatePartitionMetadataValue', version)
  const initializingTopicsList = value.initializingTopics ?? []
  writer.count(true, initializingTopicsList.length)
  for (const item of initializingTopicsList) {
    writeTopicPartitionsInfo(writer, item, version)
  }
  const initializedTopicsList = value.initializedTopics ?? []
  writer.count(true, initializedTopicsList.length)
  for (const item of initializedTopicsList) {
    writeTopicPartitionsInfo(writer, item, version)
  }
  const deletingTopicsList = value.deletingTopics ?? []
  writer.count(true, deletingTopicsList.length)
  for (const item of deletingTopicsList) {
    writeTopicInfo(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicPartitionsInfo(writer: Writer, value: Draft<TopicPartitionsInfo>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  writer.compactString(value.topicName ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicInfo(writer: Writer, value: Draft<TopicInfo>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  writer.compactString(value.topicName ?? '')
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareGroupStatePartitionMetadataValue> = {
  name: 'ShareGroupStatePartitionMetadataValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readShareGroupStatePartitionMetadataValue,
  write: writeShareGroupStatePartitionMetadataValue
}
