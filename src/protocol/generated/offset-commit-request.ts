// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface OffsetCommitRequestPartition {
  /** int32 */
  partitionIndex: number
  /** int64 */
  committedOffset: Int64
  /** v6+, default -1, int32 */
  committedLeaderEpoch: number
  committedMetadata: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetCommitRequestTopic {
  /** v2-9 */
  name: string
  /** v10+ */
  topicId: Uuid
  partitions: OffsetCommitRequestPartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetCommitRequest {
  groupId: string
  /** default -1, int32 */
  generationIdOrMemberEpoch: number
  memberId: string
  /** v7+, default null */
  groupInstanceId: string | null
  /** v2-4, default -1, int64 */
  retentionTimeMs: Int64
  topics: OffsetCommitRequestTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readOffsetCommitRequest(reader: Reader, version: number): OffsetCommitRequest {
  if (version < 2 || version > 10) refuseVersion('OffsetCommitRequest', version)
  const flexible = version >= 8
  return {
    groupId: (flexible ? reader.compactString() : reader.string()),
    generationIdOrMemberEpoch: reader.int32(),
    memberId: (flexible ? reader.compactString() : reader.string()),
    groupInstanceId: version >= 7 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    retentionTimeMs: version <= 4 ? reader.int64() : -1,
    topics: (readOffsetCommitRequestTopicList(reader, version, reader.count(flexible, version >= 10 ? 18 : version >= 8 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetCommitRequestPartition(reader: Reader, version: number): OffsetCommitRequestPartition {
  const flexible = version >= 8
  return {
    partitionIndex: reader.int32(),
    committedOffset: reader.int64(),
    committedLeaderEpoch: version >= 6 ? reader.int32() : -1,
    committedMetadata: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetCommitRequestTopic(reader: Reader, version: number): OffsetCommitRequestTopic {
  const flexible = version >= 8
  return {
    name: version <= 9 ? (flexible ? reader.compactString() : reader.string()) : '',
    topicId: version === 10 ? reader.uuid() : zeroUuid,
    partitions: (readOffsetCommitRequestPartitionList(reader, version, reader.count(flexible, version >= 6 ? 18 : 14))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readOffsetCommitRequestPartitionList(reader: Reader, version: number, count: number): OffsetCommitRequestPartition[] {
  const list: OffsetCommitRequestPartition[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetCommitRequestPartition(reader, version))
  return list
}

function readOffsetCommitRequestTopicList(reader: Reader, version: number, count: number): OffsetCommitRequestTopic[] {
  const list: OffsetCommitRequestTopic[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetCommitRequestTopic(reader, version))
  return list
}

export function writeOffsetCommitRequest(writer: Writer, value: Draft<OffsetCommitRequest>, version: number): void {
  if (version < 2 || version > 10) refuseVersion('OffsetCommitRequest', version)
  const flexible = version >= 8
  if (flexible) writer.compactString(value.groupId ?? '')
  else writer.string(value.groupId ?? '')
  writer.int32(value.generationIdOrMemberEpoch ?? -1)
  if (flexible) writer.compactString(value.memberId ?? '')
  else writer.string(value.memberId ?? '')
  if (version >= 7) {
    if (flexible) writer.compactNullableString(value.groupInstanceId ?? null)
    else writer.nullableString(value.groupInstanceId ?? null)
  }
  if (version <= 4) {
    writer.int64(value.retentionTimeMs ?? -1)
  }
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeOffsetCommitRequestTopic(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetCommitRequestPartition(writer: Writer, value: Draft<OffsetCommitRequestPartition>, version: number): void {
  const flexible = version >= 8
  writer.int32(value.partitionIndex ?? 0)
  writer.int64(value.committedOffset ?? 0)
  if (version >= 6) {
    writer.int32(value.committedLeaderEpoch ?? -1)
  }
  if (flexible) writer.compactNullableString(value.committedMetadata === undefined ? '' : value.committedMetadata)
  else writer.nullableString(value.committedMetadata === undefined ? '' : value.committedMetadata)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetCommitRequestTopic(writer: Writer, value: Draft<OffsetCommitRequestTopic>, version: number): void {
  const flexible = version >= 8
  if (version <= 9) {
    if (flexible) writer.compactString(value.name ?? '')
    else writer.string(value.name ?? '')
  }
  if (version === 10) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeOffsetCommitRequestPartition(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<OffsetCommitRequest> = {
  name: 'OffsetCommitRequest',
  versionMin: 2,
  versionMax: 10,
  flexibleFrom: 8,
  read: readOffsetCommitRequest,
  write: writeOffsetCommitRequest
}
