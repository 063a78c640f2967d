// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface EndTxnRequest {
  transactionalId: string
  /** int64 */
  producerId: Int64
  /** int16 */
  producerEpoch: number
  committed: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readEndTxnRequest(reader: Reader, version: number): EndTxnRequest {
  if (version < 0 || version > 5) refuseVersion('EndTxnRequest', version)
  const flexible = version >= 3
  return {
    transactionalId: (flexible ? reader.compactString() : reader.string()),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    committed: reader.bool(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeEndTxnRequest(writer: Writer, value: Draft<EndTxnRequest>, version: number): void {
  if (version < 0 || version > 5) refuseVersion('EndTxnRequest', version)
  const flexible = version >= 3
  if (flexible) writer.compactString(value.transactionalId ?? '')
  else writer.string(value.transactionalId ?? '')
  writer.int64(value.producerId ?? 0)
  writer.int16(value.producerEpoch ?? 0)
  writer.bool(value.committed ?? false)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<EndTxnRequest> = {
  name: 'EndTxnRequest',
  versionMin: 0,
  versionMax: 5,
  flexibleFrom: 3,
  read: readEndTxnRequest,
  write: writeEndTxnRequest
}
