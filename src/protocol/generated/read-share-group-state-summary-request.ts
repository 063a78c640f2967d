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

export interface ReadStateSummaryData {
  topicId: Uuid
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ReadShareGroupStateSummaryRequest {
  groupId: string
  topics: ReadStateSummaryData[]
  unknownTags?: UnknownTag[] | undefined
}

export function readReadShareGroupStateSummaryRequest(reader: Reader, version: number): ReadShareGroupStateSummaryRequest {
  if (version < 0 || version > 1) refuseVersion('ReadShareGroupStateSummaryRequest', version)
  return {
    groupId: reader.compactString(),
    topics: readReadStateSummaryDataList(reader, version, reader.count(true, 18)),
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

export function readReadStateSummaryData(reader: Reader, version: number): ReadStateSummaryData {
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

function readReadStateSummaryDataList(reader: Reader, version: number, count: number): ReadStateSummaryData[] {
  const list: ReadStateSummaryData[] = []
  for (let i = 0; i < count; i++) list.push(readReadStateSummaryData(reader, version))
  return list
}

export function writeReadShareGroupStateSummaryRequest(writer: Writer, value: Draft<ReadShareGroupStateSummaryRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('ReadShareGroupStateSummaryRequest', version)
  writer.compactString(value.groupId ?? '')
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeReadStateSummaryData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partition ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  writer.tags(value.unknownTags)
}

export function writeReadStateSummaryData(writer: Writer, value: Draft<ReadStateSummaryData>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ReadShareGroupStateSummaryRequest> = {
  name: 'ReadShareGroupStateSummaryRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readReadShareGroupStateSummaryRequest,
  write: writeReadShareGroupStateSummaryRequest
}
