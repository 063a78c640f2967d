// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

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
  unknownTags?: UnknownTag[] | undefined
}

export interface WriteStateResult {
  topicId: Uuid
  partitions: PartitionResult[]
  unknownTags?: UnknownTag[] | undefined
}

export interface WriteShareGroupStateResponse {
  results: WriteStateResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readWriteShareGroupStateResponse(reader: Reader, version: number): WriteShareGroupStateResponse {
  if (version < 0 || version > 1) refuseVersion('WriteShareGroupStateResponse', version)
  return {
    results: readWriteStateResultList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readPartitionResult(reader: Reader, version: number): PartitionResult {
  return {
    partition: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: reader.tags()
  }
}

export function readWriteStateResult(reader: Reader, version: number): WriteStateResult {
  return {
    topicId: reader.uuid(),
    partitions: readPartitionResultList(reader, version, reader.count(true, 8)),
    unknownTags: reader.tags()
  }
}

function readPartitionResultList(reader: Reader, version: number, count: number): PartitionResult[] {
  const list: PartitionResult[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionResult(reader, version))
  return list
}

function readWriteStateResultList(reader: Reader, version: number, count: number): WriteStateResult[] {
  const list: WriteStateResult[] = []
  for (let i = 0; i < count; i++) list.push(readWriteStateResult(reader, version))
  return list
}

export function writeWriteShareGroupStateResponse(writer: Writer, value: Draft<WriteShareGroupStateResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('WriteShareGroupStateResponse', version)
  const resultsList = value.results ?? []
  writer.count(true, resultsList.length)
  for (const item of resultsList) {
    writeWriteStateResult(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionResult(writer: Writer, value: Draft<PartitionResult>, version: number): void {
  writer.int32(value.partition ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.tags(value.unknownTags)
}

export function writeWriteStateResult(writer: Writer, value: Draft<WriteStateResult>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionResult(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<WriteShareGroupStateResponse> = {
  name: 'WriteShareGroupStateResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readWriteShareGroupStateResponse,
  write: writeWriteShareGroupStateResponse
}
