// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribedDelegationTokenRenewer {
  principalType: string
  principalName: string
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribedDelegationToken {
  principalType: string
  principalName: string
  /** v3+ */
  tokenRequesterPrincipalType: string
  /** v3+ */
  tokenRequesterPrincipalName: string
  /** int64 */
  issueTimestamp: Int64
  /** int64 */
  expiryTimestamp: Int64
  /** int64 */
  maxTimestamp: Int64
  tokenId: string
  hmac: Buffer
  renewers: DescribedDelegationTokenRenewer[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeDelegationTokenResponse {
  /** int16 */
  errorCode: number
  tokens: DescribedDelegationToken[]
  /** int32 */
  throttleTimeMs: number
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeDelegationTokenResponse(reader: Reader, version: number): DescribeDelegationTokenResponse {
  if (version < 1 || version > 3) refuseVersion('DescribeDelegationTokenResponse', version)
  const flexible = version >= 2
  return {
    errorCode: reader.int16(),
    tokens: (readDescribedDelegationTokenList(reader, version, reader.count(flexible, version >= 3 ? 32 : version >= 2 ? 30 : 38))),
    throttleTimeMs: reader.int32(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribedDelegationTokenRenewer(reader: Reader, version: number): DescribedDelegationTokenRenewer {
  const flexible = version >= 2
  return {
    principalType: (flexible ? reader.compactString() : reader.string()),
    principalName: (flexible ? reader.compactString() : reader.string()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribedDelegationToken(reader: Reader, version: number): DescribedDelegationToken {
  const flexible = version >= 2
  return {
    principalType: (flexible ? reader.compactString() : reader.string()),
    principalName: (flexible ? reader.compactString() : reader.string()),
    tokenRequesterPrincipalType: version === 3 ? (flexible ? reader.compactString() : reader.string()) : '',
    tokenRequesterPrincipalName: version === 3 ? (flexible ? reader.compactString() : reader.string()) : '',
    issueTimestamp: reader.int64(),
    expiryTimestamp: reader.int64(),
    maxTimestamp: reader.int64(),
    tokenId: (flexible ? reader.compactString() : reader.string()),
    hmac: (flexible ? reader.compactBytes() : reader.bytes()),
    renewers: (readDescribedDelegationTokenRenewerList(reader, version, reader.count(flexible, version >= 2 ? 3 : 4))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDescribedDelegationTokenRenewerList(reader: Reader, version: number, count: number): DescribedDelegationTokenRenewer[] {
  const list: DescribedDelegationTokenRenewer[] = []
  for (let i = 0; i < count; i++) list.push(readDescribedDelegationTokenRenewer(reader, version))
  return list
}

function readDescribedDelegationTokenList(reader: Reader, version: number, count: number): DescribedDelegationToken[] {
  const list: DescribedDelegationToken[] = []
  for (let i = 0; i < count; i++) list.push(readDescribedDelegationToken(reader, version))
  return list
}

export function writeDescribeDelegationTokenResponse(writer: Writer, value: Draft<DescribeDelegationTokenResponse>, version: number): void {
  if (version < 1 || version > 3) refuseVersion('DescribeDelegationTokenResponse', version)
  const flexible = version >= 2
  writer.int16(value.errorCode ?? 0)
  const tokensList = value.tokens ?? []
  writer.count(flexible, tokensList.length)
  for (const item of tokensList) {
    writeDescribedDelegationToken(writer, item, version)
  }
  writer.int32(value.throttleTimeMs ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribedDelegationTokenRenewer(writer: Writer, value: Draft<DescribedDelegationTokenRenewer>, version: number): void {
  const flexible = version >= 2
  if (flexible) writer.compactString(value.principalType ?? '')
  else writer.string(value.principalType ?? '')
  if (flexible) writer.compactString(value.principalName ?? '')
  else writer.string(value.principalName ?? '')
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribedDelegationToken(writer: Writer, value: Draft<DescribedDelegationToken>, version: number): void {
  const flexible = version >= 2
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
  writer.int64(value.issueTimestamp ?? 0)
  writer.int64(value.expiryTimestamp ?? 0)
  writer.int64(value.maxTimestamp ?? 0)
  if (flexible) writer.compactString(value.tokenId ?? '')
  else writer.string(value.tokenId ?? '')
  if (flexible) writer.compactBytes(value.hmac ?? Buffer.alloc(0))
  else writer.bytes32(value.hmac ?? Buffer.alloc(0))
  const renewersList = value.renewers ?? []
  writer.count(flexible, renewersList.length)
  for (const item of renewersList) {
    writeDescribedDelegationTokenRenewer(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DescribeDelegationTokenResponse> = {
  name: 'DescribeDelegationTokenResponse',
  versionMin: 1,
  versionMax: 3,
  flexibleFrom: 2,
  read: readDescribeDelegationTokenResponse,
  write: writeDescribeDelegationTokenResponse
}
