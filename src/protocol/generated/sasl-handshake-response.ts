// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface SaslHandshakeResponse {
  /** int16 */
  errorCode: number
  mechanisms: string[]
}

export function readSaslHandshakeResponse(reader: Reader, version: number): SaslHandshakeResponse {
  if (version < 0 || version > 1) refuseVersion('SaslHandshakeResponse', version)
  return {
    errorCode: reader.int16(),
    mechanisms: reader.strings(reader.count(false, 2), false)
  }
}

export function writeSaslHandshakeResponse(writer: Writer, value: Draft<SaslHandshakeResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('SaslHandshakeResponse', version)
  writer.int16(value.errorCode ?? 0)
  const mechanismsList = value.mechanisms ?? []
  writer.count(false, mechanismsList.length)
  for (const item of mechanismsList) {
    writer.string(item)
  }
}

export const codec: Codec<SaslHandshakeResponse> = {
  name: 'SaslHandshakeResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 2,
  read: readSaslHandshakeResponse,
  write: writeSaslHandshakeResponse
}
