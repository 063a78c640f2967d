// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface TxnOffsetCommitRequestPartition {
  /** int32 */
  partitionIndex: number
  /** int64 */
  committedOffset: Int64
  /** v2+, default -1, int32 */
  committedLeaderEpoch: number
  committedMetadata: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface TxnOffsetCommitRequestTopic {
  /** v0-5 */
  name: string
  /** v6+ */
  topicId: Uuid
  partitions: TxnOffsetCommitRequestPartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TxnOffsetCommitRequest {
  transactionalId: string
  groupId: string
  /** int64 */
  producerId: Int64
  /** int16 */
  producerEpoch: number
  /** v3+, default -1, int32 */
  generationIdOrMemberEpoch: number
  /** v3+ */
  memberId: string
  /** v3+, default null */
  groupInstanceId: string | null
  topics: TxnOffsetCommitRequestTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readTxnOffsetCommitRequest(reader: Reader, version: number): TxnOffsetCommitRequest {
  if (version < 0 || version > 6) refuseVersion('TxnOffsetCommitRequest', version)
  const flexible = version >= 3
  return {
    transactionalId: (flexible ? reader.compactString() : reader.string()),
    groupId: (flexible ? reader.compactString() : reader.string()),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    generationIdOrMemberEpoch: version >= 3 ? reader.int32() : -1,
    memberId: version >= 3 ? (flexible ? reader.compactString() : reader.string()) : '',
    groupInstanceId: version >= 3 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    topics: (readTxnOffsetCommitRequestTopicList(reader, version, reader.count(flexible, version >= 6 ? 18 : version >= 3 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readTxnOffsetCommitRequestPartition(reader: Reader, version: number): TxnOffsetCommitRequestPartition {
  const flexible = version >= 3
  return {
    partitionIndex: reader.int32(),
    committedOffset: reader.int64(),
    committedLeaderEpoch: version >= 2 ? reader.int32() : -1,
    committedMetadata: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readTxnOffsetCommitRequestTopic(reader: Reader, version: number): TxnOffsetCommitRequestTopic {
  const flexible = version >= 3
  return {
    name: version <= 5 ? (flexible ? reader.compactString() : reader.string()) : '',
    topicId: version === 6 ? reader.uuid() : zeroUuid,
    partitions: (readTxnOffsetCommitRequestPartitionList(reader, version, reader.count(flexible, version >= 2 ? 18 : 14))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readTxnOffsetCommitRequestPartitionList(reader: Reader, version: number, count: number): TxnOffsetCommitRequestPartition[] {
  const list: TxnOffsetCommitRequestPartition[] = []
  for (let i = 0; i < count; i++) list.push(readTxnOffsetCommitRequestPartition(reader, version))
  return list
}

function readTxnOffsetCommitRequestTopicList(reader: Reader, version: number, count: number): TxnOffsetCommitRequestTopic[] {
  const list: TxnOffsetCommitRequestTopic[] = []
  for (let i = 0; i < count; i++) list.push(readTxnOffsetCommitRequestTopic(reader, version))
  return list
}

export function writeTxnOffsetCommitRequest(writer: Writer, value: Draft<TxnOffsetCommitRequest>, version: number): void {
  if (version < 0 || version > 6) refuseVersion('TxnOffsetCommitRequest', version)
  const flexible = version >= 3
  if (flexible) writer.compactString(value.transactionalId ?? '')
  else writer.string(value.transactionalId ?? '')
  if (flexible) writer.compactString(value.groupId ?? '')
  else writer.string(value.groupId ?? '')
  writer.int64(value.producerId ?? 0)
  writer.int16(value.producerEpoch ?? 0)
  if (version >= 3) {
    writer.int32(value.generationIdOrMemberEpoch ?? -1)
  }
  if (version >= 3) {
    if (flexible) writer.compactString(value.memberId ?? '')
    else writer.string(value.memberId ?? '')
  }
  if (version >= 3) {
    if (flexible) writer.compactNullableString(value.groupInstanceId ?? null)
    else writer.nullableString(value.groupInstanceId ?? null)
  }
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeTxnOffsetCommitRequestTopic(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeTxnOffsetCommitRequestPartition(writer: Writer, value: Draft<TxnOffsetCommitRequestPartition>, version: number): void {
  const flexible = version >= 3
  writer.int32(value.partitionIndex ?? 0)
  writer.int64(value.committedOffset ?? 0)
  if (version >= 2) {
    writer.int32(value.committedLeaderEpoch ?? -1)
  }
  if (flexible) writer.compactNullableString(value.committedMetadata === undefined ? '' : value.committedMetadata)
  else writer.nullableString(value.committedMetadata === undefined ? '' : value.committedMetadata)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeTxnOffsetCommitRequestTopic(writer: Writer, value: Draft<TxnOffsetCommitRequestTopic>, version: number): void {
  const flexible = version >= 3
  if (version <= 5) {
    if (flexible) writer.compactString(value.name ?? '')
    else writer.string(value.name ?? '')
  }
  if (version === 6) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeTxnOffsetCommitRequestPartition(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<TxnOffsetCommitRequest> = {
  name: 'TxnOffsetCommitRequest',
  versionMin: 0,
  versionMax: 6,
  flexibleFrom: 3,
  read: readTxnOffsetCommitRequest,
  write: writeTxnOffsetCommitRequest
}
