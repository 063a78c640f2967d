// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface LeaderIdAndEpoch {
  /** int32 */
  leaderId: number
  /** int32 */
  leaderEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface PartitionData {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  currentLeader: LeaderIdAndEpoch
  unknownTags?: UnknownTag[] | undefined
}

export interface ShareAcknowledgeTopicResponse {
  topicId: Uuid
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface NodeEndpoint {
  /** int32 */
  nodeId: number
  host: string
  /** int32 */
  port: number
  /** default null */
  rack: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface ShareAcknowledgeResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  /** v2+, int32 */
  acquisitionLockTimeoutMs: number
  responses: ShareAcknowledgeTopicResponse[]
  nodeEndpoints: NodeEndpoint[]
  unknownTags?: UnknownTag[] | undefined
}

export function readShareAcknowledgeResponse(reader: Reader, version: number): ShareAcknowledgeResponse {
  if (version < 1 || version > 2) refuseVersion('ShareAcknowledgeResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    acquisitionLockTimeoutMs: version === 2 ? reader.int32() : 0,
    responses: readShareAcknowledgeTopicResponseList(reader, version, reader.count(true, 18)),
    nodeEndpoints: readNodeEndpointList(reader, version, reader.count(true, 11)),
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

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    currentLeader: readLeaderIdAndEpoch(reader, version),
    unknownTags: reader.tags()
  }
}

export function readShareAcknowledgeTopicResponse(reader: Reader, version: number): ShareAcknowledgeTopicResponse {
  return {
    topicId: reader.uuid(),
    partitions: readPartitionDataList(reader, version, reader.count(true, 17)),
    unknownTags: reader.tags()
  }
}

export function readNodeEndpoint(reader: Reader, version: number): NodeEndpoint {
  return {
    nodeId: reader.int32(),
    host: reader.compactString(),
    port: reader.int32(),
    rack: reader.compactNullableString(),
    unknownTags: reader.tags()
  }
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readShareAcknowledgeTopicResponseList(reader: Reader, version: number, count: number): ShareAcknowledgeTopicResponse[] {
  const list: ShareAcknowledgeTopicResponse[] = []
  for (let i = 0; i < count; i++) list.push(readShareAcknowledgeTopicResponse(reader, version))
  return list
}

function readNodeEndpointList(reader: Reader, version: number, count: number): NodeEndpoint[] {
  const list: NodeEndpoint[] = []
  for (let i = 0; i < count; i++) list.push(readNodeEndpoint(reader, version))
  return list
}

export function writeShareAcknowledgeResponse(writer: Writer, value: Draft<ShareAcknowledgeResponse>, version: number): void {
  if (version < 1 || version > 2) refuseVersion('ShareAcknowledgeResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  if (version === 2) {
    writer.int32(value.acquisitionLockTimeoutMs ?? 0)
  }
  const responsesList = value.responses ?? []
  writer.count(true, responsesList.length)
  for (const item of responsesList) {
    writeShareAcknowledgeTopicResponse(writer, item, version)
  }
  const nodeEndpointsList = value.nodeEndpoints ?? []
  writer.count(true, nodeEndpointsList.length)
  for (const item of nodeEndpointsList) {
    writeNodeEndpoint(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeLeaderIdAndEpoch(writer: Writer, value: Draft<LeaderIdAndEpoch>, version: number): void {
  writer.int32(value.leaderId ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writeLeaderIdAndEpoch(writer, value.currentLeader ?? {}, version)
  writer.tags(value.unknownTags)
}

export function writeShareAcknowledgeTopicResponse(writer: Writer, value: Draft<ShareAcknowledgeTopicResponse>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
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
  writer.int32(value.port ?? 0)
  writer.compactNullableString(value.rack ?? null)
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareAcknowledgeResponse> = {
  name: 'ShareAcknowledgeResponse',
  versionMin: 1,
  versionMax: 2,
  flexibleFrom: 1,
  read: readShareAcknowledgeResponse,
  write: writeShareAcknowledgeResponse
}
