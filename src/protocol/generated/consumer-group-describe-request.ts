// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ConsumerGroupDescribeRequest {
  groupIds: string[]
  includeAuthorizedOperations: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readConsumerGroupDescribeRequest(reader: Reader, version: number): ConsumerGroupDescribeRequest {
  if (version < 0 || version > 1) refuseVersion('ConsumerGroupDescribeRequest', version)
  return {
    groupIds: reader.strings(reader.count(true, 1), true),
    includeAuthorizedOperations: reader.bool(),
    unknownTags: reader.tags()
  }
}

export function writeConsumerGroupDescribeRequest(writer: Writer, value: Draft<ConsumerGroupDescribeRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('ConsumerGroupDescribeRequest', version)
  const groupIdsList = value.groupIds ?? []
  writer.count(true, groupIdsList.length)
  for (const item of groupIdsList) {
    writer.compactString(item)
  }
  writer.bool(value.includeAuthorizedOperations ?? false)
  writer.tags(value.unknownTags)
}

export const codec: Codec<ConsumerGroupDescribeRequest> = {
  name: 'ConsumerGroupDescribeRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readConsumerGroupDescribeRequest,
  write: writeConsumerGroupDescribeRequest
}
