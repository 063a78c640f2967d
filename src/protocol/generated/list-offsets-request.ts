// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ListOffsetsPartition {
  /** int32 */
  partitionIndex: number
  /** v4+, default -1, int32 */
  currentLeaderEpoch: number
  /** int64 */
  timestamp: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface ListOffsetsTopic {
  name: string
  partitions: ListOffsetsPartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ListOffsetsRequest {
  /** int32 */
  replicaId: number
  /** v2+, int8 */
  isolationLevel: number
  topics: ListOffsetsTopic[]
  /** v10+, int32 */
  timeoutMs: number
  unknownTags?: UnknownTag[] | undefined
}

export function readListOffsetsRequest(reader: Reader, version: number): ListOffsetsRequest {
  if (version < 1 || version > 11) refuseVersion('ListOffsetsRequest', version)
  const flexible = version >= 6
  return {
    replicaId: reader.int32(),
    isolationLevel: version >= 2 ? reader.int8() : 0,
    topics: (readListOffsetsTopicList(reader, version, reader.count(flexible, version >= 6 ? 3 : 6))),
    timeoutMs: version >= 10 ? reader.int32() : 0,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readListOffsetsPartition(reader: Reader, version: number): ListOffsetsPartition {
  const flexible = version >= 6
  return {
    partitionIndex: reader.int32(),
    currentLeaderEpoch: version >= 4 ? reader.int32() : -1,
    timestamp: reader.int64(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readListOffsetsTopic(reader: Reader, version: number): ListOffsetsTopic {
  const flexible = version >= 6
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    partitions: (readListOffsetsPartitionList(reader, version, reader.count(flexible, version >= 6 ? 17 : version >= 4 ? 16 : 12))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readListOffsetsPartitionList(reader: Reader, version: number, count: number): ListOffsetsPartition[] {
  const list: ListOffsetsPartition[] = []
  for (let i = 0; i < count; i++) list.push(readListOffsetsPartition(reader, version))
  return list
}

function readListOffsetsTopicList(reader: Reader, version: number, count: number): ListOffsetsTopic[] {
  const list: ListOffsetsTopic[] = []
  for (let i = 0; i < count; i++) list.push(readListOffsetsTopic(reader, version))
  return list
}

export function writeListOffsetsRequest(writer: Writer, value: Draft<ListOffsetsRequest>, version: number): void {
  if (version < 1 || version > 11) refuseVersion('ListOffsetsRequest', version)
  const flexible = version >= 6
  writer.int32(value.replicaId ?? 0)
  if (version >= 2) {
    writer.int8(value.isolationLevel ?? 0)
  }
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeListOffsetsTopic(writer, item, version)
  }
  if (version >= 10) {
    writer.int32(value.timeoutMs ?? 0)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeListOffsetsPartition(writer: Writer, value: Draft<ListOffsetsPartition>, version: number): void {
  const flexible = version >= 6
  writer.int32(value.partitionIndex ?? 0)
  if (version >= 4) {
    writer.int32(value.currentLeaderEpoch ?? -1)
  }
  writer.int64(value.timestamp ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeListOffsetsTopic(writer: Writer, value: Draft<ListOffsetsTopic>, version: number): void {
  const flexible = version >= 6
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeListOffsetsPartition(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<ListOffsetsRequest> = {
  name: 'ListOffsetsRequest',
  versionMin: 1,
  versionMax: 11,
  flexibleFrom: 6,
  read: readListOffsetsRequest,
  write: writeListOffsetsRequest
}
