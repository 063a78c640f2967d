// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DeleteAclsMatchingAcl {
  /** int16 */
  errorCode: number
  errorMessage: string | null
  /** int8 */
  resourceType: number
  resourceName: string
  /** default 3, int8 */
  patternType: number
  principal: string
  host: string
  /** int8 */
  operation: number
  /** int8 */
  permissionType: number
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteAclsFilterResult {
  /** int16 */
  errorCode: number
  errorMessage: string | null
  matchingAcls: DeleteAclsMatchingAcl[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteAclsResponse {
  /** int32 */
  throttleTimeMs: number
  filterResults: DeleteAclsFilterResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDeleteAclsResponse(reader: Reader, version: number): DeleteAclsResponse {
  if (version < 1 || version > 3) refuseVersion('DeleteAclsResponse', version)
  const flexible = version >= 2
  return {
    throttleTimeMs: reader.int32(),
    filterResults: (readDeleteAclsFilterResultList(reader, version, reader.count(flexible, version >= 2 ? 5 : 8))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDeleteAclsMatchingAcl(reader: Reader, version: number): DeleteAclsMatchingAcl {
  const flexible = version >= 2
  return {
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    resourceType: reader.int8(),
    resourceName: (flexible ? reader.compactString() : reader.string()),
    patternType: reader.int8(),
    principal: (flexible ? reader.compactString() : reader.string()),
    host: (flexible ? reader.compactString() : reader.string()),
    operation: reader.int8(),
    permissionType: reader.int8(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDeleteAclsFilterResult(reader: Reader, version: number): DeleteAclsFilterResult {
  const flexible = version >= 2
  return {
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    matchingAcls: (readDeleteAclsMatchingAclList(reader, version, reader.count(flexible, version >= 2 ? 11 : 14))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDeleteAclsMatchingAclList(reader: Reader, version: number, count: number): DeleteAclsMatchingAcl[] {
  const list: DeleteAclsMatchingAcl[] = []
  for (let i = 0; i < count; i++) list.push(readDeleteAclsMatchingAcl(reader, version))
  return list
}

function readDeleteAclsFilterResultList(reader: Reader, version: number, count: number): DeleteAclsFilterResult[] {
  const list: DeleteAclsFilterResult[] = []
  for (let i = 0; i < count; i++) list.push(readDeleteAclsFilterResult(reader, version))
  return list
}

export function writeDeleteAclsResponse(writer: Writer, value: Draft<DeleteAclsResponse>, version: number): void {
  if (version < 1 || version > 3) refuseVersion('DeleteAclsResponse', version)
  const flexible = version >= 2
  writer.int32(value.throttleTimeMs ?? 0)
  const filterResultsList = value.filterResults ?? []
  writer.count(flexible, filterResultsList.length)
  for (const item of filterResultsList) {
    writeDeleteAclsFilterResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDeleteAclsMatchingAcl(writer: Writer, value: Draft<DeleteAclsMatchingAcl>, version: number): void {
  const flexible = version >= 2
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  writer.int8(value.resourceType ?? 0)
  if (flexible) writer.compactString(value.resourceName ?? '')
  else writer.string(value.resourceName ?? '')
  writer.int8(value.patternType ?? 3)
  if (flexible) writer.compactString(value.principal ?? '')
  else writer.string(value.principal ?? '')
  if (flexible) writer.compactString(value.host ?? '')
  else writer.string(value.host ?? '')
  writer.int8(value.operation ?? 0)
  writer.int8(value.permissionType ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDeleteAclsFilterResult(writer: Writer, value: Draft<DeleteAclsFilterResult>, version: number): void {
  const flexible = version >= 2
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  const matchingAclsList = value.matchingAcls ?? []
  writer.count(flexible, matchingAclsList.length)
  for (const item of matchingAclsList) {
    writeDeleteAclsMatchingAcl(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DeleteAclsResponse> = {
  name: 'DeleteAclsResponse',
  versionMin: 1,
  versionMax: 3,
  flexibleFrom: 2,
  read: readDeleteAclsResponse,
  write: writeDeleteAclsResponse
}
