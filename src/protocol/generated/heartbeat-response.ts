// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface HeartbeatResponse {
  /** v1+, int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export function readHeartbeatResponse(reader: Reader, version: number): HeartbeatResponse {
  if (version < 0 || version > 4) refuseVersion('HeartbeatResponse', version)
  const flexible = version === 4
  return {
    throttleTimeMs: version >= 1 ? reader.int32() : 0,
    errorCode: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeHeartbeatResponse(writer: Writer, value: Draft<HeartbeatResponse>, version: number): void {
  if (version < 0 || version > 4) refuseVersion('HeartbeatResponse', version)
  const flexible = version === 4
  if (version >= 1) {
    writer.int32(value.throttleTimeMs ?? 0)
  }
  writer.int16(value.errorCode ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<HeartbeatResponse> = {
  name: 'HeartbeatResponse',
  versionMin: 0,
  versionMax: 4,
  flexibleFrom: 4,
  read: readHeartbeatResponse,
  write: writeHeartbeatResponse
}
