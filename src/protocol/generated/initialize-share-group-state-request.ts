// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PartitionData {
  /** int32 */
  partition: number
  /** int32 */
  stateEpoch: number
  /** int64 */
  startOffset: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface InitializeStateData {
  topicId: Uuid
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface InitializeShareGroupStateRequest {
  groupId: string
  topics: InitializeStateData[]
  unknownTags?: UnknownTag[] | undefined
}

export function readInitializeShareGroupStateRequest(reader: Reader, version: number): InitializeShareGroupStateRequest {
  if (version < 0 || version > 0) refuseVersion('InitializeShareGroupStateRequest', version)
  return {
    groupId: reader.compactString(),
    topics: readInitializeStateDataList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partition: reader.int32(),
    stateEpoch: reader.int32(),
    startOffset: reader.int64(),
    unknownTags: reader.tags()
  }
}

export function readInitializeStateData(reader: Reader, version: number): InitializeStateData {
  return {
    topicId: reader.uuid(),
    partitions: readPartitionDataList(reader, version, reader.count(true, 17)),
    unknownTags: reader.tags()
  }
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readInitializeStateDataList(reader: Reader, version: number, count: number): InitializeStateData[] {
  const list: InitializeStateData[] = []
  for (let i = 0; i < count; i++) list.push(readInitializeStateData(reader, version))
  return list
}

export function writeInitializeShareGroupStateRequest(writer: Writer, value: Draft<InitializeShareGroupStateRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('InitializeShareGroupStateRequest', version)
  writer.compactString(value.groupId ?? '')
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeInitializeStateData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partition ?? 0)
  writer.int32(value.stateEpoch ?? 0)
  writer.int64(value.startOffset ?? 0)
  writer.tags(value.unknownTags)
}

export function writeInitializeStateData(writer: Writer, value: Draft<InitializeStateData>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<InitializeShareGroupStateRequest> = {
  name: 'InitializeShareGroupStateRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readInitializeShareGroupStateRequest,
  write: writeInitializeShareGroupStateRequest
}
