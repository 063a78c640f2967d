// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface OffsetDeleteRequestPartition {
  /** int32 */
  partitionIndex: number
}

export interface OffsetDeleteRequestTopic {
  name: string
  partitions: OffsetDeleteRequestPartition[]
}

export interface OffsetDeleteRequest {
  groupId: string
  topics: OffsetDeleteRequestTopic[]
}

export function readOffsetDeleteRequest(reader: Reader, version: number): OffsetDeleteRequest {
  if (version < 0 || version > 0) refuseVersion('OffsetDeleteRequest', version)
  return {
    groupId: reader.string(),
    topics: readOffsetDeleteRequestTopicList(reader, version, reader.count(false, 6))
  }
}

export function readOffsetDeleteRequestPartition(reader: Reader, version: number): OffsetDeleteRequestPartition {
  return {
    partitionIndex: reader.int32()
  }
}

export function readOffsetDeleteRequestTopic(reader: Reader, version: number): OffsetDeleteRequestTopic {
  return {
    name: reader.string(),
    partitions: readOffsetDeleteRequestPartitionList(reader, version, reader.count(false, 4))
  }
}

function readOffsetDeleteRequestPartitionList(reader: Reader, version: number, count: number): OffsetDeleteRequestPartition[] {
  const list: OffsetDeleteRequestPartition[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetDeleteRequestPartition(reader, version))
  return list
}

function readOffsetDeleteRequestTopicList(reader: Reader, version: number, count: number): OffsetDeleteRequestTopic[] {
  const list: OffsetDeleteRequestTopic[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetDeleteRequestTopic(reader, version))
  return list
}

export function writeOffsetDeleteRequest(writer: Writer, value: Draft<OffsetDeleteRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('OffsetDeleteRequest', version)
  writer.string(value.groupId ?? '')
  const topicsList = value.topics ?? []
  writer.count(false, topicsList.length)
  for (const item of topicsList) {
    writeOffsetDeleteRequestTopic(writer, item, version)
  }
}

export function writeOffsetDeleteRequestPartition(writer: Writer, value: Draft<OffsetDeleteRequestPartition>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
}

export function writeOffsetDeleteRequestTopic(writer: Writer, value: Draft<OffsetDeleteRequestTopic>, version: number): void {
  writer.string(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(false, partitionsList.length)
  for (const item of partitionsList) {
    writeOffsetDeleteRequestPartition(writer, item, version)
  }
}

export const codec: Codec<OffsetDeleteRequest> = {
  name: 'OffsetDeleteRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readOffsetDeleteRequest,
  write: writeOffsetDeleteRequest
}
