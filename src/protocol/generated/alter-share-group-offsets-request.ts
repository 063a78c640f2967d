// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AlterShareGroupOffsetsRequestPartition {
  /** int32 */
  partitionIndex: number
  /** int64 */
  startOffset: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterShareGroupOffsetsRequestTopic {
  topicName: string
  partitions: AlterShareGroupOffsetsRequestPartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterShareGroupOffsetsRequest {
  groupId: string
  topics: AlterShareGroupOffsetsRequestTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAlterShareGroupOffsetsRequest(reader: Reader, version: number): AlterShareGroupOffsetsRequest {
  if (version < 0 || version > 0) refuseVersion('AlterShareGroupOffsetsRequest', version)
  return {
    groupId: reader.compactString(),
    topics: readAlterShareGroupOffsetsRequestTopicList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readAlterShareGroupOffsetsRequestPartition(reader: Reader, version: number): AlterShareGroupOffsetsRequestPartition {
  return {
    partitionIndex: reader.int32(),
    startOffset: reader.int64(),
    unknownTags: reader.tags()
  }
}

export function readAlterShareGroupOffsetsRequestTopic(reader: Reader, version: number): AlterShareGroupOffsetsRequestTopic {
  return {
    topicName: reader.compactString(),
    partitions: readAlterShareGroupOffsetsRequestPartitionList(reader, version, reader.count(true, 13)),
    unknownTags: reader.tags()
  }
}

function readAlterShareGroupOffsetsRequestPartitionList(reader: Reader, version: number, count: number): AlterShareGroupOffsetsRequestPartition[] {
  const list: AlterShareGroupOffsetsRequestPartition[] = []
  for (let i = 0; i < count; i++) list.push(readAlterShareGroupOffsetsRequestPartition(reader, version))
  return list
}

function readAlterShareGroupOffsetsRequestTopicList(reader: Reader, version: number, count: number): AlterShareGroupOffsetsRequestTopic[] {
  const list: AlterShareGroupOffsetsRequestTopic[] = []
  for (let i = 0; i < count; i++) list.push(readAlterShareGroupOffsetsRequestTopic(reader, version))
  return list
}

export function writeAlterShareGroupOffsetsRequest(writer: Writer, value: Draft<AlterShareGroupOffsetsRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('AlterShareGroupOffsetsRequest', version)
  writer.compactString(value.groupId ?? '')
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeAlterShareGroupOffsetsRequestTopic(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeAlterShareGroupOffsetsRequestPartition(writer: Writer, value: Draft<AlterShareGroupOffsetsRequestPartition>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int64(value.startOffset ?? 0)
  writer.tags(value.unknownTags)
}

export function writeAlterShareGroupOffsetsRequestTopic(writer: Writer, value: Draft<AlterShareGroupOffsetsRequestTopic>, version: number): void {
  writer.compactString(value.topicName ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writeAlterShareGroupOffsetsRequestPartition(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<AlterShareGroupOffsetsRequest> = {
  name: 'AlterShareGroupOffsetsRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readAlterShareGroupOffsetsRequest,
  write: writeAlterShareGroupOffsetsRequest
}
