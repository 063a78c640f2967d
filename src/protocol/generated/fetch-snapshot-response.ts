// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuse, refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, RecordsRef, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface SnapshotId {
  /** int64 */
  endOffset: Int64
  /** int32 */
  epoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface LeaderIdAndEpoch {
  /** int32 */
  leaderId: number
  /** int32 */
  leaderEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface PartitionSnapshot {
  /** int32 */
  index: number
  /** int16 */
  errorCode: number
  snapshotId: SnapshotId
  /** tag 0 */
  currentLeader: LeaderIdAndEpoch
  /** int64 */
  size: Int64
  /** int64 */
  position: Int64
  unalignedRecords: RecordsRef | null
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicSnapshot {
  name: string
  partitions: PartitionSnapshot[]
  unknownTags?: UnknownTag[] | undefined
}

export interface NodeEndpoint {
  /** int32 */
  nodeId: number
  host: string
  /** uint16 */
  port: number
  unknownTags?: UnknownTag[] | undefined
}

export interface FetchSnapshotResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  topics: TopicSnapshot[]
  /** v1+, tag 0 */
  nodeEndpoints: NodeEndpoint[]
  unknownTags?: UnknownTag[] | undefined
}

export function readFetchSnapshotResponse(reader: Reader, version: number): FetchSnapshotResponse {
  if (version < 0 || version > 1) refuseVersion('FetchSnapshotResponse', version)
  const value: FetchSnapshotResponse = {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    topics: readTopicSnapshotList(reader, version, reader.count(true, 3)),
    nodeEndpoints: [],
    unknownTags: undefined
  }
  readFetchSnapshotResponseTags(reader, version, value)
  return value
}

function readFetchSnapshotResponseTags(reader: Reader, version: number, value: FetchSnapshotResponse): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0 && version === 1) {
      const end = reader.tagEnd()
      value.nodeEndpoints = readNodeEndpointList(reader, version, reader.count(true, 8))
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

export function readLeaderIdAndEpoch(reader: Reader, version: number): LeaderIdAndEpoch {
  return {
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function readPartitionSnapshot(reader: Reader, version: number): PartitionSnapshot {
  const value: PartitionSnapshot = {
    index: reader.int32(),
    errorCode: reader.int16(),
    snapshotId: readSnapshotId(reader, version),
    currentLeader: defaultLeaderIdAndEpoch(),
    size: reader.int64(),
    position: reader.int64(),
    unalignedRecords: ((reader.compactRecords()) ?? refuse('null where records are required')),
    unknownTags: undefined
  }
  readPartitionSnapshotTags(reader, version, value)
  return value
}

function readPartitionSnapshotTags(reader: Reader, version: number, value: PartitionSnapshot): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.currentLeader = readLeaderIdAndEpoch(reader, version)
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
    partitions: readPartitionSnapshotList(reader, version, reader.count(true, 37)),
    unknownTags: reader.tags()
  }
}

export function readNodeEndpoint(reader: Reader, version: number): NodeEndpoint {
  return {
    nodeId: reader.int32(),
    host: reader.compactString(),
    port: reader.uint16(),
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

function readNodeEndpointList(reader: Reader, version: number, count: number): NodeEndpoint[] {
  const list: NodeEndpoint[] = []
  for (let i = 0; i < count; i++) list.push(readNodeEndpoint(reader, version))
  return list
}

export function writeFetchSnapshotResponse(writer: Writer, value: Draft<FetchSnapshotResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('FetchSnapshotResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicSnapshot(writer, item, version)
  }
  writeFetchSnapshotResponseTags(writer, value, version)
}

function writeFetchSnapshotResponseTags(writer: Writer, value: Draft<FetchSnapshotResponse>, version: number): void {
  const unknown = value.unknownTags
  const hasNodeEndpoints = version === 1 && !((value.nodeEndpoints?.length ?? 0) === 0)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasNodeEndpoints ? 1 : 0))
  let next = 0
  if (hasNodeEndpoints) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    const nodeEndpointsList = value.nodeEndpoints ?? []
    writer.count(true, nodeEndpointsList.length)
    for (const item of nodeEndpointsList) {
      writeNodeEndpoint(writer, item, version)
    }
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeSnapshotId(writer: Writer, value: Draft<SnapshotId>, version: number): void {
  writer.int64(value.endOffset ?? 0)
  writer.int32(value.epoch ?? 0)
  writer.tags(value.unknownTags)
}

export function writeLeaderIdAndEpoch(writer: Writer, value: Draft<LeaderIdAndEpoch>, version: number): void {
  writer.int32(value.leaderId ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  writer.tags(value.unknownTags)
}

export function writePartitionSnapshot(writer: Writer, value: Draft<PartitionSnapshot>, version: number): void {
  writer.int32(value.index ?? 0)
  writer.int16(value.errorCode ?? 0)
  writeSnapshotId(writer, value.snapshotId ?? {}, version)
  writer.int64(value.size ?? 0)
  writer.int64(value.position ?? 0)
  writer.compactNullableBytes(value.unalignedRecords ?? Buffer.alloc(0))
  writePartitionSnapshotTags(writer, value, version)
}

function writePartitionSnapshotTags(writer: Writer, value: Draft<PartitionSnapshot>, version: number): void {
  const unknown = value.unknownTags
  const hasCurrentLeader = !(isDefaultLeaderIdAndEpoch(value.currentLeader ?? {}))
  writer.unsignedVarint((unknown?.length ?? 0) + (hasCurrentLeader ? 1 : 0))
  let next = 0
  if (hasCurrentLeader) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writeLeaderIdAndEpoch(writer, value.currentLeader ?? {}, version)
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

export function writeNodeEndpoint(writer: Writer, value: Draft<NodeEndpoint>, version: number): void {
  writer.int32(value.nodeId ?? 0)
  writer.compactString(value.host ?? '')
  writer.uint16(value.port ?? 0)
  writer.tags(value.unknownTags)
}

function isDefaultLeaderIdAndEpoch(value: Draft<LeaderIdAndEpoch>): boolean {
  return ((value.leaderId ?? 0) === 0) && ((value.leaderEpoch ?? 0) === 0) && (value.unknownTags?.length ?? 0) === 0
}

function defaultLeaderIdAndEpoch(): LeaderIdAndEpoch {
  return { leaderId: 0, leaderEpoch: 0, unknownTags: undefined }
}

export const codec: Codec<FetchSnapshotResponse> = {
  name: 'FetchSnapshotResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readFetchSnapshotResponse,
  write: writeFetchSnapshotResponse
}
