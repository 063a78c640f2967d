// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PartitionData {
  /** int32 */
  partition: number
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteStateData {
  topicId: Uuid
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteShareGroupStateRequest {
  groupId: string
  topics: DeleteStateData[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDeleteShareGroupStateRequest(reader: Reader, version: number): DeleteShareGroupStateRequest {
  if (version < 0 || version > 0) refuseVersion('DeleteShareGroupStateRequest', version)
  return {
    groupId: reader.compactString(),
    topics: readDeleteStateDataList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partition: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function readDeleteStateData(reader: Reader, version: number): DeleteStateData {
  return {
    topicId: reader.uuid(),
    partitions: readPartitionDataList(reader, version, reader.count(true, 5)),
    unknownTags: reader.tags()
  }
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readDeleteStateDataList(reader: Reader, version: number, count: number): DeleteStateData[] {
  const list: DeleteStateData[] = []
  for (let i = 0; i < count; i++) list.push(readDeleteStateData(reader, version))
  return list
}

export function writeDeleteShareGroupStateRequest(writer: Writer, value: Draft<DeleteShareGroupStateRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DeleteShareGroupStateRequest', version)
  writer.compactString(value.groupId ?? '')
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeDeleteStateData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partition ?? 0)
  writer.tags(value.unknownTags)
}

export function writeDeleteStateData(writer: Writer, value: Draft<DeleteStateData>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<DeleteShareGroupStateRequest> = {
  name: 'DeleteShareGroupStateRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDeleteShareGroupStateRequest,
  write: writeDeleteShareGroupStateRequest
}
