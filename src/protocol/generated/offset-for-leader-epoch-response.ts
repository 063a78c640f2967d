// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface EpochEndOffset {
  /** int16 */
  errorCode: number
  /** int32 */
  partition: number
  /** default -1, int32 */
  leaderEpoch: number
  /** default -1, int64 */
  endOffset: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetForLeaderTopicResult {
  topic: string
  partitions: EpochEndOffset[]
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetForLeaderEpochResponse {
  /** int32 */
  throttleTimeMs: number
  topics: OffsetForLeaderTopicResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readOffsetForLeaderEpochResponse(reader: Reader, version: number): OffsetForLeaderEpochResponse {
  if (version < 2 || version > 4) refuseVersion('OffsetForLeaderEpochResponse', version)
  const flexible = version === 4
  return {
    throttleTimeMs: reader.int32(),
    topics: (readOffsetForLeaderTopicResultList(reader, version, reader.count(flexible, version >= 4 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readEpochEndOffset(reader: Reader, version: number): EpochEndOffset {
  const flexible = version === 4
  return {
    errorCode: reader.int16(),
    partition: reader.int32(),
    leaderEpoch: reader.int32(),
    endOffset: reader.int64(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetForLeaderTopicResult(reader: Reader, version: number): OffsetForLeaderTopicResult {
  const flexible = version === 4
  return {
    topic: (flexible ? reader.compactString() : reader.string()),
    partitions: (readEpochEndOffsetList(reader, version, reader.count(flexible, version >= 4 ? 19 : 18))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readEpochEndOffsetList(reader: Reader, version: number, count: number): EpochEndOffset[] {
  const list: EpochEndOffset[] = []
  for (let i = 0; i < count; i++) list.push(readEpochEndOffset(reader, version))
  return list
}

function readOffsetForLeaderTopicResultList(reader: Reader, version: number, count: number): OffsetForLeaderTopicResult[] {
  const list: OffsetForLeaderTopicResult[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetForLeaderTopicResult(reader, version))
  return list
}

export function writeOffsetForLeaderEpochResponse(writer: Writer, value: Draft<OffsetForLeaderEpochResponse>, version: number): void {
  if (version < 2 || version > 4) refuseVersion('OffsetForLeaderEpochResponse', version)
  const flexible = version === 4
  writer.int32(value.throttleTimeMs ?? 0)
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeOffsetForLeaderTopicResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeEpochEndOffset(writer: Writer, value: Draft<EpochEndOffset>, version: number): void {
  const flexible = version === 4
  writer.int16(value.errorCode ?? 0)
  writer.int32(value.partition ?? 0)
  writer.int32(value.leaderEpoch ?? -1)
  writer.int64(value.endOffset ?? -1)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetForLeaderTopicResult(writer: Writer, value: Draft<OffsetForLeaderTopicResult>, version: number): void {
  const flexible = version === 4
  if (flexible) writer.compactString(value.topic ?? '')
  else writer.string(value.topic ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeEpochEndOffset(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<OffsetForLeaderEpochResponse> = {
  name: 'OffsetForLeaderEpochResponse',
  versionMin: 2,
  versionMax: 4,
  flexibleFrom: 4,
  read: readOffsetForLeaderEpochResponse,
  write: writeOffsetForLeaderEpochResponse
}
