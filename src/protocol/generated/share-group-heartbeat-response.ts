// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface TopicPartitions {
  topicId: Uuid
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface Assignment {
  topicPartitions: TopicPartitions[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ShareGroupHeartbeatResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  /** default null */
  memberId: string | null
  /** int32 */
  memberEpoch: number
  /** int32 */
  heartbeatIntervalMs: number
  /** default null */
  assignment: Assignment | null
  unknownTags?: UnknownTag[] | undefined
}

export function readShareGroupHeartbeatResponse(reader: Reader, version: number): ShareGroupHeartbeatResponse {
  if (version < 1 || version > 1) refuseVersion('ShareGroupHeartbeatResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    memberId: reader.compactNullableString(),
    memberEpoch: reader.int32(),
    heartbeatIntervalMs: reader.int32(),
    assignment: (reader.int8() < 0 ? null : readAssignment(reader, version)),
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

export function readAssignment(reader: Reader, version: number): Assignment {
  return {
    topicPartitions: readTopicPartitionsList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

function readTopicPartitionsList(reader: Reader, version: number, count: number): TopicPartitions[] {
  const list: TopicPartitions[] = []
  for (let i = 0; i < count; i++) list.push(readTopicPartitions(reader, version))
  return list
}

export function writeShareGroupHeartbeatResponse(writer: Writer, value: Draft<ShareGroupHeartbeatResponse>, version: number): void {
  if (version < 1 || version > 1) refuseVersion('ShareGroupHeartbeatResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.compactNullableString(value.memberId ?? null)
  writer.int32(value.memberEpoch ?? 0)
  writer.int32(value.heartbeatIntervalMs ?? 0)
  const assignmentStruct = value.assignment ?? null
  if (assignmentStruct === null) writer.int8(-1)
  else {
    writer.int8(1)
    writeAssignment(writer, assignmentStruct, version)
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

export function writeAssignment(writer: Writer, value: Draft<Assignment>, version: number): void {
  const topicPartitionsList = value.topicPartitions ?? []
  writer.count(true, topicPartitionsList.length)
  for (const item of topicPartitionsList) {
    writeTopicPartitions(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareGroupHeartbeatResponse> = {
  name: 'ShareGroupHeartbeatResponse',
  versionMin: 1,
  versionMax: 1,
  flexibleFrom: 1,
  read: readShareGroupHeartbeatResponse,
  write: writeShareGroupHeartbeatResponse
}
