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

export interface EndQuorumEpochResponse {
  /** int16 */
  errorCode: number
  topics: TopicData[]
  /** v1+, tag 0 */
  nodeEndpoints: NodeEndpoint[]
  unknownTags?: UnknownTag[] | undefined
}

export function readEndQuorumEpochResponse(reader: Reader, version: number): EndQuorumEpochResponse {
  if (version < 0 || version > 1) refuseVersion('EndQuorumEpochResponse', version)
  const flexible = version === 1
  const value: EndQuorumEpochResponse = {
    errorCode: reader.int16(),
    topics: (readTopicDataList(reader, version, reader.count(flexible, version >= 1 ? 3 : 6))),
    nodeEndpoints: [],
    unknownTags: undefined
  }
  if (flexible) readEndQuorumEpochResponseTags(reader, version, value)
  return value
}

function readEndQuorumEpochResponseTags(reader: Reader, version: number, value: EndQuorumEpochResponse): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
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
  const flexible = version === 1
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readTopicData(reader: Reader, version: number): TopicData {
  const flexible = version === 1
  return {
    topicName: (flexible ? reader.compactString() : reader.string()),
    partitions: (readPartitionDataList(reader, version, reader.count(flexible, version >= 1 ? 15 : 14))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readNodeEndpoint(reader: Reader, version: number): NodeEndpoint {
  const flexible = version === 1
  return {
    nodeId: reader.int32(),
    host: (flexible ? reader.compactString() : reader.string()),
    port: reader.uint16(),
    unknownTags: flexible ? reader.tags() : undefined
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

export function writeEndQuorumEpochResponse(writer: Writer, value: Draft<EndQuorumEpochResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('EndQuorumEpochResponse', version)
  const flexible = version === 1
  writer.int16(value.errorCode ?? 0)
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeTopicData(writer, item, version)
  }
  if (flexible) {
    writeEndQuorumEpochResponseTags(writer, value, version)
  }
}

function writeEndQuorumEpochResponseTags(writer: Writer, value: Draft<EndQuorumEpochResponse>, version: number): void {
  const unknown = value.unknownTags
  const hasNodeEndpoints = !((value.nodeEndpoints?.length ?? 0) === 0)
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
  const flexible = version === 1
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.int32(value.leaderId ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeTopicData(writer: Writer, value: Draft<TopicData>, version: number): void {
  const flexible = version === 1
  if (flexible) writer.compactString(value.topicName ?? '')
  else writer.string(value.topicName ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeNodeEndpoint(writer: Writer, value: Draft<NodeEndpoint>, version: number): void {
  const flexible = version === 1
  writer.int32(value.nodeId ?? 0)
  if (flexible) writer.compactString(value.host ?? '')
  else writer.string(value.host ?? '')
  writer.uint16(value.port ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<EndQuorumEpochResponse> = {
  name: 'EndQuorumEpochResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 1,
  read: readEndQuorumEpochResponse,
  write: writeEndQuorumEpochResponse
}
