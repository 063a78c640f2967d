// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ProducerState {
  /** int64 */
  producerId: Int64
  /** int32 */
  producerEpoch: number
  /** default -1, int32 */
  lastSequence: number
  /** default -1, int64 */
  lastTimestamp: Int64
  /** int32 */
  coordinatorEpoch: number
  /** default -1, int64 */
  currentTxnStartOffset: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface PartitionResponse {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  activeProducers: ProducerState[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicResponse {
  name: string
  partitions: PartitionResponse[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeProducersResponse {
  /** int32 */
  throttleTimeMs: number
  topics: TopicResponse[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeProducersResponse(reader: Reader, version: number): DescribeProducersResponse {
  if (version < 0 || version > 0) refuseVersion('DescribeProducersResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    topics: readTopicResponseList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readProducerState(reader: Reader, version: number): ProducerState {
  return {
    producerId: reader.int64(),
    producerEpoch: reader.int32(),
    lastSequence: reader.int32(),
    lastTimestamp: reader.int64(),
    coordinatorEpoch: reader.int32(),
    currentTxnStartOffset: reader.int64(),
    unknownTags: reader.tags()
  }
}

export function readPartitionResponse(reader: Reader, version: number): PartitionResponse {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    activeProducers: readProducerStateList(reader, version, reader.count(true, 37)),
    unknownTags: reader.tags()
  }
}

export function readTopicResponse(reader: Reader, version: number): TopicResponse {
  return {
    name: reader.compactString(),
    partitions: readPartitionResponseList(reader, version, reader.count(true, 9)),
    unknownTags: reader.tags()
  }
}

function readProducerStateList(reader: Reader, version: number, count: number): ProducerState[] {
  const list: ProducerState[] = []
  for (let i = 0; i < count; i++) list.push(readProducerState(reader, version))
  return list
}

function readPartitionResponseList(reader: Reader, version: number, count: number): PartitionResponse[] {
  const list: PartitionResponse[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionResponse(reader, version))
  return list
}

function readTopicResponseList(reader: Reader, version: number, count: number): TopicResponse[] {
  const list: TopicResponse[] = []
  for (let i = 0; i < count; i++) list.push(readTopicResponse(reader, version))
  return list
}

export function writeDescribeProducersResponse(writer: Writer, value: Draft<DescribeProducersResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DescribeProducersResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicResponse(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeProducerState(writer: Writer, value: Draft<ProducerState>, version: number): void {
  writer.int64(value.producerId ?? 0)
  writer.int32(value.producerEpoch ?? 0)
  writer.int32(value.lastSequence ?? -1)
  writer.int64(value.lastTimestamp ?? -1)
  writer.int32(value.coordinatorEpoch ?? 0)
  writer.int64(value.currentTxnStartOffset ?? -1)
  writer.tags(value.unknownTags)
}

export function writePartitionResponse(writer: Writer, value: Draft<PartitionResponse>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  const activeProducersList = value.activeProducers ?? []
  writer.count(true, activeProducersList.length)
  for (const item of activeProducersList) {
    writeProducerState(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicResponse(writer: Writer, value: Draft<TopicResponse>, version: number): void {
  writer.compactString(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionResponse(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeProducersResponse> = {
  name: 'DescribeProducersResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDescribeProducersResponse,
  write: writeDescribeProducersResponse
}
