// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ExpireDelegationTokenRequest {
  hmac: Buffer
  /** int64 */
  expiryTimePeriodMs: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readExpireDelegationTokenRequest(reader: Reader, version: number): ExpireDelegationTokenRequest {
  if (version < 1 || version > 2) refuseVersion('ExpireDelegationTokenRequest', version)
  const flexible = version === 2
  return {
    hmac: (flexible ? reader.compactBytes() : reader.bytes()),
    expiryTimePeriodMs: reader.int64(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeExpireDelegationTokenRequest(writer: Writer, value: Draft<ExpireDelegationTokenRequest>, version: number): void {
  if (version < 1 || version > 2) refuseVersion('ExpireDelegationTokenRequest', version)
  const flexible = version === 2
  if (flexible) writer.compactBytes(value.hmac ?? Buffer.alloc(0))
  else writer.bytes32(value.hmac ?? Buffer.alloc(0))
  writer.int64(value.expiryTimePeriodMs ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<ExpireDelegationTokenRequest> = {
  name: 'ExpireDelegationTokenRequest',
  versionMin: 1,
  versionMax: 2,
  flexibleFrom: 2,
  read: readExpireDelegationTokenRequest,
  write: writeExpireDelegationTokenRequest
}
