// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribeGroupsRequest {
  groups: string[]
  /** v3+ */
  includeAuthorizedOperations: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeGroupsRequest(reader: Reader, version: number): DescribeGroupsRequest {
  if (version < 0 || version > 6) refuseVersion('DescribeGroupsRequest', version)
  const flexible = version >= 5
  return {
    groups: (reader.strings(reader.count(flexible, version >= 5 ? 1 : 2), flexible)),
    includeAuthorizedOperations: version >= 3 ? reader.bool() : false,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeDescribeGroupsRequest(writer: Writer, value: Draft<DescribeGroupsRequest>, version: number): void {
  if (version < 0 || version > 6) refuseVersion('DescribeGroupsRequest', version)
  const flexible = version >= 5
  const groupsList = value.groups ?? []
  writer.count(flexible, groupsList.length)
  for (const item of groupsList) {
    if (flexible) writer.compactString(item)
    else writer.string(item)
  }
  if (version >= 3) {
    writer.bool(value.includeAuthorizedOperations ?? false)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DescribeGroupsRequest> = {
  name: 'DescribeGroupsRequest',
  versionMin: 0,
  versionMax: 6,
  flexibleFrom: 5,
  read: readDescribeGroupsRequest,
  write: writeDescribeGroupsRequest
}
