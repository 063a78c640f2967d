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

export interface AcknowledgePartition {
  /** int32 */
  partitionIndex: number
  acknowledgementBatches: AcknowledgementBatch[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AcknowledgeTopic {
  topicId: Uuid
  partitions: AcknowledgePartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ShareAcknowledgeRequest {
  /** default null */
  groupId: string | null
  memberId: string | null
  /** int32 */
  shareSessionEpoch: number
  /** v2+ */
  isRenewAck: boolean
  topics: AcknowledgeTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readShareAcknowledgeRequest(reader: Reader, version: number): ShareAcknowledgeRequest {
  if (version < 1 || version > 2) refuseVersion('ShareAcknowledgeRequest', version)
  return {
    groupId: reader.compactNullableString(),
    memberId: reader.compactNullableString(),
    shareSessionEpoch: reader.int32(),
    isRenewAck: version === 2 ? reader.bool() : false,
    topics: readAcknowledgeTopicList(reader, version, reader.count(true, 18)),
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

export function readAcknowledgePartition(reader: Reader, version: number): AcknowledgePartition {
  return {
    partitionIndex: reader.int32(),
    acknowledgementBatches: readAcknowledgementBatchList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readAcknowledgeTopic(reader: Reader, version: number): AcknowledgeTopic {
  return {
    topicId: reader.uuid(),
    partitions: readAcknowledgePartitionList(reader, version, reader.count(true, 6)),
    unknownTags: reader.tags()
  }
}

function readAcknowledgementBatchList(reader: Reader, version: number, count: number): AcknowledgementBatch[] {
  const list: AcknowledgementBatch[] = []
  for (let i = 0; i < count; i++) list.push(readAcknowledgementBatch(reader, version))
  return list
}

function readAcknowledgePartitionList(reader: Reader, version: number, count: number): AcknowledgePartition[] {
  const list: AcknowledgePartition[] = []
  for (let i = 0; i < count; i++) list.push(readAcknowledgePartition(reader, version))
  return list
}

function readAcknowledgeTopicList(reader: Reader, version: number, count: number): AcknowledgeTopic[] {
  const list: AcknowledgeTopic[] = []
  for (let i = 0; i < count; i++) list.push(readAcknowledgeTopic(reader, version))
  return list
}

export function writeShareAcknowledgeRequest(writer: Writer, value: Draft<ShareAcknowledgeRequest>, version: number): void {
  if (version < 1 || version > 2) refuseVersion('ShareAcknowledgeRequest', version)
  writer.compactNullableString(value.groupId ?? null)
  writer.compactNullableString(value.memberId === undefined ? '' : value.memberId)
  writer.int32(value.shareSessionEpoch ?? 0)
  if (version === 2) {
    writer.bool(value.isRenewAck ?? false)
  }
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeAcknowledgeTopic(writer, item, version)
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

export function writeAcknowledgePartition(writer: Writer, value: Draft<AcknowledgePartition>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  const acknowledgementBatchesList = value.acknowledgementBatches ?? []
  writer.count(true, acknowledgementBatchesList.length)
  for (const item of acknowledgementBatchesList) {
    writeAcknowledgementBatch(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeAcknowledgeTopic(writer: Writer, value: Draft<AcknowledgeTopic>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writeAcknowledgePartition(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareAcknowledgeRequest> = {
  name: 'ShareAcknowledgeRequest',
  versionMin: 1,
  versionMax: 2,
  flexibleFrom: 1,
  read: readShareAcknowledgeRequest,
  write: writeShareAcknowledgeRequest
}
