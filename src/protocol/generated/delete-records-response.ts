// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DeleteRecordsPartitionResult {
  /** int32 */
  partitionIndex: number
  /** int64 */
  lowWatermark: Int64
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteRecordsTopicResult {
  name: string
  partitions: DeleteRecordsPartitionResult[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteRecordsResponse {
  /** int32 */
  throttleTimeMs: number
  topics: DeleteRecordsTopicResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDeleteRecordsResponse(reader: Reader, version: number): DeleteRecordsResponse {
  if (version < 0 || version > 2) refuseVersion('DeleteRecordsResponse', version)
  const flexible = version === 2
  return {
    throttleTimeMs: reader.int32(),
    topics: (readDeleteRecordsTopicResultList(reader, version, reader.count(flexible, version >= 2 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDeleteRecordsPartitionResult(reader: Reader, version: number): DeleteRecordsPartitionResult {
  const flexible = version === 2
  return {
    partitionIndex: reader.int32(),
    lowWatermark: reader.int64(),
    errorCode: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDeleteRecordsTopicResult(reader: Reader, version: number): DeleteRecordsTopicResult {
  const flexible = version === 2
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    partitions: (readDeleteRecordsPartitionResultList(reader, version, reader.count(flexible, version >= 2 ? 15 : 14))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDeleteRecordsPartitionResultList(reader: Reader, version: number, count: number): DeleteRecordsPartitionResult[] {
  const list: DeleteRecordsPartitionResult[] = []
  for (let i = 0; i < count; i++) list.push(readDeleteRecordsPartitionResult(reader, version))
  return list
}

function readDeleteRecordsTopicResultList(reader: Reader, version: number, count: number): DeleteRecordsTopicResult[] {
  const list: DeleteRecordsTopicResult[] = []
  for (let i = 0; i < count; i++) list.push(readDeleteRecordsTopicResult(reader, version))
  return list
}

export function writeDeleteRecordsResponse(writer: Writer, value: Draft<DeleteRecordsResponse>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('DeleteRecordsResponse', version)
  const flexible = version === 2
  writer.int32(value.throttleTimeMs ?? 0)
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeDeleteRecordsTopicResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDeleteRecordsPartitionResult(writer: Writer, value: Draft<DeleteRecordsPartitionResult>, version: number): void {
  const flexible = version === 2
  writer.int32(value.partitionIndex ?? 0)
  writer.int64(value.lowWatermark ?? 0)
  writer.int16(value.errorCode ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDeleteRecordsTopicResult(writer: Writer, value: Draft<DeleteRecordsTopicResult>, version: number): void {
  const flexible = version === 2
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeDeleteRecordsPartitionResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DeleteRecordsResponse> = {
  name: 'DeleteRecordsResponse',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 2,
  read: readDeleteRecordsResponse,
  write: writeDeleteRecordsResponse
}
