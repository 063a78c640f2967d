// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DeletableGroupResult {
  groupId: string
  /** int16 */
  errorCode: number
  /** v3+, default null */
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteGroupsResponse {
  /** int32 */
  throttleTimeMs: number
  results: DeletableGroupResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDeleteGroupsResponse(reader: Reader, version: number): DeleteGroupsResponse {
  if (version < 0 || version > 3) refuseVersion('DeleteGroupsResponse', version)
  const flexible = version >= 2
  return {
    throttleTimeMs: reader.int32(),
    results: (readDeletableGroupResultList(reader, version, reader.count(flexible, version >= 3 ? 5 : 4))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDeletableGroupResult(reader: Reader, version: number): DeletableGroupResult {
  const flexible = version >= 2
  return {
    groupId: (flexible ? reader.compactString() : reader.string()),
    errorCode: reader.int16(),
    errorMessage: version === 3 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDeletableGroupResultList(reader: Reader, version: number, count: number): DeletableGroupResult[] {
  const list: DeletableGroupResult[] = []
  for (let i = 0; i < count; i++) list.push(readDeletableGroupResult(reader, version))
  return list
}

export function writeDeleteGroupsResponse(writer: Writer, value: Draft<DeleteGroupsResponse>, version: number): void {
  if (version < 0 || version > 3) refuseVersion('DeleteGroupsResponse', version)
  const flexible = version >= 2
  writer.int32(value.throttleTimeMs ?? 0)
  const resultsList = value.results ?? []
  writer.count(flexible, resultsList.length)
  for (const item of resultsList) {
    writeDeletableGroupResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDeletableGroupResult(writer: Writer, value: Draft<DeletableGroupResult>, version: number): void {
  const flexible = version >= 2
  if (flexible) writer.compactString(value.groupId ?? '')
  else writer.string(value.groupId ?? '')
  writer.int16(value.errorCode ?? 0)
  if (version === 3) {
    if (flexible) writer.compactNullableString(value.errorMessage ?? null)
    else writer.nullableString(value.errorMessage ?? null)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DeleteGroupsResponse> = {
  name: 'DeleteGroupsResponse',
  versionMin: 0,
  versionMax: 3,
  flexibleFrom: 2,
  read: readDeleteGroupsResponse,
  write: writeDeleteGroupsResponse
}
