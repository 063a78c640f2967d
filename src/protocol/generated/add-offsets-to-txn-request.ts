// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AddOffsetsToTxnRequest {
  transactionalId: string
  /** int64 */
  producerId: Int64
  /** int16 */
  producerEpoch: number
  groupId: string
  unknownTags?: UnknownTag[] | undefined
}

export function readAddOffsetsToTxnRequest(reader: Reader, version: number): AddOffsetsToTxnRequest {
  if (version < 0 || version > 4) refuseVersion('AddOffsetsToTxnRequest', version)
  const flexible = version >= 3
  return {
    transactionalId: (flexible ? reader.compactString() : reader.string()),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    groupId: (flexible ? reader.compactString() : reader.string()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeAddOffsetsToTxnRequest(writer: Writer, value: Draft<AddOffsetsToTxnRequest>, version: number): void {
  if (version < 0 || version > 4) refuseVersion('AddOffsetsToTxnRequest', version)
  const flexible = version >= 3
  if (flexible) writer.compactString(value.transactionalId ?? '')
  else writer.string(value.transactionalId ?? '')
  writer.int64(value.producerId ?? 0)
  writer.int16(value.producerEpoch ?? 0)
  if (flexible) writer.compactString(value.groupId ?? '')
  else writer.string(value.groupId ?? '')
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<AddOffsetsToTxnRequest> = {
  name: 'AddOffsetsToTxnRequest',
  versionMin: 0,
  versionMax: 4,
  flexibleFrom: 3,
  read: readAddOffsetsToTxnRequest,
  write: writeAddOffsetsToTxnRequest
}
