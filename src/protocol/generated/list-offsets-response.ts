// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ListOffsetsPartitionResponse {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  /** default -1, int64 */
  timestamp: Int64
  /** default -1, int64 */
  offset: Int64
  /** v4+, default -1, int32 */
  leaderEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface ListOffsetsTopicResponse {
  name: string
  partitions: ListOffsetsPartitionResponse[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ListOffsetsResponse {
  /** v2+, int32 */
  throttleTimeMs: number
  topics: ListOffsetsTopicResponse[]
  unknownTags?: UnknownTag[] | undefined
}

export function readListOffsetsResponse(reader: Reader, version: number): ListOffsetsResponse {
  if (version < 1 || version > 11) refuseVersion('ListOffsetsResponse', version)
  const flexible = version >= 6
  return {
    throttleTimeMs: version >= 2 ? reader.int32() : 0,
    topics: (readListOffsetsTopicResponseList(reader, version, reader.count(flexible, version >= 6 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readListOffsetsPartitionResponse(reader: Reader, version: number): ListOffsetsPartitionResponse {
  const flexible = version >= 6
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    timestamp: reader.int64(),
    offset: reader.int64(),
    leaderEpoch: version >= 4 ? reader.int32() : -1,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readListOffsetsTopicResponse(reader: Reader, version: number): ListOffsetsTopicResponse {
  const flexible = version >= 6
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    partitions: (readListOffsetsPartitionResponseList(reader, version, reader.count(flexible, version >= 6 ? 27 : version >= 4 ? 26 : 22))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readListOffsetsPartitionResponseList(reader: Reader, version: number, count: number): ListOffsetsPartitionResponse[] {
  const list: ListOffsetsPartitionResponse[] = []
  for (let i = 0; i < count; i++) list.push(readListOffsetsPartitionResponse(reader, version))
  return list
}

function readListOffsetsTopicResponseList(reader: Reader, version: number, count: number): ListOffsetsTopicResponse[] {
  const list: ListOffsetsTopicResponse[] = []
  for (let i = 0; i < count; i++) list.push(readListOffsetsTopicResponse(reader, version))
  return list
}

export function writeListOffsetsResponse(writer: Writer, value: Draft<ListOffsetsResponse>, version: number): void {
  if (version < 1 || version > 11) refuseVersion('ListOffsetsResponse', version)
  const flexible = version >= 6
  if (version >= 2) {
    writer.int32(value.throttleTimeMs ?? 0)
  }
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeListOffsetsTopicResponse(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeListOffsetsPartitionResponse(writer: Writer, value: Draft<ListOffsetsPartitionResponse>, version: number): void {
  const flexible = version >= 6
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.int64(value.timestamp ?? -1)
  writer.int64(value.offset ?? -1)
  if (version >= 4) {
    writer.int32(value.leaderEpoch ?? -1)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeListOffsetsTopicResponse(writer: Writer, value: Draft<ListOffsetsTopicResponse>, version: number): void {
  const flexible = version >= 6
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeListOffsetsPartitionResponse(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<ListOffsetsResponse> = {
  name: 'ListOffsetsResponse',
  versionMin: 1,
  versionMax: 11,
  flexibleFrom: 6,
  read: readListOffsetsResponse,
  write: writeListOffsetsResponse
}
