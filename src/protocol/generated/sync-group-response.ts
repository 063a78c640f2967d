// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface SyncGroupResponse {
  /** v1+, int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** v5+, default null */
  protocolType: string | null
  /** v5+, default null */
  protocolName: string | null
  assignment: Buffer
  unknownTags?: UnknownTag[] | undefined
}

export function readSyncGroupResponse(reader: Reader, version: number): SyncGroupResponse {
  if (version < 0 || version > 5) refuseVersion('SyncGroupResponse', version)
  const flexible = version >= 4
  return {
    throttleTimeMs: version >= 1 ? reader.int32() : 0,
    errorCode: reader.int16(),
    protocolType: version === 5 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    protocolName: version === 5 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    assignment: (flexible ? reader.compactBytes() : reader.bytes()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeSyncGroupResponse(writer: Writer, value: Draft<SyncGroupResponse>, version: number): void {
  if (version < 0 || version > 5) refuseVersion('SyncGroupResponse', version)
  const flexible = version >= 4
  if (version >= 1) {
    writer.int32(value.throttleTimeMs ?? 0)
  }
  writer.int16(value.errorCode ?? 0)
  if (version === 5) {
    if (flexible) writer.compactNullableString(value.protocolType ?? null)
    else writer.nullableString(value.protocolType ?? null)
  }
  if (version === 5) {
    if (flexible) writer.compactNullableString(value.protocolName ?? null)
    else writer.nullableString(value.protocolName ?? null)
  }
  if (flexible) writer.compactBytes(value.assignment ?? Buffer.alloc(0))
  else writer.bytes32(value.assignment ?? Buffer.alloc(0))
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<SyncGroupResponse> = {
  name: 'SyncGroupResponse',
  versionMin: 0,
  versionMax: 5,
  flexibleFrom: 4,
  read: readSyncGroupResponse,
  write: writeSyncGroupResponse
}
