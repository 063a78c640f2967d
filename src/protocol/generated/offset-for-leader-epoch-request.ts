// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface OffsetForLeaderPartition {
  /** int32 */
  partition: number
  /** default -1, int32 */
  currentLeaderEpoch: number
  /** int32 */
  leaderEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetForLeaderTopic {
  topic: string
  partitions: OffsetForLeaderPartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetForLeaderEpochRequest {
  /** v3+, default -2, int32 */
  replicaId: number
  topics: OffsetForLeaderTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readOffsetForLeaderEpochRequest(reader: Reader, version: number): OffsetForLeaderEpochRequest {
  if (version < 2 || version > 4) refuseVersion('OffsetForLeaderEpochRequest', version)
  const flexible = version === 4
  return {
    replicaId: version >= 3 ? reader.int32() : -2,
    topics: (readOffsetForLeaderTopicList(reader, version, reader.count(flexible, version >= 4 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetForLeaderPartition(reader: Reader, version: number): OffsetForLeaderPartition {
  const flexible = version === 4
  return {
    partition: reader.int32(),
    currentLeaderEpoch: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetForLeaderTopic(reader: Reader, version: number): OffsetForLeaderTopic {
  const flexible = version === 4
  return {
    topic: (flexible ? reader.compactString() : reader.string()),
    partitions: (readOffsetForLeaderPartitionList(reader, version, reader.count(flexible, version >= 4 ? 13 : 12))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readOffsetForLeaderPartitionList(reader: Reader, version: number, count: number): OffsetForLeaderPartition[] {
  const list: OffsetForLeaderPartition[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetForLeaderPartition(reader, version))
  return list
}

function readOffsetForLeaderTopicList(reader: Reader, version: number, count: number): OffsetForLeaderTopic[] {
  const list: OffsetForLeaderTopic[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetForLeaderTopic(reader, version))
  return list
}

export function writeOffsetForLeaderEpochRequest(writer: Writer, value: Draft<OffsetForLeaderEpochRequest>, version: number): void {
  if (version < 2 || version > 4) refuseVersion('OffsetForLeaderEpochRequest', version)
  const flexible = version === 4
  if (version >= 3) {
    writer.int32(value.replicaId ?? -2)
  }
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeOffsetForLeaderTopic(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetForLeaderPartition(writer: Writer, value: Draft<OffsetForLeaderPartition>, version: number): void {
  const flexible = version === 4
  writer.int32(value.partition ?? 0)
  writer.int32(value.currentLeaderEpoch ?? -1)
  writer.int32(value.leaderEpoch ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetForLeaderTopic(writer: Writer, value: Draft<OffsetForLeaderTopic>, version: number): void {
  const flexible = version === 4
  if (flexible) writer.compactString(value.topic ?? '')
  else writer.string(value.topic ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeOffsetForLeaderPartition(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<OffsetForLeaderEpochRequest> = {
  name: 'OffsetForLeaderEpochRequest',
  versionMin: 2,
  versionMax: 4,
  flexibleFrom: 4,
  read: readOffsetForLeaderEpochRequest,
  write: writeOffsetForLeaderEpochRequest
}
