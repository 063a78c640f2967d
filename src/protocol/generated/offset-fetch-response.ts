// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface OffsetFetchResponsePartition {
  /** int32 */
  partitionIndex: number
  /** int64 */
  committedOffset: Int64
  /** v5-7, default -1, int32 */
  committedLeaderEpoch: number
  metadata: string | null
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetFetchResponseTopic {
  name: string
  partitions: OffsetFetchResponsePartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetFetchResponsePartitions {
  /** int32 */
  partitionIndex: number
  /** int64 */
  committedOffset: Int64
  /** default -1, int32 */
  committedLeaderEpoch: number
  metadata: string | null
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetFetchResponseTopics {
  /** v8-9 */
  name: string
  /** v10+ */
  topicId: Uuid
  partitions: OffsetFetchResponsePartitions[]
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetFetchResponseGroup {
  groupId: string
  topics: OffsetFetchResponseTopics[]
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetFetchResponse {
  /** v3+, int32 */
  throttleTimeMs: number
  /** v1-7 */
  topics: OffsetFetchResponseTopic[]
  /** v2-7, int16 */
  errorCode: number
  /** v8+ */
  groups: OffsetFetchResponseGroup[]
  unknownTags?: UnknownTag[] | undefined
}

export function readOffsetFetchResponse(reader: Reader, version: number): OffsetFetchResponse {
  if (version < 1 || version > 10) refuseVersion('OffsetFetchResponse', version)
  const flexible = version >= 6
  return {
    throttleTimeMs: version >= 3 ? reader.int32() : 0,
    topics: version <= 7 ? (readOffsetFetchResponseTopicList(reader, version, reader.count(flexible, version >= 6 ? 3 : 6))) : [],
    errorCode: version >= 2 && version <= 7 ? reader.int16() : 0,
    groups: version >= 8 ? readOffsetFetchResponseGroupList(reader, version, reader.count(flexible, 5)) : [],
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetFetchResponsePartition(reader: Reader, version: number): OffsetFetchResponsePartition {
  const flexible = version >= 6
  return {
    partitionIndex: reader.int32(),
    committedOffset: reader.int64(),
    committedLeaderEpoch: version >= 5 && version <= 7 ? reader.int32() : -1,
    metadata: (flexible ? reader.compactNullableString() : reader.nullableString()),
    errorCode: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetFetchResponseTopic(reader: Reader, version: number): OffsetFetchResponseTopic {
  const flexible = version >= 6
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    partitions: (readOffsetFetchResponsePartitionList(reader, version, reader.count(flexible, version >= 8 ? 16 : version >= 5 ? 20 : 16))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetFetchResponsePartitions(reader: Reader, version: number): OffsetFetchResponsePartitions {
  const flexible = version >= 6
  return {
    partitionIndex: reader.int32(),
    committedOffset: reader.int64(),
    committedLeaderEpoch: reader.int32(),
    metadata: (flexible ? reader.compactNullableString() : reader.nullableString()),
    errorCode: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetFetchResponseTopics(reader: Reader, version: number): OffsetFetchResponseTopics {
  const flexible = version >= 6
  return {
    name: version >= 8 && version <= 9 ? (flexible ? reader.compactString() : reader.string()) : '',
    topicId: version === 10 ? reader.uuid() : zeroUuid,
    partitions: readOffsetFetchResponsePartitionsList(reader, version, reader.count(flexible, 20)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetFetchResponseGroup(reader: Reader, version: number): OffsetFetchResponseGroup {
  const flexible = version >= 6
  return {
    groupId: (flexible ? reader.compactString() : reader.string()),
    topics: (readOffsetFetchResponseTopicsList(reader, version, reader.count(flexible, version >= 10 ? 18 : version >= 8 ? 3 : version >= 6 ? 2 : 4))),
    errorCode: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readOffsetFetchResponsePartitionList(reader: Reader, version: number, count: number): OffsetFetchResponsePartition[] {
  const list: OffsetFetchResponsePartition[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetFetchResponsePartition(reader, version))
  return list
}

function readOffsetFetchResponseTopicList(reader: Reader, version: number, count: number): OffsetFetchResponseTopic[] {
  const list: OffsetFetchResponseTopic[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetFetchResponseTopic(reader, version))
  return list
}

function readOffsetFetchResponsePartitionsList(reader: Reader, version: number, count: number): OffsetFetchResponsePartitions[] {
  const list: OffsetFetchResponsePartitions[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetFetchResponsePartitions(reader, version))
  return list
}

function readOffsetFetchResponseTopicsList(reader: Reader, version: number, count: number): OffsetFetchResponseTopics[] {
  const list: OffsetFetchResponseTopics[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetFetchResponseTopics(reader, version))
  return list
}

function readOffsetFetchResponseGroupList(reader: Reader, version: number, count: number): OffsetFetchResponseGroup[] {
  const list: OffsetFetchResponseGroup[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetFetchResponseGroup(reader, version))
  return list
}

export function writeOffsetFetchResponse(writer: Writer, value: Draft<OffsetFetchResponse>, version: number): void {
  if (version < 1 || version > 10) refuseVersion('OffsetFetchResponse', version)
  const flexible = version >= 6
  if (version >= 3) {
    writer.int32(value.throttleTimeMs ?? 0)
  }
  if (version <= 7) {
    const topicsList = value.topics ?? []
    writer.count(flexible, topicsList.length)
    for (const item of topicsList) {
      writeOffsetFetchResponseTopic(writer, item, version)
    }
  }
  if (version >= 2 && version <= 7) {
    writer.int16(value.errorCode ?? 0)
  }
  if (version >= 8) {
    const groupsList = value.groups ?? []
    writer.count(flexible, groupsList.length)
    for (const item of groupsList) {
      writeOffsetFetchResponseGroup(writer, item, version)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetFetchResponsePartition(writer: Writer, value: Draft<OffsetFetchResponsePartition>, version: number): void {
  const flexible = version >= 6
  writer.int32(value.partitionIndex ?? 0)
  writer.int64(value.committedOffset ?? 0)
  if (version >= 5 && version <= 7) {
    writer.int32(value.committedLeaderEpoch ?? -1)
  }
  if (flexible) writer.compactNullableString(value.metadata === undefined ? '' : value.metadata)
  else writer.nullableString(value.metadata === undefined ? '' : value.metadata)
  writer.int16(value.errorCode ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetFetchResponseTopic(writer: Writer, value: Draft<OffsetFetchResponseTopic>, version: number): void {
  const flexible = version >= 6
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeOffsetFetchResponsePartition(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetFetchResponsePartitions(writer: Writer, value: Draft<OffsetFetchResponsePartitions>, version: number): void {
  const flexible = version >= 6
  writer.int32(value.partitionIndex ?? 0)
  writer.int64(value.committedOffset ?? 0)
  writer.int32(value.committedLeaderEpoch ?? -1)
  if (flexible) writer.compactNullableString(value.metadata === undefined ? '' : value.metadata)
  else writer.nullableString(value.metadata === undefined ? '' : value.metadata)
  writer.int16(value.errorCode ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetFetchResponseTopics(writer: Writer, value: Draft<OffsetFetchResponseTopics>, version: number): void {
  const flexible = version >= 6
  if (version >= 8 && version <= 9) {
    if (flexible) writer.compactString(value.name ?? '')
    else writer.string(value.name ?? '')
  }
  if (version === 10) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeOffsetFetchResponsePartitions(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetFetchResponseGroup(writer: Writer, value: Draft<OffsetFetchResponseGroup>, version: number): void {
  const flexible = version >= 6
  if (flexible) writer.compactString(value.groupId ?? '')
  else writer.string(value.groupId ?? '')
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeOffsetFetchResponseTopics(writer, item, version)
  }
  writer.int16(value.errorCode ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<OffsetFetchResponse> = {
  name: 'OffsetFetchResponse',
  versionMin: 1,
  versionMax: 10,
  flexibleFrom: 6,
  read: readOffsetFetchResponse,
  write: writeOffsetFetchResponse
}
