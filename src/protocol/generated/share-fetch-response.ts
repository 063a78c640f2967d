// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuse, refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, RecordsRef, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface LeaderIdAndEpoch {
  /** int32 */
  leaderId: number
  /** int32 */
  leaderEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface AcquiredRecords {
  /** int64 */
  firstOffset: Int64
  /** int64 */
  lastOffset: Int64
  /** int16 */
  deliveryCount: number
  unknownTags?: UnknownTag[] | undefined
}

export interface PartitionData {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  /** int16 */
  acknowledgeErrorCode: number
  /** default null */
  acknowledgeErrorMessage: string | null
  currentLeader: LeaderIdAndEpoch
  records: RecordsRef | null
  acquiredRecords: AcquiredRecords[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ShareFetchableTopicResponse {
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

export interface ShareFetchResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  /** int32 */
  acquisitionLockTimeoutMs: number
  responses: ShareFetchableTopicResponse[]
  nodeEndpoints: NodeEndpoint[]
  unknownTags?: UnknownTag[] | undefined
}

export function readShareFetchResponse(reader: Reader, version: number): ShareFetchResponse {
  if (version < 1 || version > 2) refuseVersion('ShareFetchResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    acquisitionLockTimeoutMs: reader.int32(),
    responses: readShareFetchableTopicResponseList(reader, version, reader.count(true, 18)),
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

export function readAcquiredRecords(reader: Reader, version: number): AcquiredRecords {
  return {
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    deliveryCount: reader.int16(),
    unknownTags: reader.tags()
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    acknowledgeErrorCode: reader.int16(),
    acknowledgeErrorMessage: reader.compactNullableString(),
    currentLeader: readLeaderIdAndEpoch(reader, version),
    records: ((reader.compactRecords()) ?? refuse('null where records are required')),
    acquiredRecords: readAcquiredRecordsList(reader, version, reader.count(true, 19)),
    unknownTags: reader.tags()
  }
}

export function readShareFetchableTopicResponse(reader: Reader, version: number): ShareFetchableTopicResponse {
  return {
    topicId: reader.uuid(),
    partitions: readPartitionDataList(reader, version, reader.count(true, 22)),
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

function readAcquiredRecordsList(reader: Reader, version: number, count: number): AcquiredRecords[] {
  const list: AcquiredRecords[] = []
  for (let i = 0; i < count; i++) list.push(readAcquiredRecords(reader, version))
  return list
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readShareFetchableTopicResponseList(reader: Reader, version: number, count: number): ShareFetchableTopicResponse[] {
  const list: ShareFetchableTopicResponse[] = []
  for (let i = 0; i < count; i++) list.push(readShareFetchableTopicResponse(reader, version))
  return list
}

function readNodeEndpointList(reader: Reader, version: number, count: number): NodeEndpoint[] {
  const list: NodeEndpoint[] = []
  for (let i = 0; i < count; i++) list.push(readNodeEndpoint(reader, version))
  return list
}

export function writeShareFetchResponse(writer: Writer, value: Draft<ShareFetchResponse>, version: number): void {
  if (version < 1 || version > 2) refuseVersion('ShareFetchResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.int32(value.acquisitionLockTimeoutMs ?? 0)
  const responsesList = value.responses ?? []
  writer.count(true, responsesList.length)
  for (const item of responsesList) {
    writeShareFetchableTopicResponse(writer, item, version)
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

export function writeAcquiredRecords(writer: Writer, value: Draft<AcquiredRecords>, version: number): void {
  writer.int64(value.firstOffset ?? 0)
  writer.int64(value.lastOffset ?? 0)
  writer.int16(value.deliveryCount ?? 0)
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.int16(value.acknowledgeErrorCode ?? 0)
  writer.compactNullableString(value.acknowledgeErrorMessage ?? null)
  writeLeaderIdAndEpoch(writer, value.currentLeader ?? {}, version)
  writer.compactNullableBytes(value.records ?? Buffer.alloc(0))
  const acquiredRecordsList = value.acquiredRecords ?? []
  writer.count(true, acquiredRecordsList.length)
  for (const item of acquiredRecordsList) {
    writeAcquiredRecords(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeShareFetchableTopicResponse(writer: Writer, value: Draft<ShareFetchableTopicResponse>, version: number): void {
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

export const codec: Codec<ShareFetchResponse> = {
  name: 'ShareFetchResponse',
  versionMin: 1,
  versionMax: 2,
  flexibleFrom: 1,
  read: readShareFetchResponse,
  write: writeShareFetchResponse
}
