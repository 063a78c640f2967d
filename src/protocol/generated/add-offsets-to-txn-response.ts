// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AddOffsetsToTxnResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export function readAddOffsetsToTxnResponse(reader: Reader, version: number): AddOffsetsToTxnResponse {
  if (version < 0 || version > 4) refuseVersion('AddOffsetsToTxnResponse', version)
  const flexible = version >= 3
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeAddOffsetsToTxnResponse(writer: Writer, value: Draft<AddOffsetsToTxnResponse>, version: number): void {
  if (version < 0 || version > 4) refuseVersion('AddOffsetsToTxnResponse', version)
  const flexible = version >= 3
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<AddOffsetsToTxnResponse> = {
  name: 'AddOffsetsToTxnResponse',
  versionMin: 0,
  versionMax: 4,
  flexibleFrom: 3,
  read: readAddOffsetsToTxnResponse,
  write: writeAddOffsetsToTxnResponse
}
