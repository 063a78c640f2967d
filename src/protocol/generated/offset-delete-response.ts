// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface OffsetDeleteResponsePartition {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
}

export interface OffsetDeleteResponseTopic {
  name: string
  partitions: OffsetDeleteResponsePartition[]
}

export interface OffsetDeleteResponse {
  /** int16 */
  errorCode: number
  /** int32 */
  throttleTimeMs: number
  topics: OffsetDeleteResponseTopic[]
}

export function readOffsetDeleteResponse(reader: Reader, version: number): OffsetDeleteResponse {
  if (version < 0 || version > 0) refuseVersion('OffsetDeleteResponse', version)
  return {
    errorCode: reader.int16(),
    throttleTimeMs: reader.int32(),
    topics: readOffsetDeleteResponseTopicList(reader, version, reader.count(false, 6))
  }
}

export function readOffsetDeleteResponsePartition(reader: Reader, version: number): OffsetDeleteResponsePartition {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16()
  }
}

export function readOffsetDeleteResponseTopic(reader: Reader, version: number): OffsetDeleteResponseTopic {
  return {
    name: reader.string(),
    partitions: readOffsetDeleteResponsePartitionList(reader, version, reader.count(false, 6))
  }
}

function readOffsetDeleteResponsePartitionList(reader: Reader, version: number, count: number): OffsetDeleteResponsePartition[] {
  const list: OffsetDeleteResponsePartition[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetDeleteResponsePartition(reader, version))
  return list
}

function readOffsetDeleteResponseTopicList(reader: Reader, version: number, count: number): OffsetDeleteResponseTopic[] {
  const list: OffsetDeleteResponseTopic[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetDeleteResponseTopic(reader, version))
  return list
}

export function writeOffsetDeleteResponse(writer: Writer, value: Draft<OffsetDeleteResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('OffsetDeleteResponse', version)
  writer.int16(value.errorCode ?? 0)
  writer.int32(value.throttleTimeMs ?? 0)
  const topicsList = value.topics ?? []
  writer.count(false, topicsList.length)
  for (const item of topicsList) {
    writeOffsetDeleteResponseTopic(writer, item, version)
  }
}

export function writeOffsetDeleteResponsePartition(writer: Writer, value: Draft<OffsetDeleteResponsePartition>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
}

export function writeOffsetDeleteResponseTopic(writer: Writer, value: Draft<OffsetDeleteResponseTopic>, version: number): void {
  writer.string(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(false, partitionsList.length)
  for (const item of partitionsList) {
    writeOffsetDeleteResponsePartition(writer, item, version)
  }
}

export const codec: Codec<OffsetDeleteResponse> = {
  name: 'OffsetDeleteResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readOffsetDeleteResponse,
  write: writeOffsetDeleteResponse
}
