// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface OffsetCommitResponsePartition {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetCommitResponseTopic {
  /** v2-9 */
  name: string
  /** v10+ */
  topicId: Uuid
  partitions: OffsetCommitResponsePartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetCommitResponse {
  /** v3+, int32 */
  throttleTimeMs: number
  topics: OffsetCommitResponseTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readOffsetCommitResponse(reader: Reader, version: number): OffsetCommitResponse {
  if (version < 2 || version > 10) refuseVersion('OffsetCommitResponse', version)
  const flexible = version >= 8
  return {
    throttleTimeMs: version >= 3 ? reader.int32() : 0,
    topics: (readOffsetCommitResponseTopicList(reader, version, reader.count(flexible, version >= 10 ? 18 : version >= 8 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetCommitResponsePartition(reader: Reader, version: number): OffsetCommitResponsePartition {
  const flexible = version >= 8
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetCommitResponseTopic(reader: Reader, version: number): OffsetCommitResponseTopic {
  const flexible = version >= 8
  return {
    name: version <= 9 ? (flexible ? reader.compactString() : reader.string()) : '',
    topicId: version === 10 ? reader.uuid() : zeroUuid,
    partitions: (readOffsetCommitResponsePartitionList(reader, version, reader.count(flexible, version >= 8 ? 7 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readOffsetCommitResponsePartitionList(reader: Reader, version: number, count: number): OffsetCommitResponsePartition[] {
  const list: OffsetCommitResponsePartition[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetCommitResponsePartition(reader, version))
  return list
}

function readOffsetCommitResponseTopicList(reader: Reader, version: number, count: number): OffsetCommitResponseTopic[] {
  const list: OffsetCommitResponseTopic[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetCommitResponseTopic(reader, version))
  return list
}

export function writeOffsetCommitResponse(writer: Writer, value: Draft<OffsetCommitResponse>, version: number): void {
  if (version < 2 || version > 10) refuseVersion('OffsetCommitResponse', version)
  const flexible = version >= 8
  if (version >= 3) {
    writer.int32(value.throttleTimeMs ?? 0)
  }
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeOffsetCommitResponseTopic(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetCommitResponsePartition(writer: Writer, value: Draft<OffsetCommitResponsePartition>, version: number): void {
  const flexible = version >= 8
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetCommitResponseTopic(writer: Writer, value: Draft<OffsetCommitResponseTopic>, version: number): void {
  const flexible = version >= 8
  if (version <= 9) {
    if (flexible) writer.compactString(value.name ?? '')
    else writer.string(value.name ?? '')
  }
  if (version === 10) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeOffsetCommitResponsePartition(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<OffsetCommitResponse> = {
  name: 'OffsetCommitResponse',
  versionMin: 2,
  versionMax: 10,
  flexibleFrom: 8,
  read: readOffsetCommitResponse,
  write: writeOffsetCommitResponse
}
