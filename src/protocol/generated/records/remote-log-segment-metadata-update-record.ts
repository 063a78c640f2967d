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

export interface RemoteLogSegmentMetadataUpdateRecord {
  remoteLogSegmentId: RemoteLogSegmentIdEntry
  /** int32 */
  brokerId: number
  /** int64 */
  eventTimestampMs: Int64
  /** default null */
  customMetadata: Buffer | null
  /** int8 */
  remoteLogSegmentState: number
  unknownTags?: UnknownTag[] | undefined
}

export function readRemoteLogSegmentMetadataUpdateRecord(reader: Reader, version: number): RemoteLogSegmentMetadataUpdateRecord {
  if (version < 0 || version > 0) refuseVersion('RemoteLogSegmentMetadataUpdateRecord', version)
  return {
    remoteLogSegmentId: readRemoteLogSegmentIdEntry(reader, version),
    brokerId: reader.int32(),
    eventTimestampMs: reader.int64(),
    customMetadata: reader.compactNullableBytes(),
    remoteLogSegmentState: reader.int8(),
    unknownTags: reader.tags()
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

export function writeRemoteLogSegmentMetadataUpdateRecord(writer: Writer, value: Draft<RemoteLogSegmentMetadataUpdateRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('RemoteLogSegmentMetadataUpdateRecord', version)
  writeRemoteLogSegmentIdEntry(writer, value.remoteLogSegmentId ?? {}, version)
  writer.int32(value.brokerId ?? 0)
  writer.int64(value.eventTimestampMs ?? 0)
  writer.compactNullableBytes(value.customMetadata ?? null)
  writer.int8(value.remoteLogSegmentState ?? 0)
  writer.tags(value.unknownTags)
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

export const codec: Codec<RemoteLogSegmentMetadataUpdateRecord> = {
  name: 'RemoteLogSegmentMetadataUpdateRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readRemoteLogSegmentMetadataUpdateRecord,
  write: writeRemoteLogSegmentMetadataUpdateRecord
}
