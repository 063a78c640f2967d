// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseNull, refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DeletableTopicResult {
  name: string | null
  /** v6+ */
  topicId: Uuid
  /** int16 */
  errorCode: number
  /** v5+, default null */
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteTopicsResponse {
  /** int32 */
  throttleTimeMs: number
  responses: DeletableTopicResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDeleteTopicsResponse(reader: Reader, version: number): DeleteTopicsResponse {
  if (version < 1 || version > 6) refuseVersion('DeleteTopicsResponse', version)
  const flexible = version >= 4
  return {
    throttleTimeMs: reader.int32(),
    responses: (readDeletableTopicResultList(reader, version, reader.count(flexible, version >= 6 ? 21 : version >= 5 ? 5 : 4))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDeletableTopicResult(reader: Reader, version: number): DeletableTopicResult {
  const flexible = version >= 4
  return {
    name: (version === 6 ? flexible ? reader.compactNullableString() : reader.nullableString() : flexible ? reader.compactString() : reader.string()),
    topicId: version === 6 ? reader.uuid() : zeroUuid,
    errorCode: reader.int16(),
    errorMessage: version >= 5 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDeletableTopicResultList(reader: Reader, version: number, count: number): DeletableTopicResult[] {
  const list: DeletableTopicResult[] = []
  for (let i = 0; i < count; i++) list.push(readDeletableTopicResult(reader, version))
  return list
}

export function writeDeleteTopicsResponse(writer: Writer, value: Draft<DeleteTopicsResponse>, version: number): void {
  if (version < 1 || version > 6) refuseVersion('DeleteTopicsResponse', version)
  const flexible = version >= 4
  writer.int32(value.throttleTimeMs ?? 0)
  const responsesList = value.responses ?? []
  writer.count(flexible, responsesList.length)
  for (const item of responsesList) {
    writeDeletableTopicResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDeletableTopicResult(writer: Writer, value: Draft<DeletableTopicResult>, version: number): void {
  const flexible = version >= 4
  if (value.name === null && !(version === 6)) refuseNull('name', version)
  if (flexible) writer.compactNullableString(value.name === undefined ? '' : value.name)
  else writer.nullableString(value.name === undefined ? '' : value.name)
  if (version === 6) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  writer.int16(value.errorCode ?? 0)
  if (version >= 5) {
    if (flexible) writer.compactNullableString(value.errorMessage ?? null)
    else writer.nullableString(value.errorMessage ?? null)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DeleteTopicsResponse> = {
  name: 'DeleteTopicsResponse',
  versionMin: 1,
  versionMax: 6,
  flexibleFrom: 4,
  read: readDeleteTopicsResponse,
  write: writeDeleteTopicsResponse
}
