// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ReassignablePartitionResponse {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface ReassignableTopicResponse {
  name: string
  partitions: ReassignablePartitionResponse[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterPartitionReassignmentsResponse {
  /** int32 */
  throttleTimeMs: number
  /** v1+, default true */
  allowReplicationFactorChange: boolean
  /** int16 */
  errorCode: number
  errorMessage: string | null
  responses: ReassignableTopicResponse[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAlterPartitionReassignmentsResponse(reader: Reader, version: number): AlterPartitionReassignmentsResponse {
  if (version < 0 || version > 1) refuseVersion('AlterPartitionReassignmentsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    allowReplicationFactorChange: version === 1 ? reader.bool() : true,
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    responses: readReassignableTopicResponseList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readReassignablePartitionResponse(reader: Reader, version: number): ReassignablePartitionResponse {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: reader.tags()
  }
}

export function readReassignableTopicResponse(reader: Reader, version: number): ReassignableTopicResponse {
  return {
    name: reader.compactString(),
    partitions: readReassignablePartitionResponseList(reader, version, reader.count(true, 8)),
    unknownTags: reader.tags()
  }
}

function readReassignablePartitionResponseList(reader: Reader, version: number, count: number): ReassignablePartitionResponse[] {
  const list: ReassignablePartitionResponse[] = []
  for (let i = 0; i < count; i++) list.push(readReassignablePartitionResponse(reader, version))
  return list
}

function readReassignableTopicResponseList(reader: Reader, version: number, count: number): ReassignableTopicResponse[] {
  const list: ReassignableTopicResponse[] = []
  for (let i = 0; i < count; i++) list.push(readReassignableTopicResponse(reader, version))
  return list
}

export function writeAlterPartitionReassignmentsResponse(writer: Writer, value: Draft<AlterPartitionReassignmentsResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('AlterPartitionReassignmentsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  if (version === 1) {
    writer.bool(value.allowReplicationFactorChange ?? true)
  }
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  const responsesList = value.responses ?? []
  writer.count(true, responsesList.length)
  for (const item of responsesList) {
    writeReassignableTopicResponse(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeReassignablePartitionResponse(writer: Writer, value: Draft<ReassignablePartitionResponse>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  writer.tags(value.unknownTags)
}

export function writeReassignableTopicResponse(writer: Writer, value: Draft<ReassignableTopicResponse>, version: number): void {
  writer.compactString(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writeReassignablePartitionResponse(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<AlterPartitionReassignmentsResponse> = {
  name: 'AlterPartitionReassignmentsResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readAlterPartitionReassignmentsResponse,
  write: writeAlterPartitionReassignmentsResponse
}
