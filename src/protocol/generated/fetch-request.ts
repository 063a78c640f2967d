// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ReplicaState {
  /** default -1, int32 */
  replicaId: number
  /** default -1, int64 */
  replicaEpoch: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface FetchPartition {
  /** int32 */
  partition: number
  /** v9+, default -1, int32 */
  currentLeaderEpoch: number
  /** int64 */
  fetchOffset: Int64
  /** v12+, default -1, int32 */
  lastFetchedEpoch: number
  /** v5+, default -1, int64 */
  logStartOffset: Int64
  /** int32 */
  partitionMaxBytes: number
  /** v17+, tag 0 */
  replicaDirectoryId: Uuid
  /** v18+, tag 1, default 9223372036854775807, int64 */
  highWatermark: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface FetchTopic {
  /** v4-12 */
  topic: string
  /** v13+ */
  topicId: Uuid
  partitions: FetchPartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ForgottenTopic {
  /** v7-12 */
  topic: string
  /** v13+ */
  topicId: Uuid
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface FetchRequest {
  /** v12+, tag 0, default null */
  clusterId: string | null
  /** v4-14, default -1, int32 */
  replicaId: number
  /** v15+, tag 1 */
  replicaState: ReplicaState
  /** int32 */
  maxWaitMs: number
  /** int32 */
  minBytes: number
  /** default 2147483647, int32 */
  maxBytes: number
  /** int8 */
  isolationLevel: number
  /** v7+, int32 */
  sessionId: number
  /** v7+, default -1, int32 */
  sessionEpoch: number
  topics: FetchTopic[]
  /** v7+ */
  forgottenTopicsData: ForgottenTopic[]
  /** v11+ */
  rackId: string
  unknownTags?: UnknownTag[] | undefined
}

export function readFetchRequest(reader: Reader, version: number): FetchRequest {
  if (version < 4 || version > 18) refuseVersion('FetchRequest', version)
  const flexible = version >= 12
  const value: FetchRequest = {
    clusterId: null,
    replicaId: version <= 14 ? reader.int32() : -1,
    replicaState: defaultReplicaState(),
    maxWaitMs: reader.int32(),
    minBytes: reader.int32(),
    maxBytes: reader.int32(),
    isolationLevel: reader.int8(),
    sessionId: version >= 7 ? reader.int32() : 0,
    sessionEpoch: version >= 7 ? reader.int32() : -1,
    topics: (readFetchTopicList(reader, version, reader.count(flexible, version >= 13 ? 18 : version >= 12 ? 3 : 6))),
    forgottenTopicsData: version >= 7 ? (readForgottenTopicList(reader, version, reader.count(flexible, version >= 13 ? 18 : version >= 12 ? 3 : 6))) : [],
    rackId: version >= 11 ? (flexible ? reader.compactString() : reader.string()) : '',
    unknownTags: undefined
  }
  if (flexible) readFetchRequestTags(reader, version, value)
  return value
}

function readFetchRequestTags(reader: Reader, version: number, value: FetchRequest): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.clusterId = reader.compactNullableString()
      reader.tagDone(end)
      continue
    }
    if (tag === 1 && version >= 15) {
      const end = reader.tagEnd()
      value.replicaState = readReplicaState(reader, version)
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readReplicaState(reader: Reader, version: number): ReplicaState {
  const flexible = version >= 12
  return {
    replicaId: reader.int32(),
    replicaEpoch: reader.int64(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readFetchPartition(reader: Reader, version: number): FetchPartition {
  const flexible = version >= 12
  const value: FetchPartition = {
    partition: reader.int32(),
    currentLeaderEpoch: version >= 9 ? reader.int32() : -1,
    fetchOffset: reader.int64(),
    lastFetchedEpoch: version >= 12 ? reader.int32() : -1,
    logStartOffset: version >= 5 ? reader.int64() : -1,
    partitionMaxBytes: reader.int32(),
    replicaDirectoryId: zeroUuid,
    highWatermark: 9223372036854775807n,
    unknownTags: undefined
  }
  if (flexible) readFetchPartitionTags(reader, version, value)
  return value
}

function readFetchPartitionTags(reader: Reader, version: number, value: FetchPartition): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0 && version >= 17) {
      const end = reader.tagEnd()
      value.replicaDirectoryId = reader.uuid()
      reader.tagDone(end)
      continue
    }
    if (tag === 1 && version === 18) {
      const end = reader.tagEnd()
      value.highWatermark = reader.int64()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readFetchTopic(reader: Reader, version: number): FetchTopic {
  const flexible = version >= 12
  return {
    topic: version <= 12 ? (flexible ? reader.compactString() : reader.string()) : '',
    topicId: version >= 13 ? reader.uuid() : zeroUuid,
    partitions: (readFetchPartitionList(reader, version, reader.count(flexible, version >= 12 ? 33 : version >= 9 ? 28 : version >= 5 ? 24 : 16))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readForgottenTopic(reader: Reader, version: number): ForgottenTopic {
  const flexible = version >= 12
  return {
    topic: version >= 7 && version <= 12 ? (flexible ? reader.compactString() : reader.string()) : '',
    topicId: version >= 13 ? reader.uuid() : zeroUuid,
    partitions: reader.int32s(reader.numberCount(flexible, 4)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readFetchPartitionList(reader: Reader, version: number, count: number): FetchPartition[] {
  const list: FetchPartition[] = []
  for (let i = 0; i < count; i++) list.push(readFetchPartition(reader, version))
  return list
}

function readFetchTopicList(reader: Reader, version: number, count: number): FetchTopic[] {
  const list: FetchTopic[] = []
  for (let i = 0; i < count; i++) list.push(readFetchTopic(reader, version))
  return list
}

function readForgottenTopicList(reader: Reader, version: number, count: number): ForgottenTopic[] {
  const list: ForgottenTopic[] = []
  for (let i = 0; i < count; i++) list.push(readForgottenTopic(reader, version))
  return list
}

export function writeFetchRequest(writer: Writer, value: Draft<FetchRequest>, version: number): void {
  if (version < 4 || version > 18) refuseVersion('FetchRequest', version)
  const flexible = version >= 12
  if (version <= 14) {
    writer.int32(value.replicaId ?? -1)
  }
  writer.int32(value.maxWaitMs ?? 0)
  writer.int32(value.minBytes ?? 0)
  writer.int32(value.maxBytes ?? 2147483647)
  writer.int8(value.isolationLevel ?? 0)
  if (version >= 7) {
    writer.int32(value.sessionId ?? 0)
  }
  if (version >= 7) {
    writer.int32(value.sessionEpoch ?? -1)
  }
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeFetchTopic(writer, item, version)
  }
  if (version >= 7) {
    const forgottenTopicsDataList = value.forgottenTopicsData ?? []
    writer.count(flexible, forgottenTopicsDataList.length)
    for (const item of forgottenTopicsDataList) {
      writeForgottenTopic(writer, item, version)
    }
  }
  if (version >= 11) {
    if (flexible) writer.compactString(value.rackId ?? '')
    else writer.string(value.rackId ?? '')
  }
  if (flexible) {
    writeFetchRequestTags(writer, value, version)
  }
}

function writeFetchRequestTags(writer: Writer, value: Draft<FetchRequest>, version: number): void {
  const unknown = value.unknownTags
  const hasClusterId = !((value.clusterId ?? null) === null)
  const hasReplicaState = version >= 15 && !(isDefaultReplicaState(value.replicaState ?? {}))
  writer.unsignedVarint((unknown?.length ?? 0) + (hasClusterId ? 1 : 0) + (hasReplicaState ? 1 : 0))
  let next = 0
  if (hasClusterId) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.compactNullableString(value.clusterId ?? null)
    writer.endTag(begin)
  }
  if (hasReplicaState) {
    next = writer.tagsBefore(unknown, next, 1)
    const begin = writer.beginTag(1)
    writeReplicaState(writer, value.replicaState ?? {}, version)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeReplicaState(writer: Writer, value: Draft<ReplicaState>, version: number): void {
  const flexible = version >= 12
  writer.int32(value.replicaId ?? -1)
  writer.int64(value.replicaEpoch ?? -1)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeFetchPartition(writer: Writer, value: Draft<FetchPartition>, version: number): void {
  const flexible = version >= 12
  writer.int32(value.partition ?? 0)
  if (version >= 9) {
    writer.int32(value.currentLeaderEpoch ?? -1)
  }
  writer.int64(value.fetchOffset ?? 0)
  if (version >= 12) {
    writer.int32(value.lastFetchedEpoch ?? -1)
  }
  if (version >= 5) {
    writer.int64(value.logStartOffset ?? -1)
  }
  writer.int32(value.partitionMaxBytes ?? 0)
  if (flexible) {
    writeFetchPartitionTags(writer, value, version)
  }
}

function writeFetchPartitionTags(writer: Writer, value: Draft<FetchPartition>, version: number): void {
  const unknown = value.unknownTags
  const hasReplicaDirectoryId = version >= 17 && !((value.replicaDirectoryId ?? zeroUuid) === zeroUuid)
  const hasHighWatermark = version === 18 && !((value.highWatermark ?? 9223372036854775807n) == 9223372036854775807n)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasReplicaDirectoryId ? 1 : 0) + (hasHighWatermark ? 1 : 0))
  let next = 0
  if (hasReplicaDirectoryId) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.uuid(value.replicaDirectoryId ?? zeroUuid)
    writer.endTag(begin)
  }
  if (hasHighWatermark) {
    next = writer.tagsBefore(unknown, next, 1)
    const begin = writer.beginTag(1)
    writer.int64(value.highWatermark ?? 9223372036854775807n)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeFetchTopic(writer: Writer, value: Draft<FetchTopic>, version: number): void {
  const flexible = version >= 12
  if (version <= 12) {
    if (flexible) writer.compactString(value.topic ?? '')
    else writer.string(value.topic ?? '')
  }
  if (version >= 13) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeFetchPartition(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeForgottenTopic(writer: Writer, value: Draft<ForgottenTopic>, version: number): void {
  const flexible = version >= 12
  if (version >= 7 && version <= 12) {
    if (flexible) writer.compactString(value.topic ?? '')
    else writer.string(value.topic ?? '')
  }
  if (version >= 13) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

function isDefaultReplicaState(value: Draft<ReplicaState>): boolean {
  return ((value.replicaId ?? -1) === -1) && ((value.replicaEpoch ?? -1) == -1) && (value.unknownTags?.length ?? 0) === 0
}

function defaultReplicaState(): ReplicaState {
  return { replicaId: -1, replicaEpoch: -1, unknownTags: undefined }
}

export const codec: Codec<FetchRequest> = {
  name: 'FetchRequest',
  versionMin: 4,
  versionMax: 18,
  flexibleFrom: 12,
  read: readFetchRequest,
  write: writeFetchRequest
}
