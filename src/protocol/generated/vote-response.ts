// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PartitionData {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  /** int32 */
  leaderId: number
  /** int32 */
  leaderEpoch: number
  voteGranted: boolean
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicData {
  topicName: string
  partitions: PartitionData[]
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

export interface VoteResponse {
  /** int16 */
  errorCode: number
  topics: TopicData[]
  /** v1+, tag 0 */
  nodeEndpoints: NodeEndpoint[]
  unknownTags?: UnknownTag[] | undefined
}

export function readVoteResponse(reader: Reader, version: number): VoteResponse {
  if (version < 0 || version > 2) refuseVersion('VoteResponse', version)
  const value: VoteResponse = {
    errorCode: reader.int16(),
    topics: readTopicDataList(reader, version, reader.count(true, 3)),
    nodeEndpoints: [],
    unknownTags: undefined
  }
  readVoteResponseTags(reader, version, value)
  return value
}

function readVoteResponseTags(reader: Reader, version: number, value: VoteResponse): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0 && version >= 1) {
      const end = reader.tagEnd()
      value.nodeEndpoints = readNodeEndpointList(reader, version, reader.count(true, 8))
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    voteGranted: reader.bool(),
    unknownTags: reader.tags()
  }
}

export function readTopicData(reader: Reader, version: number): TopicData {
  return {
    topicName: reader.compactString(),
    partitions: readPartitionDataList(reader, version, reader.count(true, 16)),
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

function readNodeEndpointList(reader: Reader, version: number, count: number): NodeEndpoint[] {
  const list: NodeEndpoint[] = []
  for (let i = 0; i < count; i++) list.push(readNodeEndpoint(reader, version))
  return list
}

export function writeVoteResponse(writer: Writer, value: Draft<VoteResponse>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('VoteResponse', version)
  writer.int16(value.errorCode ?? 0)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicData(writer, item, version)
  }
  writeVoteResponseTags(writer, value, version)
}

function writeVoteResponseTags(writer: Writer, value: Draft<VoteResponse>, version: number): void {
  const unknown = value.unknownTags
  const hasNodeEndpoints = version >= 1 && !((value.nodeEndpoints?.length ?? 0) === 0)
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

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.int32(value.leaderId ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  writer.bool(value.voteGranted ?? false)
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

export function writeNodeEndpoint(writer: Writer, value: Draft<NodeEndpoint>, version: number): void {
  writer.int32(value.nodeId ?? 0)
  writer.compactString(value.host ?? '')
  writer.uint16(value.port ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<VoteResponse> = {
  name: 'VoteResponse',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readVoteResponse,
  write: writeVoteResponse
}
