// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface InitProducerIdRequest {
  transactionalId: string | null
  /** int32 */
  transactionTimeoutMs: number
  /** v3+, default -1, int64 */
  producerId: Int64
  /** v3+, default -1, int16 */
  producerEpoch: number
  /** v6+ */
  enable2Pc: boolean
  /** v6+ */
  keepPreparedTxn: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readInitProducerIdRequest(reader: Reader, version: number): InitProducerIdRequest {
  if (version < 0 || version > 6) refuseVersion('InitProducerIdRequest', version)
  const flexible = version >= 2
  return {
    transactionalId: (flexible ? reader.compactNullableString() : reader.nullableString()),
    transactionTimeoutMs: reader.int32(),
    producerId: version >= 3 ? reader.int64() : -1,
    producerEpoch: version >= 3 ? reader.int16() : -1,
    enable2Pc: version === 6 ? reader.bool() : false,
    keepPreparedTxn: version === 6 ? reader.bool() : false,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeInitProducerIdRequest(writer: Writer, value: Draft<InitProducerIdRequest>, version: number): void {
  if (version < 0 || version > 6) refuseVersion('InitProducerIdRequest', version)
  const flexible = version >= 2
  if (flexible) writer.compactNullableString(value.transactionalId === undefined ? '' : value.transactionalId)
  else writer.nullableString(value.transactionalId === undefined ? '' : value.transactionalId)
  writer.int32(value.transactionTimeoutMs ?? 0)
  if (version >= 3) {
    writer.int64(value.producerId ?? -1)
  }
  if (version >= 3) {
    writer.int16(value.producerEpoch ?? -1)
  }
  if (version === 6) {
    writer.bool(value.enable2Pc ?? false)
  }
  if (version === 6) {
    writer.bool(value.keepPreparedTxn ?? false)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<InitProducerIdRequest> = {
  name: 'InitProducerIdRequest',
  versionMin: 0,
  versionMax: 6,
  flexibleFrom: 2,
  read: readInitProducerIdRequest,
  write: writeInitProducerIdRequest
}
