// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface EndTxnResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** v5+, default -1, int64 */
  producerId: Int64
  /** v5+, default -1, int16 */
  producerEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export function readEndTxnResponse(reader: Reader, version: number): EndTxnResponse {
  if (version < 0 || version > 5) refuseVersion('EndTxnResponse', version)
  const flexible = version >= 3
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    producerId: version === 5 ? reader.int64() : -1,
    producerEpoch: version === 5 ? reader.int16() : -1,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeEndTxnResponse(writer: Writer, value: Draft<EndTxnResponse>, version: number): void {
  if (version < 0 || version > 5) refuseVersion('EndTxnResponse', version)
  const flexible = version >= 3
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  if (version === 5) {
    writer.int64(value.producerId ?? -1)
  }
  if (version === 5) {
    writer.int16(value.producerEpoch ?? -1)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<EndTxnResponse> = {
  name: 'EndTxnResponse',
  versionMin: 0,
  versionMax: 5,
  flexibleFrom: 3,
  read: readEndTxnResponse,
  write: writeEndTxnResponse
}
