// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface BatchIndexAndErrorMessage {
  /** int32 */
  batchIndex: number
  /** default null */
  batchIndexErrorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface LeaderIdAndEpoch {
  /** default -1, int32 */
  leaderId: number
  /** default -1, int32 */
  leaderEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface PartitionProduceResponse {
  /** int32 */
  index: number
  /** int16 */
  errorCode: number
  /** int64 */
  baseOffset: Int64
  /** default -1, int64 */
  logAppendTimeMs: Int64
  /** v5+, default -1, int64 */
  logStartOffset: Int64
  /** v8+ */
  recordErrors: BatchIndexAndErrorMessage[]
  /** v8+, default null */
  errorMessage: string | null
  /** v10+, tag 0 */
  currentLeader: LeaderIdAndEpoch
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicProduceResponse {
  /** v3-12 */
  name: string
  /** v13+ */
  topicId: Uuid
  partitionResponses: PartitionProduceResponse[]
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

export interface ProduceResponse {
  responses: TopicProduceResponse[]
  /** int32 */
  throttleTimeMs: number
  /** v10+, tag 0 */
  nodeEndpoints: NodeEndpoint[]
  unknownTags?: UnknownTag[] | undefined
}

export function readProduceResponse(reader: Reader, version: number): ProduceResponse {
  if (version < 3 || version > 13) refuseVersion('ProduceResponse', version)
  const flexible = version >= 9
  const value: ProduceResponse = {
    responses: (readTopicProduceResponseList(reader, version, reader.count(flexible, version >= 13 ? 18 : version >= 9 ? 3 : 6))),
    throttleTimeMs: reader.int32(),
    nodeEndpoints: [],
    unknownTags: undefined
  }
  if (flexible) readProduceResponseTags(reader, version, value)
  return value
}

function readProduceResponseTags(reader: Reader, version: number, value: ProduceResponse): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0 && version >= 10) {
      const end = reader.tagEnd()
      value.nodeEndpoints = readNodeEndpointList(reader, version, reader.count(true, 11))
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readBatchIndexAndErrorMessage(reader: Reader, version: number): BatchIndexAndErrorMessage {
  const flexible = version >= 9
  return {
    batchIndex: reader.int32(),
    batchIndexErrorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readLeaderIdAndEpoch(reader: Reader, version: number): LeaderIdAndEpoch {
  const flexible = version >= 9
  return {
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readPartitionProduceResponse(reader: Reader, version: number): PartitionProduceResponse {
  const flexible = version >= 9
  const value: PartitionProduceResponse = {
    index: reader.int32(),
    errorCode: reader.int16(),
    baseOffset: reader.int64(),
    logAppendTimeMs: reader.int64(),
    logStartOffset: version >= 5 ? reader.int64() : -1,
    recordErrors: version >= 8 ? readBatchIndexAndErrorMessageList(reader, version, reader.count(flexible, 6)) : [],
    errorMessage: version >= 8 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    currentLeader: defaultLeaderIdAndEpoch(),
    unknownTags: undefined
  }
  if (flexible) readPartitionProduceResponseTags(reader, version, value)
  return value
}

function readPartitionProduceResponseTags(reader: Reader, version: number, value: PartitionProduceResponse): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0 && version >= 10) {
      const end = reader.tagEnd()
      value.currentLeader = readLeaderIdAndEpoch(reader, version)
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readTopicProduceResponse(reader: Reader, version: number): TopicProduceResponse {
  const flexible = version >= 9
  return {
    name: version <= 12 ? (flexible ? reader.compactString() : reader.string()) : '',
    topicId: version === 13 ? reader.uuid() : zeroUuid,
    partitionResponses: (readPartitionProduceResponseList(reader, version, reader.count(flexible, version >= 9 ? 33 : version >= 8 ? 36 : version >= 5 ? 30 : 22))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readNodeEndpoint(reader: Reader, version: number): NodeEndpoint {
  const flexible = version >= 9
  return {
    nodeId: reader.int32(),
    host: (flexible ? reader.compactString() : reader.string()),
    port: reader.int32(),
    rack: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readBatchIndexAndErrorMessageList(reader: Reader, version: number, count: number): BatchIndexAndErrorMessage[] {
  const list: BatchIndexAndErrorMessage[] = []
  for (let i = 0; i < count; i++) list.push(readBatchIndexAndErrorMessage(reader, version))
  return list
}

function readPartitionProduceResponseList(reader: Reader, version: number, count: number): PartitionProduceResponse[] {
  const list: PartitionProduceResponse[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionProduceResponse(reader, version))
  return list
}

function readTopicProduceResponseList(reader: Reader, version: number, count: number): TopicProduceResponse[] {
  const list: TopicProduceResponse[] = []
  for (let i = 0; i < count; i++) list.push(readTopicProduceResponse(reader, version))
  return list
}

function readNodeEndpointList(reader: Reader, version: number, count: number): NodeEndpoint[] {
  const list: NodeEndpoint[] = []
  for (let i = 0; i < count; i++) list.push(readNodeEndpoint(reader, version))
  return list
}

export function writeProduceResponse(writer: Writer, value: Draft<ProduceResponse>, version: number): void {
  if (version < 3 || version > 13) refuseVersion('ProduceResponse', version)
  const flexible = version >= 9
  const responsesList = value.responses ?? []
  writer.count(flexible, responsesList.length)
  for (const item of responsesList) {
    writeTopicProduceResponse(writer, item, version)
  }
  writer.int32(value.throttleTimeMs ?? 0)
  if (flexible) {
    writeProduceResponseTags(writer, value, version)
  }
}

function writeProduceResponseTags(writer: Writer, value: Draft<ProduceResponse>, version: number): void {
  const unknown = value.unknownTags
  const hasNodeEndpoints = version >= 10 && !((value.nodeEndpoints?.length ?? 0) === 0)
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

export function writeBatchIndexAndErrorMessage(writer: Writer, value: Draft<BatchIndexAndErrorMessage>, version: number): void {
  const flexible = version >= 9
  writer.int32(value.batchIndex ?? 0)
  if (flexible) writer.compactNullableString(value.batchIndexErrorMessage ?? null)
  else writer.nullableString(value.batchIndexErrorMessage ?? null)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeLeaderIdAndEpoch(writer: Writer, value: Draft<LeaderIdAndEpoch>, version: number): void {
  const flexible = version >= 9
  writer.int32(value.leaderId ?? -1)
  writer.int32(value.leaderEpoch ?? -1)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writePartitionProduceResponse(writer: Writer, value: Draft<PartitionProduceResponse>, version: number): void {
  const flexible = version >= 9
  writer.int32(value.index ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.int64(value.baseOffset ?? 0)
  writer.int64(value.logAppendTimeMs ?? -1)
  if (version >= 5) {
    writer.int64(value.logStartOffset ?? -1)
  }
  if (version >= 8) {
    const recordErrorsList = value.recordErrors ?? []
    writer.count(flexible, recordErrorsList.length)
    for (const item of recordErrorsList) {
      writeBatchIndexAndErrorMessage(writer, item, version)
    }
  }
  if (version >= 8) {
    if (flexible) writer.compactNullableString(value.errorMessage ?? null)
    else writer.nullableString(value.errorMessage ?? null)
  }
  if (flexible) {
    writePartitionProduceResponseTags(writer, value, version)
  }
}

function writePartitionProduceResponseTags(writer: Writer, value: Draft<PartitionProduceResponse>, version: number): void {
  const unknown = value.unknownTags
  const hasCurrentLeader = version >= 10 && !(isDefaultLeaderIdAndEpoch(value.currentLeader ?? {}))
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

export function writeTopicProduceResponse(writer: Writer, value: Draft<TopicProduceResponse>, version: number): void {
  const flexible = version >= 9
  if (version <= 12) {
    if (flexible) writer.compactString(value.name ?? '')
    else writer.string(value.name ?? '')
  }
  if (version === 13) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  const partitionResponsesList = value.partitionResponses ?? []
  writer.count(flexible, partitionResponsesList.length)
  for (const item of partitionResponsesList) {
    writePartitionProduceResponse(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeNodeEndpoint(writer: Writer, value: Draft<NodeEndpoint>, version: number): void {
  const flexible = version >= 9
  writer.int32(value.nodeId ?? 0)
  if (flexible) writer.compactString(value.host ?? '')
  else writer.string(value.host ?? '')
  writer.int32(value.port ?? 0)
  if (flexible) writer.compactNullableString(value.rack ?? null)
  else writer.nullableString(value.rack ?? null)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

function isDefaultLeaderIdAndEpoch(value: Draft<LeaderIdAndEpoch>): boolean {
  return ((value.leaderId ?? -1) === -1) && ((value.leaderEpoch ?? -1) === -1) && (value.unknownTags?.length ?? 0) === 0
}

function defaultLeaderIdAndEpoch(): LeaderIdAndEpoch {
  return { leaderId: -1, leaderEpoch: -1, unknownTags: undefined }
}

export const codec: Codec<ProduceResponse> = {
  name: 'ProduceResponse',
  versionMin: 3,
  versionMax: 13,
  flexibleFrom: 9,
  read: readProduceResponse,
  write: writeProduceResponse
}
