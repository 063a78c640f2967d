// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AlterShareGroupOffsetsResponsePartition {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterShareGroupOffsetsResponseTopic {
  topicName: string
  topicId: Uuid
  partitions: AlterShareGroupOffsetsResponsePartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterShareGroupOffsetsResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  responses: AlterShareGroupOffsetsResponseTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAlterShareGroupOffsetsResponse(reader: Reader, version: number): AlterShareGroupOffsetsResponse {
  if (version < 0 || version > 0) refuseVersion('AlterShareGroupOffsetsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    responses: readAlterShareGroupOffsetsResponseTopicList(reader, version, reader.count(true, 19)),
    unknownTags: reader.tags()
  }
}

export function readAlterShareGroupOffsetsResponsePartition(reader: Reader, version: number): AlterShareGroupOffsetsResponsePartition {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: reader.tags()
  }
}

export function readAlterShareGroupOffsetsResponseTopic(reader: Reader, version: number): AlterShareGroupOffsetsResponseTopic {
  return {
    topicName: reader.compactString(),
    topicId: reader.uuid(),
    partitions: readAlterShareGroupOffsetsResponsePartitionList(reader, version, reader.count(true, 8)),
    unknownTags: reader.tags()
  }
}

function readAlterShareGroupOffsetsResponsePartitionList(reader: Reader, version: number, count: number): AlterShareGroupOffsetsResponsePartition[] {
  const list: AlterShareGroupOffsetsResponsePartition[] = []
  for (let i = 0; i < count; i++) list.push(readAlterShareGroupOffsetsResponsePartition(reader, version))
  return list
}

function readAlterShareGroupOffsetsResponseTopicList(reader: Reader, version: number, count: number): AlterShareGroupOffsetsResponseTopic[] {
  const list: AlterShareGroupOffsetsResponseTopic[] = []
  for (let i = 0; i < count; i++) list.push(readAlterShareGroupOffsetsResponseTopic(reader, version))
  return list
}

export function writeAlterShareGroupOffsetsResponse(writer: Writer, value: Draft<AlterShareGroupOffsetsResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('AlterShareGroupOffsetsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  const responsesList = value.responses ?? []
  writer.count(true, responsesList.length)
  for (const item of responsesList) {
    writeAlterShareGroupOffsetsResponseTopic(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeAlterShareGroupOffsetsResponsePartition(writer: Writer, value: Draft<AlterShareGroupOffsetsResponsePartition>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.tags(value.unknownTags)
}

export function writeAlterShareGroupOffsetsResponseTopic(writer: Writer, value: Draft<AlterShareGroupOffsetsResponseTopic>, version: number): void {
  writer.compactString(value.topicName ?? '')
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writeAlterShareGroupOffsetsResponsePartition(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<AlterShareGroupOffsetsResponse> = {
  name: 'AlterShareGroupOffsetsResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readAlterShareGroupOffsetsResponse,
  write: writeAlterShareGroupOffsetsResponse
}
