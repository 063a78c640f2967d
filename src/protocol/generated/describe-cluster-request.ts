// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribeClusterRequest {
  includeClusterAuthorizedOperations: boolean
  /** v1+, default 1, int8 */
  endpointType: number
  /** v2+ */
  includeFencedBrokers: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeClusterRequest(reader: Reader, version: number): DescribeClusterRequest {
  if (version < 0 || version > 2) refuseVersion('DescribeClusterRequest', version)
  return {
    includeClusterAuthorizedOperations: reader.bool(),
    endpointType: version >= 1 ? reader.int8() : 1,
    includeFencedBrokers: version === 2 ? reader.bool() : false,
    unknownTags: reader.tags()
  }
}

export function writeDescribeClusterRequest(writer: Writer, value: Draft<DescribeClusterRequest>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('DescribeClusterRequest', version)
  writer.bool(value.includeClusterAuthorizedOperations ?? false)
  if (version >= 1) {
    writer.int8(value.endpointType ?? 1)
  }
  if (version === 2) {
    writer.bool(value.includeFencedBrokers ?? false)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeClusterRequest> = {
  name: 'DescribeClusterRequest',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readDescribeClusterRequest,
  write: writeDescribeClusterRequest
}
