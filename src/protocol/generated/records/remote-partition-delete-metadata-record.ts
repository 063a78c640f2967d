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

export interface RemotePartitionDeleteMetadataRecord {
  topicIdPartition: TopicIdPartitionEntry
  /** int32 */
  brokerId: number
  /** int64 */
  eventTimestampMs: Int64
  /** int8 */
  remotePartitionDeleteState: number
  unknownTags?: UnknownTag[] | undefined
}

export function readRemotePartitionDeleteMetadataRecord(reader: Reader, version: number): RemotePartitionDeleteMetadataRecord {
  if (version < 0 || version > 0) refuseVersion('RemotePartitionDeleteMetadataRecord', version)
  return {
    topicIdPartition: readTopicIdPartitionEntry(reader, version),
    brokerId: reader.int32(),
    eventTimestampMs: reader.int64(),
    remotePartitionDeleteState: reader.int8(),
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

export function writeRemotePartitionDeleteMetadataRecord(writer: Writer, value: Draft<RemotePartitionDeleteMetadataRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('RemotePartitionDeleteMetadataRecord', version)
  writeTopicIdPartitionEntry(writer, value.topicIdPartition ?? {}, version)
  writer.int32(value.brokerId ?? 0)
  writer.int64(value.eventTimestampMs ?? 0)
  writer.int8(value.remotePartitionDeleteState ?? 0)
  writer.tags(value.unknownTags)
}

export function writeTopicIdPartitionEntry(writer: Writer, value: Draft<TopicIdPartitionEntry>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.uuid(value.id ?? zeroUuid)
  writer.int32(value.partition ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<RemotePartitionDeleteMetadataRecord> = {
  name: 'RemotePartitionDeleteMetadataRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readRemotePartitionDeleteMetadataRecord,
  write: writeRemotePartitionDeleteMetadataRecord
}
