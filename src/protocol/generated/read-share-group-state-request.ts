// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PartitionData {
  /** int32 */
  partition: number
  /** int32 */
  leaderEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface ReadStateData {
  topicId: Uuid
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ReadShareGroupStateRequest {
  groupId: string
  topics: ReadStateData[]
  unknownTags?: UnknownTag[] | undefined
}

export function readReadShareGroupStateRequest(reader: Reader, version: number): ReadShareGroupStateRequest {
  if (version < 0 || version > 0) refuseVersion('ReadShareGroupStateRequest', version)
  return {
    groupId: reader.compactString(),
    topics: readReadStateDataList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partition: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function readReadStateData(reader: Reader, version: number): ReadStateData {
  return {
    topicId: reader.uuid(),
    partitions: readPartitionDataList(reader, version, reader.count(true, 9)),
    unknownTags: reader.tags()
  }
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readReadStateDataList(reader: Reader, version: number, count: number): ReadStateData[] {
  const list: ReadStateData[] = []
  for (let i = 0; i < count; i++) list.push(readReadStateData(reader, version))
  return list
}

export function writeReadShareGroupStateRequest(writer: Writer, value: Draft<ReadShareGroupStateRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ReadShareGroupStateRequest', version)
  writer.compactString(value.groupId ?? '')
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeReadStateData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partition ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  writer.tags(value.unknownTags)
}

export function writeReadStateData(writer: Writer, value: Draft<ReadStateData>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ReadShareGroupStateRequest> = {
  name: 'ReadShareGroupStateRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readReadShareGroupStateRequest,
  write: writeReadShareGroupStateRequest
}
