// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ShareGroupDescribeRequest {
  groupIds: string[]
  includeAuthorizedOperations: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readShareGroupDescribeRequest(reader: Reader, version: number): ShareGroupDescribeRequest {
  if (version < 1 || version > 1) refuseVersion('ShareGroupDescribeRequest', version)
  return {
    groupIds: reader.strings(reader.count(true, 1), true),
    includeAuthorizedOperations: reader.bool(),
    unknownTags: reader.tags()
  }
}

export function writeShareGroupDescribeRequest(writer: Writer, value: Draft<ShareGroupDescribeRequest>, version: number): void {
  if (version < 1 || version > 1) refuseVersion('ShareGroupDescribeRequest', version)
  const groupIdsList = value.groupIds ?? []
  writer.count(true, groupIdsList.length)
  for (const item of groupIdsList) {
    writer.compactString(item)
  }
  writer.bool(value.includeAuthorizedOperations ?? false)
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareGroupDescribeRequest> = {
  name: 'ShareGroupDescribeRequest',
  versionMin: 1,
  versionMax: 1,
  flexibleFrom: 1,
  read: readShareGroupDescribeRequest,
  write: writeShareGroupDescribeRequest
}
