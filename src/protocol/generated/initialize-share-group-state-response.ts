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

export interface InitializeStateResult {
  topicId: Uuid
  partitions: PartitionResult[]
  unknownTags?: UnknownTag[] | undefined
}

export interface InitializeShareGroupStateResponse {
  results: InitializeStateResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readInitializeShareGroupStateResponse(reader: Reader, version: number): InitializeShareGroupStateResponse {
  if (version < 0 || version > 0) refuseVersion('InitializeShareGroupStateResponse', version)
  return {
    results: readInitializeStateResultList(reader, version, reader.count(true, 18)),
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

export function readInitializeStateResult(reader: Reader, version: number): InitializeStateResult {
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

function readInitializeStateResultList(reader: Reader, version: number, count: number): InitializeStateResult[] {
  const list: InitializeStateResult[] = []
  for (let i = 0; i < count; i++) list.push(readInitializeStateResult(reader, version))
  return list
}

export function writeInitializeShareGroupStateResponse(writer: Writer, value: Draft<InitializeShareGroupStateResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('InitializeShareGroupStateResponse', version)
  const resultsList = value.results ?? []
  writer.count(true, resultsList.length)
  for (const item of resultsList) {
    writeInitializeStateResult(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionResult(writer: Writer, value: Draft<PartitionResult>, version: number): void {
  writer.int32(value.partition ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.tags(value.unknownTags)
}

export function writeInitializeStateResult(writer: Writer, value: Draft<InitializeStateResult>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionResult(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<InitializeShareGroupStateResponse> = {
  name: 'InitializeShareGroupStateResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readInitializeShareGroupStateResponse,
  write: writeInitializeShareGroupStateResponse
}
