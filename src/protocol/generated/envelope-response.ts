// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface EnvelopeResponse {
  /** default null */
  responseData: Buffer | null
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export function readEnvelopeResponse(reader: Reader, version: number): EnvelopeResponse {
  if (version < 0 || version > 0) refuseVersion('EnvelopeResponse', version)
  return {
    responseData: reader.compactNullableBytes(),
    errorCode: reader.int16(),
    unknownTags: reader.tags()
  }
}

export function writeEnvelopeResponse(writer: Writer, value: Draft<EnvelopeResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('EnvelopeResponse', version)
  writer.compactNullableBytes(value.responseData ?? null)
  writer.int16(value.errorCode ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<EnvelopeResponse> = {
  name: 'EnvelopeResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readEnvelopeResponse,
  write: writeEnvelopeResponse
}
