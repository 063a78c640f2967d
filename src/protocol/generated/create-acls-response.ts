// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AclCreationResult {
  /** int16 */
  errorCode: number
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface CreateAclsResponse {
  /** int32 */
  throttleTimeMs: number
  results: AclCreationResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readCreateAclsResponse(reader: Reader, version: number): CreateAclsResponse {
  if (version < 1 || version > 3) refuseVersion('CreateAclsResponse', version)
  const flexible = version >= 2
  return {
    throttleTimeMs: reader.int32(),
    results: readAclCreationResultList(reader, version, reader.count(flexible, 4)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAclCreationResult(reader: Reader, version: number): AclCreationResult {
  const flexible = version >= 2
  return {
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readAclCreationResultList(reader: Reader, version: number, count: number): AclCreationResult[] {
  const list: AclCreationResult[] = []
  for (let i = 0; i < count; i++) list.push(readAclCreationResult(reader, version))
  return list
}

export function writeCreateAclsResponse(writer: Writer, value: Draft<CreateAclsResponse>, version: number): void {
  if (version < 1 || version > 3) refuseVersion('CreateAclsResponse', version)
  const flexible = version >= 2
  writer.int32(value.throttleTimeMs ?? 0)
  const resultsList = value.results ?? []
  writer.count(flexible, resultsList.length)
  for (const item of resultsList) {
    writeAclCreationResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAclCreationResult(writer: Writer, value: Draft<AclCreationResult>, version: number): void {
  const flexible = version >= 2
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<CreateAclsResponse> = {
  name: 'CreateAclsResponse',
  versionMin: 1,
  versionMax: 3,
  flexibleFrom: 2,
  read: readCreateAclsResponse,
  write: writeCreateAclsResponse
}
