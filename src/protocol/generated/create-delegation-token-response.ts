// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface CreateDelegationTokenResponse {
  /** int16 */
  errorCode: number
  principalType: string
  principalName: string
  /** v3+ */
  tokenRequesterPrincipalType: string
  /** v3+ */
  tokenRequesterPrincipalName: string
  /** int64 */
  issueTimestampMs: Int64
  /** int64 */
  expiryTimestampMs: Int64
  /** int64 */
  maxTimestampMs: Int64
  tokenId: string
  hmac: Buffer
  /** int32 */
  throttleTimeMs: number
  unknownTags?: UnknownTag[] | undefined
}

export function readCreateDelegationTokenResponse(reader: Reader, version: number): CreateDelegationTokenResponse {
  if (version < 1 || version > 3) refuseVersion('CreateDelegationTokenResponse', version)
  const flexible = version >= 2
  return {
    errorCode: reader.int16(),
    principalType: (flexible ? reader.compactString() : reader.string()),
    principalName: (flexible ? reader.compactString() : reader.string()),
    tokenRequesterPrincipalType: version === 3 ? (flexible ? reader.compactString() : reader.string()) : '',
    tokenRequesterPrincipalName: version === 3 ? (flexible ? reader.compactString() : reader.string()) : '',
    issueTimestampMs: reader.int64(),
    expiryTimestampMs: reader.int64(),
    maxTimestampMs: reader.int64(),
    tokenId: (flexible ? reader.compactString() : reader.string()),
    hmac: (flexible ? reader.compactBytes() : reader.bytes()),
    throttleTimeMs: reader.int32(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeCreateDelegationTokenResponse(writer: Writer, value: Draft<CreateDelegationTokenResponse>, version: number): void {
  if (version < 1 || version > 3) refuseVersion('CreateDelegationTokenResponse', version)
  const flexible = version >= 2
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactString(value.principalType ?? '')
  else writer.string(value.principalType ?? '')
  if (flexible) writer.compactString(value.principalName ?? '')
  else writer.string(value.principalName ?? '')
  if (version === 3) {
    if (flexible) writer.compactString(value.tokenRequesterPrincipalType ?? '')
    else writer.string(value.tokenRequesterPrincipalType ?? '')
  }
  if (version === 3) {
    if (flexible) writer.compactString(value.tokenRequesterPrincipalName ?? '')
    else writer.string(value.tokenRequesterPrincipalName ?? '')
  }
  writer.int64(value.issueTimestampMs ?? 0)
  writer.int64(value.expiryTimestampMs ?? 0)
  writer.int64(value.maxTimestampMs ?? 0)
  if (flexible) writer.compactString(value.tokenId ?? '')
  else writer.string(value.tokenId ?? '')
  if (flexible) writer.compactBytes(value.hmac ?? Buffer.alloc(0))
  else writer.bytes32(value.hmac ?? Buffer.alloc(0))
  writer.int32(value.throttleTimeMs ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<CreateDelegationTokenResponse> = {
  name: 'CreateDelegationTokenResponse',
  versionMin: 1,
  versionMax: 3,
  flexibleFrom: 2,
  read: readCreateDelegationTokenResponse,
  write: writeCreateDelegationTokenResponse
}
