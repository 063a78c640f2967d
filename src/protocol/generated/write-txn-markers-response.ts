// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface WritableTxnMarkerPartitionResult {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export interface WritableTxnMarkerTopicResult {
  name: string
  partitions: WritableTxnMarkerPartitionResult[]
  unknownTags?: UnknownTag[] | undefined
}

export interface WritableTxnMarkerResult {
  /** int64 */
  producerId: Int64
  topics: WritableTxnMarkerTopicResult[]
  unknownTags?: UnknownTag[] | undefined
}

export interface WriteTxnMarkersResponse {
  markers: WritableTxnMarkerResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readWriteTxnMarkersResponse(reader: Reader, version: number): WriteTxnMarkersResponse {
  if (version < 1 || version > 2) refuseVersion('WriteTxnMarkersResponse', version)
  return {
    markers: readWritableTxnMarkerResultList(reader, version, reader.count(true, 10)),
    unknownTags: reader.tags()
  }
}

export function readWritableTxnMarkerPartitionResult(reader: Reader, version: number): WritableTxnMarkerPartitionResult {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: reader.tags()
  }
}

export function readWritableTxnMarkerTopicResult(reader: Reader, version: number): WritableTxnMarkerTopicResult {
  return {
    name: reader.compactString(),
    partitions: readWritableTxnMarkerPartitionResultList(reader, version, reader.count(true, 7)),
    unknownTags: reader.tags()
  }
}

export function readWritableTxnMarkerResult(reader: Reader, version: number): WritableTxnMarkerResult {
  return {
    producerId: reader.int64(),
    topics: readWritableTxnMarkerTopicResultList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

function readWritableTxnMarkerPartitionResultList(reader: Reader, version: number, count: number): WritableTxnMarkerPartitionResult[] {
  const list: WritableTxnMarkerPartitionResult[] = []
  for (let i = 0; i < count; i++) list.push(readWritableTxnMarkerPartitionResult(reader, version))
  return list
}

function readWritableTxnMarkerTopicResultList(reader: Reader, version: number, count: number): WritableTxnMarkerTopicResult[] {
  const list: WritableTxnMarkerTopicResult[] = []
  for (let i = 0; i < count; i++) list.push(readWritableTxnMarkerTopicResult(reader, version))
  return list
}

function readWritableTxnMarkerResultList(reader: Reader, version: number, count: number): WritableTxnMarkerResult[] {
  const list: WritableTxnMarkerResult[] = []
  for (let i = 0; i < count; i++) list.push(readWritableTxnMarkerResult(reader, version))
  return list
}

export function writeWriteTxnMarkersResponse(writer: Writer, value: Draft<WriteTxnMarkersResponse>, version: number): void {
  if (version < 1 || version > 2) refuseVersion('WriteTxnMarkersResponse', version)
  const markersList = value.markers ?? []
  writer.count(true, markersList.length)
  for (const item of markersList) {
    writeWritableTxnMarkerResult(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeWritableTxnMarkerPartitionResult(writer: Writer, value: Draft<WritableTxnMarkerPartitionResult>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.tags(value.unknownTags)
}

export function writeWritableTxnMarkerTopicResult(writer: Writer, value: Draft<WritableTxnMarkerTopicResult>, version: number): void {
  writer.compactString(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writeWritableTxnMarkerPartitionResult(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeWritableTxnMarkerResult(writer: Writer, value: Draft<WritableTxnMarkerResult>, version: number): void {
  writer.int64(value.producerId ?? 0)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeWritableTxnMarkerTopicResult(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<WriteTxnMarkersResponse> = {
  name: 'WriteTxnMarkersResponse',
  versionMin: 1,
  versionMax: 2,
  flexibleFrom: 1,
  read: readWriteTxnMarkersResponse,
  write: writeWriteTxnMarkersResponse
}
