// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface RequestHeader {
  /** int16 */
  requestApiKey: number
  /** int16 */
  requestApiVersion: number
  /** int32 */
  correlationId: number
  clientId: string | null
  unknownTags?: UnknownTag[] | undefined
}

export function readRequestHeader(reader: Reader, version: number): RequestHeader {
  if (version < 1 || version > 2) refuseVersion('RequestHeader', version)
  const flexible = version === 2
  return {
    requestApiKey: reader.int16(),
    requestApiVersion: reader.int16(),
    correlationId: reader.int32(),
    clientId: reader.nullableString(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeRequestHeader(writer: Writer, value: Draft<RequestHeader>, version: number): void {
  if (version < 1 || version > 2) refuseVersion('RequestHeader', version)
  const flexible = version === 2
  writer.int16(value.requestApiKey ?? 0)
  writer.int16(value.requestApiVersion ?? 0)
  writer.int32(value.correlationId ?? 0)
  writer.nullableString(value.clientId === undefined ? '' : value.clientId)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<RequestHeader> = {
  name: 'RequestHeader',
  versionMin: 1,
  versionMax: 2,
  flexibleFrom: 2,
  read: readRequestHeader,
  write: writeRequestHeader
}
