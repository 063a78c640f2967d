// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface PartitionMetadata {
  /** int32 */
  partition: number
  racks: string[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicMetadata {
  topicId: Uuid
  topicName: string
  /** int32 */
  numPartitions: number
  partitionMetadata: PartitionMetadata[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ConsumerGroupPartitionMetadataValue {
  topics: TopicMetadata[]
  unknownTags?: UnknownTag[] | undefined
}

export function readConsumerGroupPartitionMetadataValue(reader: Reader, version: number): ConsumerGroupPartitionMetadataValue {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupPartitionMetadataValue', version)
  return {
    topics: readTopicMetadataList(reader, version, reader.count(true, 23)),
    unknownTags: reader.tags()
  }
}

export function readPartitionMetadata(reader: Reader, version: number): PartitionMetadata {
  return {
    partition: reader.int32(),
    racks: reader.strings(reader.count(true, 1), true),
    unknownTags: reader.tags()
  }
}

export function readTopicMetadata(reader: Reader, version: number): TopicMetadata {
  return {
    topicId: reader.uuid(),
    topicName: reader.compactString(),
    numPartitions: reader.int32(),
    partitionMetadata: readPartitionMetadataList(reader, version, reader.count(true, 6)),
    unknownTags: reader.tags()
  }
}

function readPartitionMetadataList(reader: Reader, version: number, count: number): PartitionMetadata[] {
  const list: PartitionMetadata[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionMetadata(reader, version))
  return list
}

function readTopicMetadataList(reader: Reader, version: number, count: number): TopicMetadata[] {
  const list: TopicMetadata[] = []
  for (let i = 0; i < count; i++) list.push(readTopicMetadata(reader, version))
  return list
}

export function writeConsumerGroupPartitionMetadataValue(writer: Writer, value: Draft<ConsumerGroupPartitionMetadataValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupPartitionMetadataValue', version)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicMetadata(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionMetadata(writer: Writer, value: Draft<PartitionMetadata>, version: number): void {
  writer.int32(value.partition ?? 0)
  const racksList = value.racks ?? []
  writer.count(true, racksList.length)
  for (const item of racksList) {
    writer.compactString(item)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicMetadata(writer: Writer, value: Draft<TopicMetadata>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  writer.compactString(value.topicName ?? '')
  writer.int32(value.numPartitions ?? 0)
  const partitionMetadataList = value.partitionMetadata ?? []
  writer.count(true, partitionMetadataList.length)
  for (const item of partitionMetadataList) {
    writePartitionMetadata(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ConsumerGroupPartitionMetadataValue> = {
  name: 'ConsumerGroupPartitionMetadataValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readConsumerGroupPartitionMetadataValue,
  write: writeConsumerGroupPartitionMetadataValue
}
