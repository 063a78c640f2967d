// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribeDelegationTokenOwner {
  principalType: string
  principalName: string
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeDelegationTokenRequest {
  owners: DescribeDelegationTokenOwner[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeDelegationTokenRequest(reader: Reader, version: number): DescribeDelegationTokenRequest {
  if (version < 1 || version > 3) refuseVersion('DescribeDelegationTokenRequest', version)
  const flexible = version >= 2
  return {
    owners: (readDescribeDelegationTokenOwnerListOrNull(reader, version, reader.countOrNull(flexible, version >= 2 ? 3 : 4))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribeDelegationTokenOwner(reader: Reader, version: number): DescribeDelegationTokenOwner {
  const flexible = version >= 2
  return {
    principalType: (flexible ? reader.compactString() : reader.string()),
    principalName: (flexible ? reader.compactString() : reader.string()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDescribeDelegationTokenOwnerList(reader: Reader, version: number, count: number): DescribeDelegationTokenOwner[] {
  const list: DescribeDelegationTokenOwner[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeDelegationTokenOwner(reader, version))
  return list
}

function readDescribeDelegationTokenOwnerListOrNull(reader: Reader, version: number, count: number): DescribeDelegationTokenOwner[] | null {
  return count < 0 ? null : readDescribeDelegationTokenOwnerList(reader, version, count)
}

export function writeDescribeDelegationTokenRequest(writer: Writer, value: Draft<DescribeDelegationTokenRequest>, version: number): void {
  if (version < 1 || version > 3) refuseVersion('DescribeDelegationTokenRequest', version)
  const flexible = version >= 2
  const ownersList = value.owners === undefined ? [] : value.owners
  if (ownersList === null) writer.nullArray(flexible)
  else {
    writer.count(flexible, ownersList.length)
    for (const item of ownersList) {
      writeDescribeDelegationTokenOwner(writer, item, version)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribeDelegationTokenOwner(writer: Writer, value: Draft<DescribeDelegationTokenOwner>, version: number): void {
  const flexible = version >= 2
  if (flexible) writer.compactString(value.principalType ?? '')
  else writer.string(value.principalType ?? '')
  if (flexible) writer.compactString(value.principalName ?? '')
  else writer.string(value.principalName ?? '')
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DescribeDelegationTokenRequest> = {
  name: 'DescribeDelegationTokenRequest',
  versionMin: 1,
  versionMax: 3,
  flexibleFrom: 2,
  read: readDescribeDelegationTokenRequest,
  write: writeDescribeDelegationTokenRequest
}
