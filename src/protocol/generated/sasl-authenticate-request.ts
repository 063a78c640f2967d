// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface SaslAuthenticateRequest {
  authBytes: Buffer
  unknownTags?: UnknownTag[] | undefined
}

export function readSaslAuthenticateRequest(reader: Reader, version: number): SaslAuthenticateRequest {
  if (version < 0 || version > 2) refuseVersion('SaslAuthenticateRequest', version)
  const flexible = version === 2
  return {
    authBytes: (flexible ? reader.compactBytes() : reader.bytes()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeSaslAuthenticateRequest(writer: Writer, value: Draft<SaslAuthenticateRequest>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('SaslAuthenticateRequest', version)
  const flexible = version === 2
  if (flexible) writer.compactBytes(value.authBytes ?? Buffer.alloc(0))
  else writer.bytes32(value.authBytes ?? Buffer.alloc(0))
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<SaslAuthenticateRequest> = {
  name: 'SaslAuthenticateRequest',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 2,
  read: readSaslAuthenticateRequest,
  write: writeSaslAuthenticateRequest
}
