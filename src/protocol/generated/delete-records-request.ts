// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DeleteRecordsPartition {
  /** int32 */
  partitionIndex: number
  /** int64 */
  offset: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteRecordsTopic {
  name: string
  partitions: DeleteRecordsPartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteRecordsRequest {
  topics: DeleteRecordsTopic[]
  /** int32 */
  timeoutMs: number
  unknownTags?: UnknownTag[] | undefined
}

export function readDeleteRecordsRequest(reader: Reader, version: number): DeleteRecordsRequest {
  if (version < 0 || version > 2) refuseVersion('DeleteRecordsRequest', version)
  const flexible = version === 2
  return {
    topics: (readDeleteRecordsTopicList(reader, version, reader.count(flexible, version >= 2 ? 3 : 6))),
    timeoutMs: reader.int32(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDeleteRecordsPartition(reader: Reader, version: number): DeleteRecordsPartition {
  const flexible = version === 2
  return {
    partitionIndex: reader.int32(),
    offset: reader.int64(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDeleteRecordsTopic(reader: Reader, version: number): DeleteRecordsTopic {
  const flexible = version === 2
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    partitions: (readDeleteRecordsPartitionList(reader, version, reader.count(flexible, version >= 2 ? 13 : 12))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDeleteRecordsPartitionList(reader: Reader, version: number, count: number): DeleteRecordsPartition[] {
  const list: DeleteRecordsPartition[] = []
  for (let i = 0; i < count; i++) list.push(readDeleteRecordsPartition(reader, version))
  return list
}

function readDeleteRecordsTopicList(reader: Reader, version: number, count: number): DeleteRecordsTopic[] {
  const list: DeleteRecordsTopic[] = []
  for (let i = 0; i < count; i++) list.push(readDeleteRecordsTopic(reader, version))
  return list
}

export function writeDeleteRecordsRequest(writer: Writer, value: Draft<DeleteRecordsRequest>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('DeleteRecordsRequest', version)
  const flexible = version === 2
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeDeleteRecordsTopic(writer, item, version)
  }
  writer.int32(value.timeoutMs ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDeleteRecordsPartition(writer: Writer, value: Draft<DeleteRecordsPartition>, version: number): void {
  const flexible = version === 2
  writer.int32(value.partitionIndex ?? 0)
  writer.int64(value.offset ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDeleteRecordsTopic(writer: Writer, value: Draft<DeleteRecordsTopic>, version: number): void {
  const flexible = version === 2
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeDeleteRecordsPartition(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DeleteRecordsRequest> = {
  name: 'DeleteRecordsRequest',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 2,
  read: readDeleteRecordsRequest,
  write: writeDeleteRecordsRequest
}
