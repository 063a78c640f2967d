// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface StateBatch {
  /** int64 */
  firstOffset: Int64
  /** int64 */
  lastOffset: Int64
  /** int8 */
  deliveryState: number
  /** int16 */
  deliveryCount: number
  unknownTags?: UnknownTag[] | undefined
}

export interface PartitionData {
  /** int32 */
  partition: number
  /** int32 */
  stateEpoch: number
  /** int32 */
  leaderEpoch: number
  /** int64 */
  startOffset: Int64
  /** v1+, default -1, int32 */
  deliveryCompleteCount: number
  stateBatches: StateBatch[]
  unknownTags?: UnknownTag[] | undefined
}

export interface WriteStateData {
  topicId: Uuid
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface WriteShareGroupStateRequest {
  groupId: string
  topics: WriteStateData[]
  unknownTags?: UnknownTag[] | undefined
}

export function readWriteShareGroupStateRequest(reader: Reader, version: number): WriteShareGroupStateRequest {
  if (version < 0 || version > 1) refuseVersion('WriteShareGroupStateRequest', version)
  return {
    groupId: reader.compactString(),
    topics: readWriteStateDataList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readStateBatch(reader: Reader, version: number): StateBatch {
  return {
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    deliveryState: reader.int8(),
    deliveryCount: reader.int16(),
    unknownTags: reader.tags()
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partition: reader.int32(),
    stateEpoch: reader.int32(),
    leaderEpoch: reader.int32(),
    startOffset: reader.int64(),
    deliveryCompleteCount: version === 1 ? reader.int32() : -1,
    stateBatches: readStateBatchList(reader, version, reader.count(true, 20)),
    unknownTags: reader.tags()
  }
}

export function readWriteStateData(reader: Reader, version: number): WriteStateData {
  return {
    topicId: reader.uuid(),
    partitions: (readPartitionDataList(reader, version, reader.count(true, version >= 1 ? 26 : 22))),
    unknownTags: reader.tags()
  }
}

function readStateBatchList(reader: Reader, version: number, count: number): StateBatch[] {
  const list: StateBatch[] = []
  for (let i = 0; i < count; i++) list.push(readStateBatch(reader, version))
  return list
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readWriteStateDataList(reader: Reader, version: number, count: number): WriteStateData[] {
  const list: WriteStateData[] = []
  for (let i = 0; i < count; i++) list.push(readWriteStateData(reader, version))
  return list
}

export function writeWriteShareGroupStateRequest(writer: Writer, value: Draft<WriteShareGroupStateRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('WriteShareGroupStateRequest', version)
  writer.compactString(value.groupId ?? '')
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeWriteStateData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeStateBatch(writer: Writer, value: Draft<StateBatch>, version: number): void {
  writer.int64(value.firstOffset ?? 0)
  writer.int64(value.lastOffset ?? 0)
  writer.int8(value.deliveryState ?? 0)
  writer.int16(value.deliveryCount ?? 0)
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partition ?? 0)
  writer.int32(value.stateEpoch ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  writer.int64(value.startOffset ?? 0)
  if (version === 1) {
    writer.int32(value.deliveryCompleteCount ?? -1)
  }
  const stateBatchesList = value.stateBatches ?? []
  writer.count(true, stateBatchesList.length)
  for (const item of stateBatchesList) {
    writeStateBatch(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeWriteStateData(writer: Writer, value: Draft<WriteStateData>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<WriteShareGroupStateRequest> = {
  name: 'WriteShareGroupStateRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readWriteShareGroupStateRequest,
  write: writeWriteShareGroupStateRequest
}
