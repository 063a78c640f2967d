// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AclDescription {
  principal: string
  host: string
  /** int8 */
  operation: number
  /** int8 */
  permissionType: number
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeAclsResource {
  /** int8 */
  resourceType: number
  resourceName: string
  /** default 3, int8 */
  patternType: number
  acls: AclDescription[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeAclsResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  errorMessage: string | null
  resources: DescribeAclsResource[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeAclsResponse(reader: Reader, version: number): DescribeAclsResponse {
  if (version < 1 || version > 3) refuseVersion('DescribeAclsResponse', version)
  const flexible = version >= 2
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    resources: (readDescribeAclsResourceList(reader, version, reader.count(flexible, version >= 2 ? 5 : 8))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAclDescription(reader: Reader, version: number): AclDescription {
  const flexible = version >= 2
  return {
    principal: (flexible ? reader.compactString() : reader.string()),
    host: (flexible ? reader.compactString() : reader.string()),
    operation: reader.int8(),
    permissionType: reader.int8(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribeAclsResource(reader: Reader, version: number): DescribeAclsResource {
  const flexible = version >= 2
  return {
    resourceType: reader.int8(),
    resourceName: (flexible ? reader.compactString() : reader.string()),
    patternType: reader.int8(),
    acls: (readAclDescriptionList(reader, version, reader.count(flexible, version >= 2 ? 5 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readAclDescriptionList(reader: Reader, version: number, count: number): AclDescription[] {
  const list: AclDescription[] = []
  for (let i = 0; i < count; i++) list.push(readAclDescription(reader, version))
  return list
}

function readDescribeAclsResourceList(reader: Reader, version: number, count: number): DescribeAclsResource[] {
  const list: DescribeAclsResource[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeAclsResource(reader, version))
  return list
}

export function writeDescribeAclsResponse(writer: Writer, value: Draft<DescribeAclsResponse>, version: number): void {
  if (version < 1 || version > 3) refuseVersion('DescribeAclsResponse', version)
  const flexible = version >= 2
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  const resourcesList = value.resources ?? []
  writer.count(flexible, resourcesList.length)
  for (const item of resourcesList) {
    writeDescribeAclsResource(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAclDescription(writer: Writer, value: Draft<AclDescription>, version: number): void {
  const flexible = version >= 2
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

export function writeDescribeAclsResource(writer: Writer, value: Draft<DescribeAclsResource>, version: number): void {
  const flexible = version >= 2
  writer.int8(value.resourceType ?? 0)
  if (flexible) writer.compactString(value.resourceName ?? '')
  else writer.string(value.resourceName ?? '')
  writer.int8(value.patternType ?? 3)
  const aclsList = value.acls ?? []
  writer.count(flexible, aclsList.length)
  for (const item of aclsList) {
    writeAclDescription(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DescribeAclsResponse> = {
  name: 'DescribeAclsResponse',
  versionMin: 1,
  versionMax: 3,
  flexibleFrom: 2,
  read: readDescribeAclsResponse,
  write: writeDescribeAclsResponse
}
