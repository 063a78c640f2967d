// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface RenewDelegationTokenResponse {
  /** int16 */
  errorCode: number
  /** int64 */
  expiryTimestampMs: Int64
  /** int32 */
  throttleTimeMs: number
  unknownTags?: UnknownTag[] | undefined
}

export function readRenewDelegationTokenResponse(reader: Reader, version: number): RenewDelegationTokenResponse {
  if (version < 1 || version > 2) refuseVersion('RenewDelegationTokenResponse', version)
  const flexible = version === 2
  return {
    errorCode: reader.int16(),
    expiryTimestampMs: reader.int64(),
    throttleTimeMs: reader.int32(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeRenewDelegationTokenResponse(writer: Writer, value: Draft<RenewDelegationTokenResponse>, version: number): void {
  if (version < 1 || version > 2) refuseVersion('RenewDelegationTokenResponse', version)
  const flexible = version === 2
  writer.int16(value.errorCode ?? 0)
  writer.int64(value.expiryTimestampMs ?? 0)
  writer.int32(value.throttleTimeMs ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<RenewDelegationTokenResponse> = {
  name: 'RenewDelegationTokenResponse',
  versionMin: 1,
  versionMax: 2,
  flexibleFrom: 2,
  read: readRenewDelegationTokenResponse,
  write: writeRenewDelegationTokenResponse
}
