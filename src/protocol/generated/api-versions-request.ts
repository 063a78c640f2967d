// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ApiVersionsRequest {
  /** v3+ */
  clientSoftwareName: string
  /** v3+ */
  clientSoftwareVersion: string
  /** v5+, default null */
  clusterId: string | null
  /** v5+, default -1, int32 */
  nodeId: number
  unknownTags?: UnknownTag[] | undefined
}

export function readApiVersionsRequest(reader: Reader, version: number): ApiVersionsRequest {
  if (version < 0 || version > 5) refuseVersion('ApiVersionsRequest', version)
  const flexible = version >= 3
  return {
    clientSoftwareName: version >= 3 ? (flexible ? reader.compactString() : reader.string()) : '',
    clientSoftwareVersion: version >= 3 ? (flexible ? reader.compactString() : reader.string()) : '',
    clusterId: version === 5 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    nodeId: version === 5 ? reader.int32() : -1,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeApiVersionsRequest(writer: Writer, value: Draft<ApiVersionsRequest>, version: number): void {
  if (version < 0 || version > 5) refuseVersion('ApiVersionsRequest', version)
  const flexible = version >= 3
  if (version >= 3) {
    if (flexible) writer.compactString(value.clientSoftwareName ?? '')
    else writer.string(value.clientSoftwareName ?? '')
  }
  if (version >= 3) {
    if (flexible) writer.compactString(value.clientSoftwareVersion ?? '')
    else writer.string(value.clientSoftwareVersion ?? '')
  }
  if (version === 5) {
    if (flexible) writer.compactNullableString(value.clusterId ?? null)
    else writer.nullableString(value.clusterId ?? null)
  }
  if (version === 5) {
    writer.int32(value.nodeId ?? -1)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<ApiVersionsRequest> = {
  name: 'ApiVersionsRequest',
  versionMin: 0,
  versionMax: 5,
  flexibleFrom: 3,
  read: readApiVersionsRequest,
  write: writeApiVersionsRequest
}
