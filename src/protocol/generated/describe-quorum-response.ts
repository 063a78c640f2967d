// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ReplicaState {
  /** int32 */
  replicaId: number
  /** v2+ */
  replicaDirectoryId: Uuid
  /** int64 */
  logEndOffset: Int64
  /** v1+, default -1, int64 */
  lastFetchTimestamp: Int64
  /** v1+, default -1, int64 */
  lastCaughtUpTimestamp: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface PartitionData {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  /** v2+ */
  errorMessage: string | null
  /** int32 */
  leaderId: number
  /** int32 */
  leaderEpoch: number
  /** int64 */
  highWatermark: Int64
  currentVoters: ReplicaState[]
  observers: ReplicaState[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicData {
  topicName: string
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface Listener {
  name: string
  host: string
  /** uint16 */
  port: number
  unknownTags?: UnknownTag[] | undefined
}

export interface Node {
  /** int32 */
  nodeId: number
  listeners: Listener[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeQuorumResponse {
  /** int16 */
  errorCode: number
  /** v2+ */
  errorMessage: string | null
  topics: TopicData[]
  /** v2+ */
  nodes: Node[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeQuorumResponse(reader: Reader, version: number): DescribeQuorumResponse {
  if (version < 0 || version > 2) refuseVersion('DescribeQuorumResponse', version)
  return {
    errorCode: reader.int16(),
    errorMessage: version === 2 ? reader.compactNullableString() : '',
    topics: readTopicDataList(reader, version, reader.count(true, 3)),
    nodes: version === 2 ? readNodeList(reader, version, reader.count(true, 6)) : [],
    unknownTags: reader.tags()
  }
}

export function readReplicaState(reader: Reader, version: number): ReplicaState {
  return {
    replicaId: reader.int32(),
    replicaDirectoryId: version === 2 ? reader.uuid() : zeroUuid,
    logEndOffset: reader.int64(),
    lastFetchTimestamp: version >= 1 ? reader.int64() : -1,
    lastCaughtUpTimestamp: version >= 1 ? reader.int64() : -1,
    unknownTags: reader.tags()
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: version === 2 ? reader.compactNullableString() : '',
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    highWatermark: reader.int64(),
    currentVoters: (readReplicaStateList(reader, version, reader.count(true, version >= 2 ? 45 : version >= 1 ? 29 : 13))),
    observers: (readReplicaStateList(reader, version, reader.count(true, version >= 2 ? 45 : version >= 1 ? 29 : 13))),
    unknownTags: reader.tags()
  }
}

export function readTopicData(reader: Reader, version: number): TopicData {
  return {
    topicName: reader.compactString(),
    partitions: (readPartitionDataList(reader, version, reader.count(true, version >= 2 ? 26 : 25))),
    unknownTags: reader.tags()
  }
}

export function readListener(reader: Reader, version: number): Listener {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: reader.tags()
  }
}

export function readNode(reader: Reader, version: number): Node {
  return {
    nodeId: reader.int32(),
    listeners: readListenerList(reader, version, reader.count(true, 5)),
    unknownTags: reader.tags()
  }
}

function readReplicaStateList(reader: Reader, version: number, count: number): ReplicaState[] {
  const list: ReplicaState[] = []
  for (let i = 0; i < count; i++) list.push(readReplicaState(reader, version))
  return list
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readTopicDataList(reader: Reader, version: number, count: number): TopicData[] {
  const list: TopicData[] = []
  for (let i = 0; i < count; i++) list.push(readTopicData(reader, version))
  return list
}

function readListenerList(reader: Reader, version: number, count: number): Listener[] {
  const list: Listener[] = []
  for (let i = 0; i < count; i++) list.push(readListener(reader, version))
  return list
}

function readNodeList(reader: Reader, version: number, count: number): Node[] {
  const list: Node[] = []
  for (let i = 0; i < count; i++) list.push(readNode(reader, version))
  return list
}

export function writeDescribeQuorumResponse(writer: Writer, value: Draft<DescribeQuorumResponse>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('DescribeQuorumResponse', version)
  writer.int16(value.errorCode ?? 0)
  if (version === 2) {
    writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  }
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicData(writer, item, version)
  }
  if (version === 2) {
    const nodesList = value.nodes ?? []
    writer.count(true, nodesList.length)
    for (const item of nodesList) {
      writeNode(writer, item, version)
    }
  }
  writer.tags(value.unknownTags)
}

export function writeReplicaState(writer: Writer, value: Draft<ReplicaState>, version: number): void {
  writer.int32(value.replicaId ?? 0)
  if (version === 2) {
    writer.uuid(value.replicaDirectoryId ?? zeroUuid)
  }
  writer.int64(value.logEndOffset ?? 0)
  if (version >= 1) {
    writer.int64(value.lastFetchTimestamp ?? -1)
  }
  if (version >= 1) {
    writer.int64(value.lastCaughtUpTimestamp ?? -1)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  if (version === 2) {
    writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  }
  writer.int32(value.leaderId ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  writer.int64(value.highWatermark ?? 0)
  const currentVotersList = value.currentVoters ?? []
  writer.count(true, currentVotersList.length)
  for (const item of currentVotersList) {
    writeReplicaState(writer, item, version)
  }
  const observersList = value.observers ?? []
  writer.count(true, observersList.length)
  for (const item of observersList) {
    writeReplicaState(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicData(writer: Writer, value: Draft<TopicData>, version: number): void {
  writer.compactString(value.topicName ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeListener(writer: Writer, value: Draft<Listener>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.compactString(value.host ?? '')
  writer.uint16(value.port ?? 0)
  writer.tags(value.unknownTags)
}

export function writeNode(writer: Writer, value: Draft<Node>, version: number): void {
  writer.int32(value.nodeId ?? 0)
  const listenersList = value.listeners ?? []
  writer.count(true, listenersList.length)
  for (const item of listenersList) {
    writeListener(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeQuorumResponse> = {
  name: 'DescribeQuorumResponse',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readDescribeQuorumResponse,
  write: writeDescribeQuorumResponse
}
