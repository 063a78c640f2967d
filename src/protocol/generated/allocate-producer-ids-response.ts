// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AllocateProducerIdsResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** int64 */
  producerIdStart: Int64
  /** int32 */
  producerIdLen: number
  unknownTags?: UnknownTag[] | undefined
}

export function readAllocateProducerIdsResponse(reader: Reader, version: number): AllocateProducerIdsResponse {
  if (version < 0 || version > 0) refuseVersion('AllocateProducerIdsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    producerIdStart: reader.int64(),
    producerIdLen: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function writeAllocateProducerIdsResponse(writer: Writer, value: Draft<AllocateProducerIdsResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('AllocateProducerIdsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.int64(value.producerIdStart ?? 0)
  writer.int32(value.producerIdLen ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<AllocateProducerIdsResponse> = {
  name: 'AllocateProducerIdsResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readAllocateProducerIdsResponse,
  write: writeAllocateProducerIdsResponse
}
