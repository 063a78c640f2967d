// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface SnapshotId {
  /** int64 */
  endOffset: Int64
  /** int32 */
  epoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface PartitionSnapshot {
  /** int32 */
  partition: number
  /** int32 */
  currentLeaderEpoch: number
  snapshotId: SnapshotId
  /** int64 */
  position: Int64
  /** v1+, tag 0 */
  replicaDirectoryId: Uuid
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicSnapshot {
  name: string
  partitions: PartitionSnapshot[]
  unknownTags?: UnknownTag[] | undefined
}

export interface FetchSnapshotRequest {
  /** tag 0, default null */
  clusterId: string | null
  /** default -1, int32 */
  replicaId: number
  /** default 2147483647, int32 */
  maxBytes: number
  topics: TopicSnapshot[]
  unknownTags?: UnknownTag[] | undefined
}

export function readFetchSnapshotRequest(reader: Reader, version: number): FetchSnapshotRequest {
  if (version < 0 || version > 1) refuseVersion('FetchSnapshotRequest', version)
  const value: FetchSnapshotRequest = {
    clusterId: null,
    replicaId: reader.int32(),
    maxBytes: reader.int32(),
    topics: readTopicSnapshotList(reader, version, reader.count(true, 3)),
    unknownTags: undefined
  }
  readFetchSnapshotRequestTags(reader, version, value)
  return value
}

function readFetchSnapshotRequestTags(reader: Reader, version: number, value: FetchSnapshotRequest): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.clusterId = reader.compactNullableString()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readSnapshotId(reader: Reader, version: number): SnapshotId {
  return {
    endOffset: reader.int64(),
    epoch: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function readPartitionSnapshot(reader: Reader, version: number): PartitionSnapshot {
  const value: PartitionSnapshot = {
    partition: reader.int32(),
    currentLeaderEpoch: reader.int32(),
    snapshotId: readSnapshotId(reader, version),
    position: reader.int64(),
    replicaDirectoryId: zeroUuid,
    unknownTags: undefined
  }
  readPartitionSnapshotTags(reader, version, value)
  return value
}

function readPartitionSnapshotTags(reader: Reader, version: number, value: PartitionSnapshot): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0 && version === 1) {
      const end = reader.tagEnd()
      value.replicaDirectoryId = reader.uuid()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readTopicSnapshot(reader: Reader, version: number): TopicSnapshot {
  return {
    name: reader.compactString(),
    partitions: readPartitionSnapshotList(reader, version, reader.count(true, 30)),
    unknownTags: reader.tags()
  }
}

function readPartitionSnapshotList(reader: Reader, version: number, count: number): PartitionSnapshot[] {
  const list: PartitionSnapshot[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionSnapshot(reader, version))
  return list
}

function readTopicSnapshotList(reader: Reader, version: number, count: number): TopicSnapshot[] {
  const list: TopicSnapshot[] = []
  for (let i = 0; i < count; i++) list.push(readTopicSnapshot(reader, version))
  return list
}

export function writeFetchSnapshotRequest(writer: Writer, value: Draft<FetchSnapshotRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('FetchSnapshotRequest', version)
  writer.int32(value.replicaId ?? -1)
  writer.int32(value.maxBytes ?? 2147483647)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicSnapshot(writer, item, version)
  }
  writeFetchSnapshotRequestTags(writer, value, version)
}

function writeFetchSnapshotRequestTags(writer: Writer, value: Draft<FetchSnapshotRequest>, version: number): void {
  const unknown = value.unknownTags
  const hasClusterId = !((value.clusterId ?? null) === null)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasClusterId ? 1 : 0))
  let next = 0
  if (hasClusterId) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.compactNullableString(value.clusterId ?? null)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeSnapshotId(writer: Writer, value: Draft<SnapshotId>, version: number): void {
  writer.int64(value.endOffset ?? 0)
  writer.int32(value.epoch ?? 0)
  writer.tags(value.unknownTags)
}

export function writePartitionSnapshot(writer: Writer, value: Draft<PartitionSnapshot>, version: number): void {
  writer.int32(value.partition ?? 0)
  writer.int32(value.currentLeaderEpoch ?? 0)
  writeSnapshotId(writer, value.snapshotId ?? {}, version)
  writer.int64(value.position ?? 0)
  writePartitionSnapshotTags(writer, value, version)
}

function writePartitionSnapshotTags(writer: Writer, value: Draft<PartitionSnapshot>, version: number): void {
  const unknown = value.unknownTags
  const hasReplicaDirectoryId = version === 1 && !((value.replicaDirectoryId ?? zeroUuid) === zeroUuid)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasReplicaDirectoryId ? 1 : 0))
  let next = 0
  if (hasReplicaDirectoryId) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.uuid(value.replicaDirectoryId ?? zeroUuid)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeTopicSnapshot(writer: Writer, value: Draft<TopicSnapshot>, version: number): void {
  writer.compactString(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionSnapshot(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<FetchSnapshotRequest> = {
  name: 'FetchSnapshotRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readFetchSnapshotRequest,
  write: writeFetchSnapshotRequest
}
