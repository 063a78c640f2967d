// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface MemberMetadata {
  memberId: string
  /** v3+, default null */
  groupInstanceId: string | null
  clientId: string
  clientHost: string
  /** v1+, default -1, int32 */
  rebalanceTimeout: number
  /** int32 */
  sessionTimeout: number
  subscription: Buffer
  assignment: Buffer
  unknownTags?: UnknownTag[] | undefined
}

export interface GroupMetadataValue {
  protocolType: string
  /** int32 */
  generation: number
  protocol: string | null
  leader: string | null
  /** v2+, default -1, int64 */
  currentStateTimestamp: Int64
  members: MemberMetadata[]
  unknownTags?: UnknownTag[] | undefined
}

export function readGroupMetadataValue(reader: Reader, version: number): GroupMetadataValue {
  if (version < 0 || version > 4) refuseVersion('GroupMetadataValue', version)
  const flexible = version === 4
  return {
    protocolType: (flexible ? reader.compactString() : reader.string()),
    generation: reader.int32(),
    protocol: (flexible ? reader.compactNullableString() : reader.nullableString()),
    leader: (flexible ? reader.compactNullableString() : reader.nullableString()),
    currentStateTimestamp: version >= 2 ? reader.int64() : -1,
    members: (readMemberMetadataList(reader, version, reader.count(flexible, version >= 4 ? 15 : version >= 3 ? 24 : version >= 1 ? 22 : 18))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readMemberMetadata(reader: Reader, version: number): MemberMetadata {
  const flexible = version === 4
  return {
    memberId: (flexible ? reader.compactString() : reader.string()),
    groupInstanceId: version >= 3 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    clientId: (flexible ? reader.compactString() : reader.string()),
    clientHost: (flexible ? reader.compactString() : reader.string()),
    rebalanceTimeout: version >= 1 ? reader.int32() : -1,
    sessionTimeout: reader.int32(),
    subscription: (flexible ? reader.compactBytes() : reader.bytes()),
    assignment: (flexible ? reader.compactBytes() : reader.bytes()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readMemberMetadataList(reader: Reader, version: number, count: number): MemberMetadata[] {
  const list: MemberMetadata[] = []
  for (let i = 0; i < count; i++) list.push(readMemberMetadata(reader, version))
  return list
}

export function writeGroupMetadataValue(writer: Writer, value: Draft<GroupMetadataValue>, version: number): void {
  if (version < 0 || version > 4) refuseVersion('GroupMetadataValue', version)
  const flexible = version === 4
  if (flexible) writer.compactString(value.protocolType ?? '')
  else writer.string(value.protocolType ?? '')
  writer.int32(value.generation ?? 0)
  if (flexible) writer.compactNullableString(value.protocol === undefined ? '' : value.protocol)
  else writer.nullableString(value.protocol === undefined ? '' : value.protocol)
  if (flexible) writer.compactNullableString(value.leader === undefined ? '' : value.leader)
  else writer.nullableString(value.leader === undefined ? '' : value.leader)
  if (version >= 2) {
    writer.int64(value.currentStateTimestamp ?? -1)
  }
  const membersList = value.members ?? []
  writer.count(flexible, membersList.length)
  for (const item of membersList) {
    writeMemberMetadata(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeMemberMetadata(writer: Writer, value: Draft<MemberMetadata>, version: number): void {
  const flexible = version === 4
  if (flexible) writer.compactString(value.memberId ?? '')
  else writer.string(value.memberId ?? '')
  if (version >= 3) {
    if (flexible) writer.compactNullableString(value.groupInstanceId ?? null)
    else writer.nullableString(value.groupInstanceId ?? null)
  }
  if (flexible) writer.compactString(value.clientId ?? '')
  else writer.string(value.clientId ?? '')
  if (flexible) writer.compactString(value.clientHost ?? '')
  else writer.string(value.clientHost ?? '')
  if (version >= 1) {
    writer.int32(value.rebalanceTimeout ?? -1)
  }
  writer.int32(value.sessionTimeout ?? 0)
  if (flexible) writer.compactBytes(value.subscription ?? Buffer.alloc(0))
  else writer.bytes32(value.subscription ?? Buffer.alloc(0))
  if (flexible) writer.compactBytes(value.assignment ?? Buffer.alloc(0))
  else writer.bytes32(value.assignment ?? Buffer.alloc(0))
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<GroupMetadataValue> = {
  name: 'GroupMetadataValue',
  versionMin: 0,
  versionMax: 4,
  flexibleFrom: 4,
  read: readGroupMetadataValue,
  write: writeGroupMetadataValue
}
