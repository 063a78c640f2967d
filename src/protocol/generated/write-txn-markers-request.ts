// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface WritableTxnMarkerTopic {
  name: string
  partitionIndexes: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface WritableTxnMarker {
  /** int64 */
  producerId: Int64
  /** int16 */
  producerEpoch: number
  transactionResult: boolean
  topics: WritableTxnMarkerTopic[]
  /** int32 */
  coordinatorEpoch: number
  /** v2+, int8 */
  transactionVersion: number
  unknownTags?: UnknownTag[] | undefined
}

export interface WriteTxnMarkersRequest {
  markers: WritableTxnMarker[]
  unknownTags?: UnknownTag[] | undefined
}

export function readWriteTxnMarkersRequest(reader: Reader, version: number): WriteTxnMarkersRequest {
  if (version < 1 || version > 2) refuseVersion('WriteTxnMarkersRequest', version)
  return {
    markers: (readWritableTxnMarkerList(reader, version, reader.count(true, version >= 2 ? 18 : 17))),
    unknownTags: reader.tags()
  }
}

export function readWritableTxnMarkerTopic(reader: Reader, version: number): WritableTxnMarkerTopic {
  return {
    name: reader.compactString(),
    partitionIndexes: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

export function readWritableTxnMarker(reader: Reader, version: number): WritableTxnMarker {
  return {
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    transactionResult: reader.bool(),
    topics: readWritableTxnMarkerTopicList(reader, version, reader.count(true, 3)),
    coordinatorEpoch: reader.int32(),
    transactionVersion: version === 2 ? reader.int8() : 0,
    unknownTags: reader.tags()
  }
}

function readWritableTxnMarkerTopicList(reader: Reader, version: number, count: number): WritableTxnMarkerTopic[] {
  const list: WritableTxnMarkerTopic[] = []
  for (let i = 0; i < count; i++) list.push(readWritableTxnMarkerTopic(reader, version))
  return list
}

function readWritableTxnMarkerList(reader: Reader, version: number, count: number): WritableTxnMarker[] {
  const list: WritableTxnMarker[] = []
  for (let i = 0; i < count; i++) list.push(readWritableTxnMarker(reader, version))
  return list
}

export function writeWriteTxnMarkersRequest(writer: Writer, value: Draft<WriteTxnMarkersRequest>, version: number): void {
  if (version < 1 || version > 2) refuseVersion('WriteTxnMarkersRequest', version)
  const markersList = value.markers ?? []
  writer.count(true, markersList.length)
  for (const item of markersList) {
    writeWritableTxnMarker(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeWritableTxnMarkerTopic(writer: Writer, value: Draft<WritableTxnMarkerTopic>, version: number): void {
  writer.compactString(value.name ?? '')
  const partitionIndexesList = value.partitionIndexes ?? []
  writer.count(true, partitionIndexesList.length)
  for (const item of partitionIndexesList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export function writeWritableTxnMarker(writer: Writer, value: Draft<WritableTxnMarker>, version: number): void {
  writer.int64(value.producerId ?? 0)
  writer.int16(value.producerEpoch ?? 0)
  writer.bool(value.transactionResult ?? false)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeWritableTxnMarkerTopic(writer, item, version)
  }
  writer.int32(value.coordinatorEpoch ?? 0)
  if (version === 2) {
    writer.int8(value.transactionVersion ?? 0)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<WriteTxnMarkersRequest> = {
  name: 'WriteTxnMarkersRequest',
  versionMin: 1,
  versionMax: 2,
  flexibleFrom: 1,
  read: readWriteTxnMarkersRequest,
  write: writeWriteTxnMarkersRequest
}
