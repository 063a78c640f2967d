// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ResponseHeader {
  /** int32 */
  correlationId: number
  unknownTags?: UnknownTag[] | undefined
}

export function readResponseHeader(reader: Reader, version: number): ResponseHeader {
  if (version < 0 || version > 1) refuseVersion('ResponseHeader', version)
  const flexible = version === 1
  return {
    correlationId: reader.int32(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeResponseHeader(writer: Writer, value: Draft<ResponseHeader>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('ResponseHeader', version)
  const flexible = version === 1
  writer.int32(value.correlationId ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<ResponseHeader> = {
  name: 'ResponseHeader',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 1,
  read: readResponseHeader,
  write: writeResponseHeader
}
