// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface SaslAuthenticateResponse {
  /** int16 */
  errorCode: number
  errorMessage: string | null
  authBytes: Buffer
  /** v1+, int64 */
  sessionLifetimeMs: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readSaslAuthenticateResponse(reader: Reader, version: number): SaslAuthenticateResponse {
  if (version < 0 || version > 2) refuseVersion('SaslAuthenticateResponse', version)
  const flexible = version === 2
  return {
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    authBytes: (flexible ? reader.compactBytes() : reader.bytes()),
    sessionLifetimeMs: version >= 1 ? reader.int64() : 0,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeSaslAuthenticateResponse(writer: Writer, value: Draft<SaslAuthenticateResponse>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('SaslAuthenticateResponse', version)
  const flexible = version === 2
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  if (flexible) writer.compactBytes(value.authBytes ?? Buffer.alloc(0))
  else writer.bytes32(value.authBytes ?? Buffer.alloc(0))
  if (version >= 1) {
    writer.int64(value.sessionLifetimeMs ?? 0)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<SaslAuthenticateResponse> = {
  name: 'SaslAuthenticateResponse',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 2,
  read: readSaslAuthenticateResponse,
  write: writeSaslAuthenticateResponse
}
