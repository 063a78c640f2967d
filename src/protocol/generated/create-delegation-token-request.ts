// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface CreatableRenewers {
  principalType: string
  principalName: string
  unknownTags?: UnknownTag[] | undefined
}

export interface CreateDelegationTokenRequest {
  /** v3+ */
  ownerPrincipalType: string | null
  /** v3+ */
  ownerPrincipalName: string | null
  renewers: CreatableRenewers[]
  /** int64 */
  maxLifetimeMs: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readCreateDelegationTokenRequest(reader: Reader, version: number): CreateDelegationTokenRequest {
  if (version < 1 || version > 3) refuseVersion('CreateDelegationTokenRequest', version)
  const flexible = version >= 2
  return {
    ownerPrincipalType: version === 3 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : '',
    ownerPrincipalName: version === 3 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : '',
    renewers: (readCreatableRenewersList(reader, version, reader.count(flexible, version >= 2 ? 3 : 4))),
    maxLifetimeMs: reader.int64(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readCreatableRenewers(reader: Reader, version: number): CreatableRenewers {
  const flexible = version >= 2
  return {
    principalType: (flexible ? reader.compactString() : reader.string()),
    principalName: (flexible ? reader.compactString() : reader.string()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readCreatableRenewersList(reader: Reader, version: number, count: number): CreatableRenewers[] {
  const list: CreatableRenewers[] = []
  for (let i = 0; i < count; i++) list.push(readCreatableRenewers(reader, version))
  return list
}

export function writeCreateDelegationTokenRequest(writer: Writer, value: Draft<CreateDelegationTokenRequest>, version: number): void {
  if (version < 1 || version > 3) refuseVersion('CreateDelegationTokenRequest', version)
  const flexible = version >= 2
  if (version === 3) {
    if (flexible) writer.compactNullableString(value.ownerPrincipalType === undefined ? '' : value.ownerPrincipalType)
    else writer.nullableString(value.ownerPrincipalType === undefined ? '' : value.ownerPrincipalType)
  }
  if (version === 3) {
    if (flexible) writer.compactNullableString(value.ownerPrincipalName === undefined ? '' : value.ownerPrincipalName)
    else writer.nullableString(value.ownerPrincipalName === undefined ? '' : value.ownerPrincipalName)
  }
  const renewersList = value.renewers ?? []
  writer.count(flexible, renewersList.length)
  for (const item of renewersList) {
    writeCreatableRenewers(writer, item, version)
  }
  writer.int64(value.maxLifetimeMs ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeCreatableRenewers(writer: Writer, value: Draft<CreatableRenewers>, version: number): void {
  const flexible = version >= 2
  if (flexible) writer.compactString(value.principalType ?? '')
  else writer.string(value.principalType ?? '')
  if (flexible) writer.compactString(value.principalName ?? '')
  else writer.string(value.principalName ?? '')
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<CreateDelegationTokenRequest> = {
  name: 'CreateDelegationTokenRequest',
  versionMin: 1,
  versionMax: 3,
  flexibleFrom: 2,
  read: readCreateDelegationTokenRequest,
  write: writeCreateDelegationTokenRequest
}
