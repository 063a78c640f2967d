// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, RecordsRef, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PartitionProduceData {
  /** int32 */
  index: number
  records: RecordsRef | null
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicProduceData {
  /** v3-12 */
  name: string
  /** v13+ */
  topicId: Uuid
  partitionData: PartitionProduceData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ProduceRequest {
  /** default null */
  transactionalId: string | null
  /** int16 */
  acks: number
  /** int32 */
  timeoutMs: number
  topicData: TopicProduceData[]
  unknownTags?: UnknownTag[] | undefined
}

export function readProduceRequest(reader: Reader, version: number): ProduceRequest {
  if (version < 3 || version > 13) refuseVersion('ProduceRequest', version)
  const flexible = version >= 9
  return {
    transactionalId: (flexible ? reader.compactNullableString() : reader.nullableString()),
    acks: reader.int16(),
    timeoutMs: reader.int32(),
    topicData: (readTopicProduceDataList(reader, version, reader.count(flexible, version >= 13 ? 18 : version >= 9 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readPartitionProduceData(reader: Reader, version: number): PartitionProduceData {
  const flexible = version >= 9
  return {
    index: reader.int32(),
    records: (flexible ? reader.compactRecords() : reader.records()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readTopicProduceData(reader: Reader, version: number): TopicProduceData {
  const flexible = version >= 9
  return {
    name: version <= 12 ? (flexible ? reader.compactString() : reader.string()) : '',
    topicId: version === 13 ? reader.uuid() : zeroUuid,
    partitionData: (readPartitionProduceDataList(reader, version, reader.count(flexible, version >= 9 ? 6 : 8))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readPartitionProduceDataList(reader: Reader, version: number, count: number): PartitionProduceData[] {
  const list: PartitionProduceData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionProduceData(reader, version))
  return list
}

function readTopicProduceDataList(reader: Reader, version: number, count: number): TopicProduceData[] {
  const list: TopicProduceData[] = []
  for (let i = 0; i < count; i++) list.push(readTopicProduceData(reader, version))
  return list
}

export function writeProduceRequest(writer: Writer, value: Draft<ProduceRequest>, version: number): void {
  if (version < 3 || version > 13) refuseVersion('ProduceRequest', version)
  const flexible = version >= 9
  if (flexible) writer.compactNullableString(value.transactionalId ?? null)
  else writer.nullableString(value.transactionalId ?? null)
  writer.int16(value.acks ?? 0)
  writer.int32(value.timeoutMs ?? 0)
  const topicDataList = value.topicData ?? []
  writer.count(flexible, topicDataList.length)
  for (const item of topicDataList) {
    writeTopicProduceData(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writePartitionProduceData(writer: Writer, value: Draft<PartitionProduceData>, version: number): void {
  const flexible = version >= 9
  writer.int32(value.index ?? 0)
  if (flexible) writer.compactNullableBytes(value.records ?? null)
  else writer.nullableBytes(value.records ?? null)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeTopicProduceData(writer: Writer, value: Draft<TopicProduceData>, version: number): void {
  const flexible = version >= 9
  if (version <= 12) {
    if (flexible) writer.compactString(value.name ?? '')
    else writer.string(value.name ?? '')
  }
  if (version === 13) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  const partitionDataList = value.partitionData ?? []
  writer.count(flexible, partitionDataList.length)
  for (const item of partitionDataList) {
    writePartitionProduceData(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<ProduceRequest> = {
  name: 'ProduceRequest',
  versionMin: 3,
  versionMax: 13,
  flexibleFrom: 9,
  read: readProduceRequest,
  write: writeProduceRequest
}
