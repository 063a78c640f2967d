// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PartitionData {
  /** int32 */
  partitionIndex: number
  /** int32 */
  replicaEpoch: number
  /** int32 */
  replicaId: number
  /** v1+ */
  replicaDirectoryId: Uuid
  /** v1+ */
  voterDirectoryId: Uuid
  /** int32 */
  lastOffsetEpoch: number
  /** int64 */
  lastOffset: Int64
  /** v2+ */
  preVote: boolean
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicData {
  topicName: string
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface VoteRequest {
  /** default null */
  clusterId: string | null
  /** v1+, default -1, int32 */
  voterId: number
  topics: TopicData[]
  unknownTags?: UnknownTag[] | undefined
}

export function readVoteRequest(reader: Reader, version: number): VoteRequest {
  if (version < 0 || version > 2) refuseVersion('VoteRequest', version)
  return {
    clusterId: reader.compactNullableString(),
    voterId: version >= 1 ? reader.int32() : -1,
    topics: readTopicDataList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partitionIndex: reader.int32(),
    replicaEpoch: reader.int32(),
    replicaId: reader.int32(),
    replicaDirectoryId: version >= 1 ? reader.uuid() : zeroUuid,
    voterDirectoryId: version >= 1 ? reader.uuid() : zeroUuid,
    lastOffsetEpoch: reader.int32(),
    lastOffset: reader.int64(),
    preVote: version === 2 ? reader.bool() : false,
    unknownTags: reader.tags()
  }
}

export function readTopicData(reader: Reader, version: number): TopicData {
  return {
    topicName: reader.compactString(),
    partitions: (readPartitionDataList(reader, version, reader.count(true, version >= 2 ? 58 : version >= 1 ? 57 : 25))),
    unknownTags: reader.tags()
  }
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readTopicDataList(reader: Reader, version: number, count: number): TopicData[] {
  const list: TopicData[] = []
  for (let i = 0; i < count; i++) list.push(readTopicData(reader, version))
  return list
}

export function writeVoteRequest(writer: Writer, value: Draft<VoteRequest>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('VoteRequest', version)
  writer.compactNullableString(value.clusterId ?? null)
  if (version >= 1) {
    writer.int32(value.voterId ?? -1)
  }
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int32(value.replicaEpoch ?? 0)
  writer.int32(value.replicaId ?? 0)
  if (version >= 1) {
    writer.uuid(value.replicaDirectoryId ?? zeroUuid)
  }
  if (version >= 1) {
    writer.uuid(value.voterDirectoryId ?? zeroUuid)
  }
  writer.int32(value.lastOffsetEpoch ?? 0)
  writer.int64(value.lastOffset ?? 0)
  if (version === 2) {
    writer.bool(value.preVote ?? false)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicData(writer: Writer, value: Draft<TopicData>, version: number): void {
  writer.compactString(value.topicName ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<VoteRequest> = {
  name: 'VoteRequest',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readVoteRequest,
  write: writeVoteRequest
}
