// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface CreatePartitionsTopicResult {
  name: string
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface CreatePartitionsResponse {
  /** int32 */
  throttleTimeMs: number
  results: CreatePartitionsTopicResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readCreatePartitionsResponse(reader: Reader, version: number): CreatePartitionsResponse {
  if (version < 0 || version > 3) refuseVersion('CreatePartitionsResponse', version)
  const flexible = version >= 2
  return {
    throttleTimeMs: reader.int32(),
    results: (readCreatePartitionsTopicResultList(reader, version, reader.count(flexible, version >= 2 ? 5 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readCreatePartitionsTopicResult(reader: Reader, version: number): CreatePartitionsTopicResult {
  const flexible = version >= 2
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readCreatePartitionsTopicResultList(reader: Reader, version: number, count: number): CreatePartitionsTopicResult[] {
  const list: CreatePartitionsTopicResult[] = []
  for (let i = 0; i < count; i++) list.push(readCreatePartitionsTopicResult(reader, version))
  return list
}

export function writeCreatePartitionsResponse(writer: Writer, value: Draft<CreatePartitionsResponse>, version: number): void {
  if (version < 0 || version > 3) refuseVersion('CreatePartitionsResponse', version)
  const flexible = version >= 2
  writer.int32(value.throttleTimeMs ?? 0)
  const resultsList = value.results ?? []
  writer.count(flexible, resultsList.length)
  for (const item of resultsList) {
    writeCreatePartitionsTopicResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeCreatePartitionsTopicResult(writer: Writer, value: Draft<CreatePartitionsTopicResult>, version: number): void {
  const flexible = version >= 2
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage ?? null)
  else writer.nullableString(value.errorMessage ?? null)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<CreatePartitionsResponse> = {
  name: 'CreatePartitionsResponse',
  versionMin: 0,
  versionMax: 3,
  flexibleFrom: 2,
  read: readCreatePartitionsResponse,
  write: writeCreatePartitionsResponse
}
