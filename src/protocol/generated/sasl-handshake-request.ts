// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface SaslHandshakeRequest {
  mechanism: string
}

export function readSaslHandshakeRequest(reader: Reader, version: number): SaslHandshakeRequest {
  if (version < 0 || version > 1) refuseVersion('SaslHandshakeRequest', version)
  return {
    mechanism: reader.string()
  }
}

export function writeSaslHandshakeRequest(writer: Writer, value: Draft<SaslHandshakeRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('SaslHandshakeRequest', version)
  writer.string(value.mechanism ?? '')
}

export const codec: Codec<SaslHandshakeRequest> = {
  name: 'SaslHandshakeRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 2,
  read: readSaslHandshakeRequest,
  write: writeSaslHandshakeRequest
}
