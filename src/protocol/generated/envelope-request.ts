// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface EnvelopeRequest {
  requestData: Buffer
  requestPrincipal: Buffer | null
  clientHostAddress: Buffer
  unknownTags?: UnknownTag[] | undefined
}

export function readEnvelopeRequest(reader: Reader, version: number): EnvelopeRequest {
  if (version < 0 || version > 0) refuseVersion('EnvelopeRequest', version)
  return {
    requestData: reader.compactBytes(),
    requestPrincipal: reader.compactNullableBytes(),
    clientHostAddress: reader.compactBytes(),
    unknownTags: reader.tags()
  }
}

export function writeEnvelopeRequest(writer: Writer, value: Draft<EnvelopeRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('EnvelopeRequest', version)
  writer.compactBytes(value.requestData ?? Buffer.alloc(0))
  writer.compactNullableBytes(value.requestPrincipal === undefined ? Buffer.alloc(0) : value.requestPrincipal)
  writer.compactBytes(value.clientHostAddress ?? Buffer.alloc(0))
  writer.tags(value.unknownTags)
}

export const codec: Codec<EnvelopeRequest> = {
  name: 'EnvelopeRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readEnvelopeRequest,
  write: writeEnvelopeRequest
}
