// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PartitionResult {
  /** int32 */
  partition: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  /** int32 */
  stateEpoch: number
  /** int32 */
  leaderEpoch: number
  /** int64 */
  startOffset: Int64
  /** v1+, default -1, int32 */
  deliveryCompleteCount: number
  unknownTags?: UnknownTag[] | undefined
}

export interface ReadStateSummaryResult {
  topicId: Uuid
  partitions: PartitionResult[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ReadShareGroupStateSummaryResponse {
  results: ReadStateSummaryResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readReadShareGroupStateSummaryResponse(reader: Reader, version: number): ReadShareGroupStateSummaryResponse {
  if (version < 0 || version > 1) refuseVersion('ReadShareGroupStateSummaryResponse', version)
  return {
    results: readReadStateSummaryResultList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readPartitionResult(reader: Reader, version: number): PartitionResult {
  return {
    partition: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    stateEpoch: reader.int32(),
    leaderEpoch: reader.int32(),
    startOffset: reader.int64(),
    deliveryCompleteCount: version === 1 ? reader.int32() : -1,
    unknownTags: reader.tags()
  }
}

export function readReadStateSummaryResult(reader: Reader, version: number): ReadStateSummaryResult {
  return {
    topicId: reader.uuid(),
    partitions: (readPartitionResultList(reader, version, reader.count(true, version >= 1 ? 28 : 24))),
    unknownTags: reader.tags()
  }
}

function readPartitionResultList(reader: Reader, version: number, count: number): PartitionResult[] {
  const list: PartitionResult[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionResult(reader, version))
  return list
}

function readReadStateSummaryResultList(reader: Reader, version: number, count: number): ReadStateSummaryResult[] {
  const list: ReadStateSummaryResult[] = []
  for (let i = 0; i < count; i++) list.push(readReadStateSummaryResult(reader, version))
  return list
}

export function writeReadShareGroupStateSummaryResponse(writer: Writer, value: Draft<ReadShareGroupStateSummaryResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('ReadShareGroupStateSummaryResponse', version)
  const resultsList = value.results ?? []
  writer.count(true, resultsList.length)
  for (const item of resultsList) {
    writeReadStateSummaryResult(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionResult(writer: Writer, value: Draft<PartitionResult>, version: number): void {
  writer.int32(value.partition ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.int32(value.stateEpoch ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  writer.int64(value.startOffset ?? 0)
  if (version === 1) {
    writer.int32(value.deliveryCompleteCount ?? -1)
  }
  writer.tags(value.unknownTags)
}

export function writeReadStateSummaryResult(writer: Writer, value: Draft<ReadStateSummaryResult>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionResult(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ReadShareGroupStateSummaryResponse> = {
  name: 'ReadShareGroupStateSummaryResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readReadShareGroupStateSummaryResponse,
  write: writeReadShareGroupStateSummaryResponse
}
