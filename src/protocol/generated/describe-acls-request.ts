// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribeAclsRequest {
  /** int8 */
  resourceTypeFilter: number
  resourceNameFilter: string | null
  /** default 3, int8 */
  patternTypeFilter: number
  principalFilter: string | null
  hostFilter: string | null
  /** int8 */
  operation: number
  /** int8 */
  permissionType: number
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeAclsRequest(reader: Reader, version: number): DescribeAclsRequest {
  if (version < 1 || version > 3) refuseVersion('DescribeAclsRequest', version)
  const flexible = version >= 2
  return {
    resourceTypeFilter: reader.int8(),
    resourceNameFilter: (flexible ? reader.compactNullableString() : reader.nullableString()),
    patternTypeFilter: reader.int8(),
    principalFilter: (flexible ? reader.compactNullableString() : reader.nullableString()),
    hostFilter: (flexible ? reader.compactNullableString() : reader.nullableString()),
    operation: reader.int8(),
    permissionType: reader.int8(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeDescribeAclsRequest(writer: Writer, value: Draft<DescribeAclsRequest>, version: number): void {
  if (version < 1 || version > 3) refuseVersion('DescribeAclsRequest', version)
  const flexible = version >= 2
  writer.int8(value.resourceTypeFilter ?? 0)
  if (flexible) writer.compactNullableString(value.resourceNameFilter === undefined ? '' : value.resourceNameFilter)
  else writer.nullableString(value.resourceNameFilter === undefined ? '' : value.resourceNameFilter)
  writer.int8(value.patternTypeFilter ?? 3)
  if (flexible) writer.compactNullableString(value.principalFilter === undefined ? '' : value.principalFilter)
  else writer.nullableString(value.principalFilter === undefined ? '' : value.principalFilter)
  if (flexible) writer.compactNullableString(value.hostFilter === undefined ? '' : value.hostFilter)
  else writer.nullableString(value.hostFilter === undefined ? '' : value.hostFilter)
  writer.int8(value.operation ?? 0)
  writer.int8(value.permissionType ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DescribeAclsRequest> = {
  name: 'DescribeAclsRequest',
  versionMin: 1,
  versionMax: 3,
  flexibleFrom: 2,
  read: readDescribeAclsRequest,
  write: writeDescribeAclsRequest
}
