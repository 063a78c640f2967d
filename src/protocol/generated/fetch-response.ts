// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, RecordsRef, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface EpochEndOffset {
  /** default -1, int32 */
  epoch: number
  /** default -1, int64 */
  endOffset: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface LeaderIdAndEpoch {
  /** default -1, int32 */
  leaderId: number
  /** default -1, int32 */
  leaderEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface SnapshotId {
  /** default -1, int64 */
  endOffset: Int64
  /** default -1, int32 */
  epoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface AbortedTransaction {
  /** int64 */
  producerId: Int64
  /** int64 */
  firstOffset: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface PartitionData {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  /** int64 */
  highWatermark: Int64
  /** default -1, int64 */
  lastStableOffset: Int64
  /** v5+, default -1, int64 */
  logStartOffset: Int64
  /** v12+, tag 0 */
  divergingEpoch: EpochEndOffset
  /** v12+, tag 1 */
  currentLeader: LeaderIdAndEpoch
  /** v12+, tag 2 */
  snapshotId: SnapshotId
  abortedTransactions: AbortedTransaction[] | null
  /** v11+, default -1, int32 */
  preferredReadReplica: number
  records: RecordsRef | null
  unknownTags?: UnknownTag[] | undefined
}

export interface FetchableTopicResponse {
  /** v4-12 */
  topic: string
  /** v13+ */
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

export interface FetchResponse {
  /** int32 */
  throttleTimeMs: number
  /** v7+, int16 */
  errorCode: number
  /** v7+, int32 */
  sessionId: number
  responses: FetchableTopicResponse[]
  /** v16+, tag 0 */
  nodeEndpoints: NodeEndpoint[]
  unknownTags?: UnknownTag[] | undefined
}

export function readFetchResponse(reader: Reader, version: number): FetchResponse {
  if (version < 4 || version > 18) refuseVersion('FetchResponse', version)
  const flexible = version >= 12
  const value: FetchResponse = {
    throttleTimeMs: reader.int32(),
    errorCode: version >= 7 ? reader.int16() : 0,
    sessionId: version >= 7 ? reader.int32() : 0,
    responses: (readFetchableTopicResponseList(reader, version, reader.count(flexible, version >= 13 ? 18 : version >= 12 ? 3 : 6))),
    nodeEndpoints: [],
    unknownTags: undefined
  }
  if (flexible) readFetchResponseTags(reader, version, value)
  return value
}

function readFetchResponseTags(reader: Reader, version: number, value: FetchResponse): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0 && version >= 16) {
      const end = reader.tagEnd()
      value.nodeEndpoints = readNodeEndpointList(reader, version, reader.count(true, 11))
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readEpochEndOffset(reader: Reader, version: number): EpochEndOffset {
  const flexible = version >= 12
  return {
    epoch: reader.int32(),
    endOffset: reader.int64(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readLeaderIdAndEpoch(reader: Reader, version: number): LeaderIdAndEpoch {
  const flexible = version >= 12
  return {
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readSnapshotId(reader: Reader, version: number): SnapshotId {
  const flexible = version >= 12
  return {
    endOffset: reader.int64(),
    epoch: reader.int32(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAbortedTransaction(reader: Reader, version: number): AbortedTransaction {
  const flexible = version >= 12
  return {
    producerId: reader.int64(),
    firstOffset: reader.int64(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  const flexible = version >= 12
  const value: PartitionData = {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    highWatermark: reader.int64(),
    lastStableOffset: reader.int64(),
    logStartOffset: version >= 5 ? reader.int64() : -1,
    divergingEpoch: defaultEpochEndOffset(),
    currentLeader: defaultLeaderIdAndEpoch(),
    snapshotId: defaultSnapshotId(),
    abortedTransactions: (readAbortedTransactionListOrNull(reader, version, reader.countOrNull(flexible, version >= 12 ? 17 : 16))),
    preferredReadReplica: version >= 11 ? reader.int32() : -1,
    records: (flexible ? reader.compactRecords() : reader.records()),
    unknownTags: undefined
  }
  if (flexible) readPartitionDataTags(reader, version, value)
  return value
}

function readPartitionDataTags(reader: Reader, version: number, value: PartitionData): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.divergingEpoch = readEpochEndOffset(reader, version)
      reader.tagDone(end)
      continue
    }
    if (tag === 1) {
      const end = reader.tagEnd()
      value.currentLeader = readLeaderIdAndEpoch(reader, version)
      reader.tagDone(end)
      continue
    }
    if (tag === 2) {
      const end = reader.tagEnd()
      value.snapshotId = readSnapshotId(reader, version)
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readFetchableTopicResponse(reader: Reader, version: number): FetchableTopicResponse {
  const flexible = version >= 12
  return {
    topic: version <= 12 ? (flexible ? reader.compactString() : reader.string()) : '',
    topicId: version >= 13 ? reader.uuid() : zeroUuid,
    partitions: (readPartitionDataList(reader, version, reader.count(flexible, version >= 12 ? 37 : version >= 11 ? 42 : version >= 5 ? 38 : 30))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readNodeEndpoint(reader: Reader, version: number): NodeEndpoint {
  const flexible = version >= 12
  return {
    nodeId: reader.int32(),
    host: (flexible ? reader.compactString() : reader.string()),
    port: reader.int32(),
    rack: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readAbortedTransactionList(reader: Reader, version: number, count: number): AbortedTransaction[] {
  const list: AbortedTransaction[] = []
  for (let i = 0; i < count; i++) list.push(readAbortedTransaction(reader, version))
  return list
}

function readAbortedTransactionListOrNull(reader: Reader, version: number, count: number): AbortedTransaction[] | null {
  return count < 0 ? null : readAbortedTransactionList(reader, version, count)
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readFetchableTopicResponseList(reader: Reader, version: number, count: number): FetchableTopicResponse[] {
  const list: FetchableTopicResponse[] = []
  for (let i = 0; i < count; i++) list.push(readFetchableTopicResponse(reader, version))
  return list
}

function readNodeEndpointList(reader: Reader, version: number, count: number): NodeEndpoint[] {
  const list: NodeEndpoint[] = []
  for (let i = 0; i < count; i++) list.push(readNodeEndpoint(reader, version))
  return list
}

export function writeFetchResponse(writer: Writer, value: Draft<FetchResponse>, version: number): void {
  if (version < 4 || version > 18) refuseVersion('FetchResponse', version)
  const flexible = version >= 12
  writer.int32(value.throttleTimeMs ?? 0)
  if (version >= 7) {
    writer.int16(value.errorCode ?? 0)
  }
  if (version >= 7) {
    writer.int32(value.sessionId ?? 0)
  }
  const responsesList = value.responses ?? []
  writer.count(flexible, responsesList.length)
  for (const item of responsesList) {
    writeFetchableTopicResponse(writer, item, version)
  }
  if (flexible) {
    writeFetchResponseTags(writer, value, version)
  }
}

function writeFetchResponseTags(writer: Writer, value: Draft<FetchResponse>, version: number): void {
  const unknown = value.unknownTags
  const hasNodeEndpoints = version >= 16 && !((value.nodeEndpoints?.length ?? 0) === 0)
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

export function writeEpochEndOffset(writer: Writer, value: Draft<EpochEndOffset>, version: number): void {
  const flexible = version >= 12
  writer.int32(value.epoch ?? -1)
  writer.int64(value.endOffset ?? -1)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeLeaderIdAndEpoch(writer: Writer, value: Draft<LeaderIdAndEpoch>, version: number): void {
  const flexible = version >= 12
  writer.int32(value.leaderId ?? -1)
  writer.int32(value.leaderEpoch ?? -1)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeSnapshotId(writer: Writer, value: Draft<SnapshotId>, version: number): void {
  const flexible = version >= 12
  writer.int64(value.endOffset ?? -1)
  writer.int32(value.epoch ?? -1)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAbortedTransaction(writer: Writer, value: Draft<AbortedTransaction>, version: number): void {
  const flexible = version >= 12
  writer.int64(value.producerId ?? 0)
  writer.int64(value.firstOffset ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  const flexible = version >= 12
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.int64(value.highWatermark ?? 0)
  writer.int64(value.lastStableOffset ?? -1)
  if (version >= 5) {
    writer.int64(value.logStartOffset ?? -1)
  }
  const abortedTransactionsList = value.abortedTransactions === undefined ? [] : value.abortedTransactions
  if (abortedTransactionsList === null) writer.nullArray(flexible)
  else {
    writer.count(flexible, abortedTransactionsList.length)
    for (const item of abortedTransactionsList) {
      writeAbortedTransaction(writer, item, version)
    }
  }
  if (version >= 11) {
    writer.int32(value.preferredReadReplica ?? -1)
  }
  if (flexible) writer.compactNullableBytes(value.records ?? null)
  else writer.nullableBytes(value.records ?? null)
  if (flexible) {
    writePartitionDataTags(writer, value, version)
  }
}

function writePartitionDataTags(writer: Writer, value: Draft<PartitionData>, version: number): void {
  const unknown = value.unknownTags
  const hasDivergingEpoch = !(isDefaultEpochEndOffset(value.divergingEpoch ?? {}))
  const hasCurrentLeader = !(isDefaultLeaderIdAndEpoch(value.currentLeader ?? {}))
  const hasSnapshotId = !(isDefaultSnapshotId(value.snapshotId ?? {}))
  writer.unsignedVarint((unknown?.length ?? 0) + (hasDivergingEpoch ? 1 : 0) + (hasCurrentLeader ? 1 : 0) + (hasSnapshotId ? 1 : 0))
  let next = 0
  if (hasDivergingEpoch) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writeEpochEndOffset(writer, value.divergingEpoch ?? {}, version)
    writer.endTag(begin)
  }
  if (hasCurrentLeader) {
    next = writer.tagsBefore(unknown, next, 1)
    const begin = writer.beginTag(1)
    writeLeaderIdAndEpoch(writer, value.currentLeader ?? {}, version)
    writer.endTag(begin)
  }
  if (hasSnapshotId) {
    next = writer.tagsBefore(unknown, next, 2)
    const begin = writer.beginTag(2)
    writeSnapshotId(writer, value.snapshotId ?? {}, version)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeFetchableTopicResponse(writer: Writer, value: Draft<FetchableTopicResponse>, version: number): void {
  const flexible = version >= 12
  if (version <= 12) {
    if (flexible) writer.compactString(value.topic ?? '')
    else writer.string(value.topic ?? '')
  }
  if (version >= 13) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
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
  const flexible = version >= 12
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

function isDefaultEpochEndOffset(value: Draft<EpochEndOffset>): boolean {
  return ((value.epoch ?? -1) === -1) && ((value.endOffset ?? -1) == -1) && (value.unknownTags?.length ?? 0) === 0
}

function isDefaultLeaderIdAndEpoch(value: Draft<LeaderIdAndEpoch>): boolean {
  return ((value.leaderId ?? -1) === -1) && ((value.leaderEpoch ?? -1) === -1) && (value.unknownTags?.length ?? 0) === 0
}

function isDefaultSnapshotId(value: Draft<SnapshotId>): boolean {
  return ((value.endOffset ?? -1) == -1) && ((value.epoch ?? -1) === -1) && (value.unknownTags?.length ?? 0) === 0
}

function defaultEpochEndOffset(): EpochEndOffset {
  return { epoch: -1, endOffset: -1, unknownTags: undefined }
}

function defaultLeaderIdAndEpoch(): LeaderIdAndEpoch {
  return { leaderId: -1, leaderEpoch: -1, unknownTags: undefined }
}

function defaultSnapshotId(): SnapshotId {
  return { endOffset: -1, epoch: -1, unknownTags: undefined }
}

export const codec: Codec<FetchResponse> = {
  name: 'FetchResponse',
  versionMin: 4,
  versionMax: 18,
  flexibleFrom: 12,
  read: readFetchResponse,
  write: writeFetchResponse
}
