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

export interface PartitionResult {
  /** int32 */
  partition: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  /** int32 */
  stateEpoch: number
  /** int64 */
  startOffset: Int64
  stateBatches: StateBatch[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ReadStateResult {
  topicId: Uuid
  partitions: PartitionResult[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ReadShareGroupStateResponse {
  results: ReadStateResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readReadShareGroupStateResponse(reader: Reader, version: number): ReadShareGroupStateResponse {
  if (version < 0 || version > 0) refuseVersion('ReadShareGroupStateResponse', version)
  return {
    results: readReadStateResultList(reader, version, reader.count(true, 18)),
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

export function readPartitionResult(reader: Reader, version: number): PartitionResult {
  return {
    partition: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    stateEpoch: reader.int32(),
    startOffset: reader.int64(),
    stateBatches: readStateBatchList(reader, version, reader.count(true, 20)),
    unknownTags: reader.tags()
  }
}

export function readReadStateResult(reader: Reader, version: number): ReadStateResult {
  return {
    topicId: reader.uuid(),
    partitions: readPartitionResultList(reader, version, reader.count(true, 21)),
    unknownTags: reader.tags()
  }
}

function readStateBatchList(reader: Reader, version: number, count: number): StateBatch[] {
  const list: StateBatch[] = []
  for (let i = 0; i < count; i++) list.push(readStateBatch(reader, version))
  return list
}

function readPartitionResultList(reader: Reader, version: number, count: number): PartitionResult[] {
  const list: PartitionResult[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionResult(reader, version))
  return list
}

function readReadStateResultList(reader: Reader, version: number, count: number): ReadStateResult[] {
  const list: ReadStateResult[] = []
  for (let i = 0; i < count; i++) list.push(readReadStateResult(reader, version))
  return list
}

export function writeReadShareGroupStateResponse(writer: Writer, value: Draft<ReadShareGroupStateResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ReadShareGroupStateResponse', version)
  const resultsList = value.results ?? []
  writer.count(true, resultsList.length)
  for (const item of resultsList) {
    writeReadStateResult(writer, item, version)
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

export function writePartitionResult(writer: Writer, value: Draft<PartitionResult>, version: number): void {
  writer.int32(value.partition ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.int32(value.stateEpoch ?? 0)
  writer.int64(value.startOffset ?? 0)
  const stateBatchesList = value.stateBatches ?? []
  writer.count(true, stateBatchesList.length)
  for (const item of stateBatchesList) {
    writeStateBatch(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeReadStateResult(writer: Writer, value: Draft<ReadStateResult>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionResult(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ReadShareGroupStateResponse> = {
  name: 'ReadShareGroupStateResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readReadShareGroupStateResponse,
  write: writeReadShareGroupStateResponse
}
