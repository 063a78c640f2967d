// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribeTopicPartitionsResponsePartition {
  /** int16 */
  errorCode: number
  /** int32 */
  partitionIndex: number
  /** int32 */
  leaderId: number
  /** default -1, int32 */
  leaderEpoch: number
  replicaNodes: number[]
  isrNodes: number[]
  /** default null */
  eligibleLeaderReplicas: number[] | null
  /** default null */
  lastKnownElr: number[] | null
  offlineReplicas: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeTopicPartitionsResponseTopic {
  /** int16 */
  errorCode: number
  name: string | null
  topicId: Uuid
  isInternal: boolean
  partitions: DescribeTopicPartitionsResponsePartition[]
  /** default -2147483648, int32 */
  topicAuthorizedOperations: number
  unknownTags?: UnknownTag[] | undefined
}

export interface Cursor {
  topicName: string
  /** int32 */
  partitionIndex: number
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeTopicPartitionsResponse {
  /** int32 */
  throttleTimeMs: number
  topics: DescribeTopicPartitionsResponseTopic[]
  /** default null */
  nextCursor: Cursor | null
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeTopicPartitionsResponse(reader: Reader, version: number): DescribeTopicPartitionsResponse {
  if (version < 0 || version > 0) refuseVersion('DescribeTopicPartitionsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    topics: readDescribeTopicPartitionsResponseTopicList(reader, version, reader.count(true, 26)),
    nextCursor: (reader.int8() < 0 ? null : readCursor(reader, version)),
    unknownTags: reader.tags()
  }
}

export function readDescribeTopicPartitionsResponsePartition(reader: Reader, version: number): DescribeTopicPartitionsResponsePartition {
  return {
    errorCode: reader.int16(),
    partitionIndex: reader.int32(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    replicaNodes: reader.int32s(reader.numberCount(true, 4)),
    isrNodes: reader.int32s(reader.numberCount(true, 4)),
    eligibleLeaderReplicas: reader.int32sOrNull(reader.numberCountOrNull(true, 4)),
    lastKnownElr: reader.int32sOrNull(reader.numberCountOrNull(true, 4)),
    offlineReplicas: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

export function readDescribeTopicPartitionsResponseTopic(reader: Reader, version: number): DescribeTopicPartitionsResponseTopic {
  return {
    errorCode: reader.int16(),
    name: reader.compactNullableString(),
    topicId: reader.uuid(),
    isInternal: reader.bool(),
    partitions: readDescribeTopicPartitionsResponsePartitionList(reader, version, reader.count(true, 20)),
    topicAuthorizedOperations: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function readCursor(reader: Reader, version: number): Cursor {
  return {
    topicName: reader.compactString(),
    partitionIndex: reader.int32(),
    unknownTags: reader.tags()
  }
}

function readDescribeTopicPartitionsResponsePartitionList(reader: Reader, version: number, count: number): DescribeTopicPartitionsResponsePartition[] {
  const list: DescribeTopicPartitionsResponsePartition[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeTopicPartitionsResponsePartition(reader, version))
  return list
}

function readDescribeTopicPartitionsResponseTopicList(reader: Reader, version: number, count: number): DescribeTopicPartitionsResponseTopic[] {
  const list: DescribeTopicPartitionsResponseTopic[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeTopicPartitionsResponseTopic(reader, version))
  return list
}

export function writeDescribeTopicPartitionsResponse(writer: Writer, value: Draft<DescribeTopicPartitionsResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DescribeTopicPartitionsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeDescribeTopicPartitionsResponseTopic(writer, item, version)
  }
  const nextCursorStruct = value.nextCursor ?? null
  if (nextCursorStruct === null) writer.int8(-1)
  else {
    writer.int8(1)
    writeCursor(writer, nextCursorStruct, version)
  }
  writer.tags(value.unknownTags)
}

export function writeDescribeTopicPartitionsResponsePartition(writer: Writer, value: Draft<DescribeTopicPartitionsResponsePartition>, version: number): void {
  writer.int16(value.errorCode ?? 0)
  writer.int32(value.partitionIndex ?? 0)
  writer.int32(value.leaderId ?? 0)
  writer.int32(value.leaderEpoch ?? -1)
  const replicaNodesList = value.replicaNodes ?? []
  writer.count(true, replicaNodesList.length)
  for (const item of replicaNodesList) {
    writer.int32(item)
  }
  const isrNodesList = value.isrNodes ?? []
  writer.count(true, isrNodesList.length)
  for (const item of isrNodesList) {
    writer.int32(item)
  }
  const eligibleLeaderReplicasList = value.eligibleLeaderReplicas ?? null
  if (eligibleLeaderReplicasList === null) writer.nullArray(true)
  else {
    writer.count(true, eligibleLeaderReplicasList.length)
    for (const item of eligibleLeaderReplicasList) {
      writer.int32(item)
    }
  }
  const lastKnownElrList = value.lastKnownElr ?? null
  if (lastKnownElrList === null) writer.nullArray(true)
  else {
    writer.count(true, lastKnownElrList.length)
    for (const item of lastKnownElrList) {
      writer.int32(item)
    }
  }
  const offlineReplicasList = value.offlineReplicas ?? []
  writer.count(true, offlineReplicasList.length)
  for (const item of offlineReplicasList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export function writeDescribeTopicPartitionsResponseTopic(writer: Writer, value: Draft<DescribeTopicPartitionsResponseTopic>, version: number): void {
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.name === undefined ? '' : value.name)
  writer.uuid(value.topicId ?? zeroUuid)
  writer.bool(value.isInternal ?? false)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writeDescribeTopicPartitionsResponsePartition(writer, item, version)
  }
  writer.int32(value.topicAuthorizedOperations ?? -2147483648)
  writer.tags(value.unknownTags)
}

export function writeCursor(writer: Writer, value: Draft<Cursor>, version: number): void {
  writer.compactString(value.topicName ?? '')
  writer.int32(value.partitionIndex ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeTopicPartitionsResponse> = {
  name: 'DescribeTopicPartitionsResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDescribeTopicPartitionsResponse,
  write: writeDescribeTopicPartitionsResponse
}
