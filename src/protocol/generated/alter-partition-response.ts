// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PartitionData {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  /** int32 */
  leaderId: number
  /** int32 */
  leaderEpoch: number
  isr: number[]
  /** int8 */
  leaderRecoveryState: number
  /** int32 */
  partitionEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicData {
  topicId: Uuid
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterPartitionResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  topics: TopicData[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAlterPartitionResponse(reader: Reader, version: number): AlterPartitionResponse {
  if (version < 2 || version > 3) refuseVersion('AlterPartitionResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    topics: readTopicDataList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    isr: reader.int32s(reader.numberCount(true, 4)),
    leaderRecoveryState: reader.int8(),
    partitionEpoch: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function readTopicData(reader: Reader, version: number): TopicData {
  return {
    topicId: reader.uuid(),
    partitions: readPartitionDataList(reader, version, reader.count(true, 21)),
    unknownTags: reader.tags()
  }
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readTopicDataList(reader: Reader, version: number, count: number): TopicData[] {
  const list: TopicData[] = []
  for (let i = 0; i < count; i++) list.push(readTopicData(reader, version))
  return list
}

export function writeAlterPartitionResponse(writer: Writer, value: Draft<AlterPartitionResponse>, version: number): void {
  if (version < 2 || version > 3) refuseVersion('AlterPartitionResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.int32(value.leaderId ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  const isrList = value.isr ?? []
  writer.count(true, isrList.length)
  for (const item of isrList) {
    writer.int32(item)
  }
  writer.int8(value.leaderRecoveryState ?? 0)
  writer.int32(value.partitionEpoch ?? 0)
  writer.tags(value.unknownTags)
}

export function writeTopicData(writer: Writer, value: Draft<TopicData>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<AlterPartitionResponse> = {
  name: 'AlterPartitionResponse',
  versionMin: 2,
  versionMax: 3,
  flexibleFrom: 2,
  read: readAlterPartitionResponse,
  write: writeAlterPartitionResponse
}
