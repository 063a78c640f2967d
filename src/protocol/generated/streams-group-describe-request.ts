// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface StreamsGroupDescribeRequest {
  groupIds: string[]
  includeAuthorizedOperations: boolean
  /** v1+ */
  includeTopologyDescription: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readStreamsGroupDescribeRequest(reader: Reader, version: number): StreamsGroupDescribeRequest {
  if (version < 0 || version > 1) refuseVersion('StreamsGroupDescribeRequest', version)
  return {
    groupIds: reader.strings(reader.count(true, 1), true),
    includeAuthorizedOperations: reader.bool(),
    includeTopologyDescription: version === 1 ? reader.bool() : false,
    unknownTags: reader.tags()
  }
}

export function writeStreamsGroupDescribeRequest(writer: Writer, value: Draft<StreamsGroupDescribeRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('StreamsGroupDescribeRequest', version)
  const groupIdsList = value.groupIds ?? []
  writer.count(true, groupIdsList.length)
  for (const item of groupIdsList) {
    writer.compactString(item)
  }
  writer.bool(value.includeAuthorizedOperations ?? false)
  if (version === 1) {
    writer.bool(value.includeTopologyDescription ?? false)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<StreamsGroupDescribeRequest> = {
  name: 'StreamsGroupDescribeRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readStreamsGroupDescribeRequest,
  write: writeStreamsGroupDescribeRequest
}
