// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface TxnOffsetCommitResponsePartition {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export interface TxnOffsetCommitResponseTopic {
  /** v0-5 */
  name: string
  /** v6+ */
  topicId: Uuid
  partitions: TxnOffsetCommitResponsePartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TxnOffsetCommitResponse {
  /** int32 */
  throttleTimeMs: number
  topics: TxnOffsetCommitResponseTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readTxnOffsetCommitResponse(reader: Reader, version: number): TxnOffsetCommitResponse {
  if (version < 0 || version > 6) refuseVersion('TxnOffsetCommitResponse', version)
  const flexible = version >= 3
  return {
    throttleTimeMs: reader.int32(),
    topics: (readTxnOffsetCommitResponseTopicList(reader, version, reader.count(flexible, version >= 6 ? 18 : version >= 3 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readTxnOffsetCommitResponsePartition(reader: Reader, version: number): TxnOffsetCommitResponsePartition {
  const flexible = version >= 3
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readTxnOffsetCommitResponseTopic(reader: Reader, version: number): TxnOffsetCommitResponseTopic {
  const flexible = version >= 3
  return {
    name: version <= 5 ? (flexible ? reader.compactString() : reader.string()) : '',
    topicId: version === 6 ? reader.uuid() : zeroUuid,
    partitions: (readTxnOffsetCommitResponsePartitionList(reader, version, reader.count(flexible, version >= 3 ? 7 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readTxnOffsetCommitResponsePartitionList(reader: Reader, version: number, count: number): TxnOffsetCommitResponsePartition[] {
  const list: TxnOffsetCommitResponsePartition[] = []
  for (let i = 0; i < count; i++) list.push(readTxnOffsetCommitResponsePartition(reader, version))
  return list
}

function readTxnOffsetCommitResponseTopicList(reader: Reader, version: number, count: number): TxnOffsetCommitResponseTopic[] {
  const list: TxnOffsetCommitResponseTopic[] = []
  for (let i = 0; i < count; i++) list.push(readTxnOffsetCommitResponseTopic(reader, version))
  return list
}

export function writeTxnOffsetCommitResponse(writer: Writer, value: Draft<TxnOffsetCommitResponse>, version: number): void {
  if (version < 0 || version > 6) refuseVersion('TxnOffsetCommitResponse', version)
  const flexible = version >= 3
  writer.int32(value.throttleTimeMs ?? 0)
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeTxnOffsetCommitResponseTopic(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeTxnOffsetCommitResponsePartition(writer: Writer, value: Draft<TxnOffsetCommitResponsePartition>, version: number): void {
  const flexible = version >= 3
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeTxnOffsetCommitResponseTopic(writer: Writer, value: Draft<TxnOffsetCommitResponseTopic>, version: number): void {
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
    writeTxnOffsetCommitResponsePartition(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<TxnOffsetCommitResponse> = {
  name: 'TxnOffsetCommitResponse',
  versionMin: 0,
  versionMax: 6,
  flexibleFrom: 3,
  read: readTxnOffsetCommitResponse,
  write: writeTxnOffsetCommitResponse
}
