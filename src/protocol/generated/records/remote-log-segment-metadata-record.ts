// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface TopicIdPartitionEntry {
  name: string
  id: Uuid
  /** int32 */
  partition: number
  unknownTags?: UnknownTag[] | undefined
}

export interface RemoteLogSegmentIdEntry {
  topicIdPartition: TopicIdPartitionEntry
  id: Uuid
  unknownTags?: UnknownTag[] | undefined
}

export interface SegmentLeaderEpochEntry {
  /** int32 */
  leaderEpoch: number
  /** int64 */
  offset: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface RemoteLogSegmentMetadataRecord {
  remoteLogSegmentId: RemoteLogSegmentIdEntry
  /** int64 */
  startOffset: Int64
  /** int64 */
  endOffset: Int64
  /** int32 */
  brokerId: number
  /** int64 */
  maxTimestampMs: Int64
  /** int64 */
  eventTimestampMs: Int64
  segmentLeaderEpochs: SegmentLeaderEpochEntry[]
  /** int32 */
  segmentSizeInBytes: number
  /** default null */
  customMetadata: Buffer | null
  /** int8 */
  remoteLogSegmentState: number
  /** tag 0 */
  txnIndexEmpty: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readRemoteLogSegmentMetadataRecord(reader: Reader, version: number): RemoteLogSegmentMetadataRecord {
  if (version < 0 || version > 0) refuseVersion('RemoteLogSegmentMetadataRecord', version)
  const value: RemoteLogSegmentMetadataRecord = {
    remoteLogSegmentId: readRemoteLogSegmentIdEntry(reader, version),
    startOffset: reader.int64(),
    endOffset: reader.int64(),
    brokerId: reader.int32(),
    maxTimestampMs: reader.int64(),
    eventTimestampMs: reader.int64(),
    segmentLeaderEpochs: readSegmentLeaderEpochEntryList(reader, version, reader.count(true, 13)),
    segmentSizeInBytes: reader.int32(),
    customMetadata: reader.compactNullableBytes(),
    remoteLogSegmentState: reader.int8(),
    txnIndexEmpty: false,
    unknownTags: undefined
  }
  readRemoteLogSegmentMetadataRecordTags(reader, version, value)
  return value
}

function readRemoteLogSegmentMetadataRecordTags(reader: Reader, version: number, value: RemoteLogSegmentMetadataRecord): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.txnIndexEmpty = reader.bool()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readTopicIdPartitionEntry(reader: Reader, version: number): TopicIdPartitionEntry {
  return {
    name: reader.compactString(),
    id: reader.uuid(),
    partition: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function readRemoteLogSegmentIdEntry(reader: Reader, version: number): RemoteLogSegmentIdEntry {
  return {
    topicIdPartition: readTopicIdPartitionEntry(reader, version),
    id: reader.uuid(),
    unknownTags: reader.tags()
  }
}

export function readSegmentLeaderEpochEntry(reader: Reader, version: number): SegmentLeaderEpochEntry {
  return {
    leaderEpoch: reader.int32(),
    offset: reader.int64(),
    unknownTags: reader.tags()
  }
}

function readSegmentLeaderEpochEntryList(reader: Reader, version: number, count: number): SegmentLeaderEpochEntry[] {
  const list: SegmentLeaderEpochEntry[] = []
  for (let i = 0; i < count; i++) list.push(readSegmentLeaderEpochEntry(reader, version))
  return list
}

export function writeRemoteLogSegmentMetadataRecord(writer: Writer, value: Draft<RemoteLogSegmentMetadataRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('RemoteLogSegmentMetadataRecord', version)
  writeRemoteLogSegmentIdEntry(writer, value.remoteLogSegmentId ?? {}, version)
  writer.int64(value.startOffset ?? 0)
  writer.int64(value.endOffset ?? 0)
  writer.int32(value.brokerId ?? 0)
  writer.int64(value.maxTimestampMs ?? 0)
  writer.int64(value.eventTimestampMs ?? 0)
  const segmentLeaderEpochsList = value.segmentLeaderEpochs ?? []
  writer.count(true, segmentLeaderEpochsList.length)
  for (const item of segmentLeaderEpochsList) {
    writeSegmentLeaderEpochEntry(writer, item, version)
  }
  writer.int32(value.segmentSizeInBytes ?? 0)
  writer.compactNullableBytes(value.customMetadata ?? null)
  writer.int8(value.remoteLogSegmentState ?? 0)
  writeRemoteLogSegmentMetadataRecordTags(writer, value, version)
}

function writeRemoteLogSegmentMetadataRecordTags(writer: Writer, value: Draft<RemoteLogSegmentMetadataRecord>, version: number): void {
  const unknown = value.unknownTags
  const hasTxnIndexEmpty = !((value.txnIndexEmpty ?? false) === false)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasTxnIndexEmpty ? 1 : 0))
  let next = 0
  if (hasTxnIndexEmpty) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.bool(value.txnIndexEmpty ?? false)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeTopicIdPartitionEntry(writer: Writer, value: Draft<TopicIdPartitionEntry>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.uuid(value.id ?? zeroUuid)
  writer.int32(value.partition ?? 0)
  writer.tags(value.unknownTags)
}

export function writeRemoteLogSegmentIdEntry(writer: Writer, value: Draft<RemoteLogSegmentIdEntry>, version: number): void {
  writeTopicIdPartitionEntry(writer, value.topicIdPartition ?? {}, version)
  writer.uuid(value.id ?? zeroUuid)
  writer.tags(value.unknownTags)
}

export function writeSegmentLeaderEpochEntry(writer: Writer, value: Draft<SegmentLeaderEpochEntry>, version: number): void {
  writer.int32(value.leaderEpoch ?? 0)
  writer.int64(value.offset ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<RemoteLogSegmentMetadataRecord> = {
  name: 'RemoteLogSegmentMetadataRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readRemoteLogSegmentMetadataRecord,
  write: writeRemoteLogSegmentMetadataRecord
}
