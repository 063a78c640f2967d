// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface HeartbeatRequest {
  groupId: string
  /** int32 */
  generationId: number
  memberId: string
  /** v3+, default null */
  groupInstanceId: string | null
  unknownTags?: UnknownTag[] | undefined
}

export function readHeartbeatRequest(reader: Reader, version: number): HeartbeatRequest {
  if (version < 0 || version > 4) refuseVersion('HeartbeatRequest', version)
  const flexible = version === 4
  return {
    groupId: (flexible ? reader.compactString() : reader.string()),
    generationId: reader.int32(),
    memberId: (flexible ? reader.compactString() : reader.string()),
    groupInstanceId: version >= 3 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeHeartbeatRequest(writer: Writer, value: Draft<HeartbeatRequest>, version: number): void {
  if (version < 0 || version > 4) refuseVersion('HeartbeatRequest', version)
  const flexible = version === 4
  if (flexible) writer.compactString(value.groupId ?? '')
  else writer.string(value.groupId ?? '')
  writer.int32(value.generationId ?? 0)
  if (flexible) writer.compactString(value.memberId ?? '')
  else writer.string(value.memberId ?? '')
  if (version >= 3) {
    if (flexible) writer.compactNullableString(value.groupInstanceId ?? null)
    else writer.nullableString(value.groupInstanceId ?? null)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<HeartbeatRequest> = {
  name: 'HeartbeatRequest',
  versionMin: 0,
  versionMax: 4,
  flexibleFrom: 4,
  read: readHeartbeatRequest,
  write: writeHeartbeatRequest
}
