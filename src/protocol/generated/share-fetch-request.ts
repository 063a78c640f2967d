// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AcknowledgementBatch {
  /** int64 */
  firstOffset: Int64
  /** int64 */
  lastOffset: Int64
  acknowledgeTypes: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface FetchPartition {
  /** int32 */
  partitionIndex: number
  acknowledgementBatches: AcknowledgementBatch[]
  unknownTags?: UnknownTag[] | undefined
}

export interface FetchTopic {
  topicId: Uuid
  partitions: FetchPartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ForgottenTopic {
  topicId: Uuid
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ShareFetchRequest {
  /** default null */
  groupId: string | null
  memberId: string | null
  /** int32 */
  shareSessionEpoch: number
  /** int32 */
  maxWaitMs: number
  /** int32 */
  minBytes: number
  /** default 2147483647, int32 */
  maxBytes: number
  /** int32 */
  maxRecords: number
  /** int32 */
  batchSize: number
  /** v2+, int8 */
  shareAcquireMode: number
  /** v2+ */
  isRenewAck: boolean
  topics: FetchTopic[]
  forgottenTopicsData: ForgottenTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readShareFetchRequest(reader: Reader, version: number): ShareFetchRequest {
  if (version < 1 || version > 2) refuseVersion('ShareFetchRequest', version)
  return {
    groupId: reader.compactNullableString(),
    memberId: reader.compactNullableString(),
    shareSessionEpoch: reader.int32(),
    maxWaitMs: reader.int32(),
    minBytes: reader.int32(),
    maxBytes: reader.int32(),
    maxRecords: reader.int32(),
    batchSize: reader.int32(),
    shareAcquireMode: version === 2 ? reader.int8() : 0,
    isRenewAck: version === 2 ? reader.bool() : false,
    topics: readFetchTopicList(reader, version, reader.count(true, 18)),
    forgottenTopicsData: readForgottenTopicList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readAcknowledgementBatch(reader: Reader, version: number): AcknowledgementBatch {
  return {
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    acknowledgeTypes: reader.int8s(reader.numberCount(true, 1)),
    unknownTags: reader.tags()
  }
}

export function readFetchPartition(reader: Reader, version: number): FetchPartition {
  return {
    partitionIndex: reader.int32(),
    acknowledgementBatches: readAcknowledgementBatchList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readFetchTopic(reader: Reader, version: number): FetchTopic {
  return {
    topicId: reader.uuid(),
    partitions: readFetchPartitionList(reader, version, reader.count(true, 6)),
    unknownTags: reader.tags()
  }
}

export function readForgottenTopic(reader: Reader, version: number): ForgottenTopic {
  return {
    topicId: reader.uuid(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

function readAcknowledgementBatchList(reader: Reader, version: number, count: number): AcknowledgementBatch[] {
  const list: AcknowledgementBatch[] = []
  for (let i = 0; i < count; i++) list.push(readAcknowledgementBatch(reader, version))
  return list
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

export function writeShareFetchRequest(writer: Writer, value: Draft<ShareFetchRequest>, version: number): void {
  if (version < 1 || version > 2) refuseVersion('ShareFetchRequest', version)
  writer.compactNullableString(value.groupId ?? null)
  writer.compactNullableString(value.memberId === undefined ? '' : value.memberId)
  writer.int32(value.shareSessionEpoch ?? 0)
  writer.int32(value.maxWaitMs ?? 0)
  writer.int32(value.minBytes ?? 0)
  writer.int32(value.maxBytes ?? 2147483647)
  writer.int32(value.maxRecords ?? 0)
  writer.int32(value.batchSize ?? 0)
  if (version === 2) {
    writer.int8(value.shareAcquireMode ?? 0)
  }
  if (version === 2) {
    writer.bool(value.isRenewAck ?? false)
  }
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeFetchTopic(writer, item, version)
  }
  const forgottenTopicsDataList = value.forgottenTopicsData ?? []
  writer.count(true, forgottenTopicsDataList.length)
  for (const item of forgottenTopicsDataList) {
    writeForgottenTopic(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeAcknowledgementBatch(writer: Writer, value: Draft<AcknowledgementBatch>, version: number): void {
  writer.int64(value.firstOffset ?? 0)
  writer.int64(value.lastOffset ?? 0)
  const acknowledgeTypesList = value.acknowledgeTypes ?? []
  writer.count(true, acknowledgeTypesList.length)
  for (const item of acknowledgeTypesList) {
    writer.int8(item)
  }
  writer.tags(value.unknownTags)
}

export function writeFetchPartition(writer: Writer, value: Draft<FetchPartition>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  const acknowledgementBatchesList = value.acknowledgementBatches ?? []
  writer.count(true, acknowledgementBatchesList.length)
  for (const item of acknowledgementBatchesList) {
    writeAcknowledgementBatch(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeFetchTopic(writer: Writer, value: Draft<FetchTopic>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writeFetchPartition(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeForgottenTopic(writer: Writer, value: Draft<ForgottenTopic>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareFetchRequest> = {
  name: 'ShareFetchRequest',
  versionMin: 1,
  versionMax: 2,
  flexibleFrom: 1,
  read: readShareFetchRequest,
  write: writeShareFetchRequest
}
