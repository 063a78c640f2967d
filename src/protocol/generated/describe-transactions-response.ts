// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface TopicData {
  topic: string
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TransactionState {
  /** int16 */
  errorCode: number
  transactionalId: string
  transactionState: string
  /** int32 */
  transactionTimeoutMs: number
  /** int64 */
  transactionStartTimeMs: Int64
  /** int64 */
  producerId: Int64
  /** int16 */
  producerEpoch: number
  topics: TopicData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeTransactionsResponse {
  /** int32 */
  throttleTimeMs: number
  transactionStates: TransactionState[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeTransactionsResponse(reader: Reader, version: number): DescribeTransactionsResponse {
  if (version < 0 || version > 0) refuseVersion('DescribeTransactionsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    transactionStates: readTransactionStateList(reader, version, reader.count(true, 28)),
    unknownTags: reader.tags()
  }
}

export function readTopicData(reader: Reader, version: number): TopicData {
  return {
    topic: reader.compactString(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

export function readTransactionState(reader: Reader, version: number): TransactionState {
  return {
    errorCode: reader.int16(),
    transactionalId: reader.compactString(),
    transactionState: reader.compactString(),
    transactionTimeoutMs: reader.int32(),
    transactionStartTimeMs: reader.int64(),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    topics: readTopicDataList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

function readTopicDataList(reader: Reader, version: number, count: number): TopicData[] {
  const list: TopicData[] = []
  for (let i = 0; i < count; i++) list.push(readTopicData(reader, version))
  return list
}

function readTransactionStateList(reader: Reader, version: number, count: number): TransactionState[] {
  const list: TransactionState[] = []
  for (let i = 0; i < count; i++) list.push(readTransactionState(reader, version))
  return list
}

export function writeDescribeTransactionsResponse(writer: Writer, value: Draft<DescribeTransactionsResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DescribeTransactionsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  const transactionStatesList = value.transactionStates ?? []
  writer.count(true, transactionStatesList.length)
  for (const item of transactionStatesList) {
    writeTransactionState(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicData(writer: Writer, value: Draft<TopicData>, version: number): void {
  writer.compactString(value.topic ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export function writeTransactionState(writer: Writer, value: Draft<TransactionState>, version: number): void {
  writer.int16(value.errorCode ?? 0)
  writer.compactString(value.transactionalId ?? '')
  writer.compactString(value.transactionState ?? '')
  writer.int32(value.transactionTimeoutMs ?? 0)
  writer.int64(value.transactionStartTimeMs ?? 0)
  writer.int64(value.producerId ?? 0)
  writer.int16(value.producerEpoch ?? 0)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeTransactionsResponse> = {
  name: 'DescribeTransactionsResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDescribeTransactionsResponse,
  write: writeDescribeTransactionsResponse
}
