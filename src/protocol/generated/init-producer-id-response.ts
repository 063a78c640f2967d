// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface InitProducerIdResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** default -1, int64 */
  producerId: Int64
  /** int16 */
  producerEpoch: number
  /** v6+, default -1, int64 */
  ongoingTxnProducerId: Int64
  /** v6+, default -1, int16 */
  ongoingTxnProducerEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export function readInitProducerIdResponse(reader: Reader, version: number): InitProducerIdResponse {
  if (version < 0 || version > 6) refuseVersion('InitProducerIdResponse', version)
  const flexible = version >= 2
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    ongoingTxnProducerId: version === 6 ? reader.int64() : -1,
    ongoingTxnProducerEpoch: version === 6 ? reader.int16() : -1,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeInitProducerIdResponse(writer: Writer, value: Draft<InitProducerIdResponse>, version: number): void {
  if (version < 0 || version > 6) refuseVersion('InitProducerIdResponse', version)
  const flexible = version >= 2
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.int64(value.producerId ?? -1)
  writer.int16(value.producerEpoch ?? 0)
  if (version === 6) {
    writer.int64(value.ongoingTxnProducerId ?? -1)
  }
  if (version === 6) {
    writer.int16(value.ongoingTxnProducerEpoch ?? -1)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<InitProducerIdResponse> = {
  name: 'InitProducerIdResponse',
  versionMin: 0,
  versionMax: 6,
  flexibleFrom: 2,
  read: readInitProducerIdResponse,
  write: writeInitProducerIdResponse
}
