// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribeShareGroupOffsetsResponsePartition {
  /** int32 */
  partitionIndex: number
  /** int64 */
  startOffset: Int64
  /** int32 */
  leaderEpoch: number
  /** v1+, default -1, int64 */
  lag: Int64
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeShareGroupOffsetsResponseTopic {
  topicName: string
  topicId: Uuid
  partitions: DescribeShareGroupOffsetsResponsePartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeShareGroupOffsetsResponseGroup {
  groupId: string
  topics: DescribeShareGroupOffsetsResponseTopic[]
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeShareGroupOffsetsResponse {
  /** int32 */
  throttleTimeMs: number
  groups: DescribeShareGroupOffsetsResponseGroup[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeShareGroupOffsetsResponse(reader: Reader, version: number): DescribeShareGroupOffsetsResponse {
  if (version < 0 || version > 1) refuseVersion('DescribeShareGroupOffsetsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    groups: readDescribeShareGroupOffsetsResponseGroupList(reader, version, reader.count(true, 6)),
    unknownTags: reader.tags()
  }
}

export function readDescribeShareGroupOffsetsResponsePartition(reader: Reader, version: number): DescribeShareGroupOffsetsResponsePartition {
  return {
    partitionIndex: reader.int32(),
    startOffset: reader.int64(),
    leaderEpoch: reader.int32(),
    lag: version === 1 ? reader.int64() : -1,
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: reader.tags()
  }
}

export function readDescribeShareGroupOffsetsResponseTopic(reader: Reader, version: number): DescribeShareGroupOffsetsResponseTopic {
  return {
    topicName: reader.compactString(),
    topicId: reader.uuid(),
    partitions: (readDescribeShareGroupOffsetsResponsePartitionList(reader, version, reader.count(true, version >= 1 ? 28 : 20))),
    unknownTags: reader.tags()
  }
}

export function readDescribeShareGroupOffsetsResponseGroup(reader: Reader, version: number): DescribeShareGroupOffsetsResponseGroup {
  return {
    groupId: reader.compactString(),
    topics: readDescribeShareGroupOffsetsResponseTopicList(reader, version, reader.count(true, 19)),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: reader.tags()
  }
}

function readDescribeShareGroupOffsetsResponsePartitionList(reader: Reader, version: number, count: number): DescribeShareGroupOffsetsResponsePartition[] {
  const list: DescribeShareGroupOffsetsResponsePartition[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeShareGroupOffsetsResponsePartition(reader, version))
  return list
}

function readDescribeShareGroupOffsetsResponseTopicList(reader: Reader, version: number, count: number): DescribeShareGroupOffsetsResponseTopic[] {
  const list: DescribeShareGroupOffsetsResponseTopic[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeShareGroupOffsetsResponseTopic(reader, version))
  return list
}

function readDescribeShareGroupOffsetsResponseGroupList(reader: Reader, version: number, count: number): DescribeShareGroupOffsetsResponseGroup[] {
  const list: DescribeShareGroupOffsetsResponseGroup[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeShareGroupOffsetsResponseGroup(reader, version))
  return list
}

export function writeDescribeShareGroupOffsetsResponse(writer: Writer, value: Draft<DescribeShareGroupOffsetsResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('DescribeShareGroupOffsetsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  const groupsList = value.groups ?? []
  writer.count(true, groupsList.length)
  for (const item of groupsList) {
    writeDescribeShareGroupOffsetsResponseGroup(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeDescribeShareGroupOffsetsResponsePartition(writer: Writer, value: Draft<DescribeShareGroupOffsetsResponsePartition>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int64(value.startOffset ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  if (version === 1) {
    writer.int64(value.lag ?? -1)
  }
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.tags(value.unknownTags)
}

export function writeDescribeShareGroupOffsetsResponseTopic(writer: Writer, value: Draft<DescribeShareGroupOffsetsResponseTopic>, version: number): void {
  writer.compactString(value.topicName ?? '')
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writeDescribeShareGroupOffsetsResponsePartition(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeDescribeShareGroupOffsetsResponseGroup(writer: Writer, value: Draft<DescribeShareGroupOffsetsResponseGroup>, version: number): void {
  writer.compactString(value.groupId ?? '')
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeDescribeShareGroupOffsetsResponseTopic(writer, item, version)
  }
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeShareGroupOffsetsResponse> = {
  name: 'DescribeShareGroupOffsetsResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readDescribeShareGroupOffsetsResponse,
  write: writeDescribeShareGroupOffsetsResponse
}
