// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface MemberIdentity {
  memberId: string
  /** default null */
  groupInstanceId: string | null
  /** v5+, default null */
  reason: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface LeaveGroupRequest {
  groupId: string
  /** v0-2 */
  memberId: string
  /** v3+ */
  members: MemberIdentity[]
  unknownTags?: UnknownTag[] | undefined
}

export function readLeaveGroupRequest(reader: Reader, version: number): LeaveGroupRequest {
  if (version < 0 || version > 5) refuseVersion('LeaveGroupRequest', version)
  const flexible = version >= 4
  return {
    groupId: (flexible ? reader.compactString() : reader.string()),
    memberId: version <= 2 ? (flexible ? reader.compactString() : reader.string()) : '',
    members: version >= 3 ? (readMemberIdentityList(reader, version, reader.count(flexible, version >= 5 ? 4 : version >= 4 ? 3 : 4))) : [],
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readMemberIdentity(reader: Reader, version: number): MemberIdentity {
  const flexible = version >= 4
  return {
    memberId: (flexible ? reader.compactString() : reader.string()),
    groupInstanceId: (flexible ? reader.compactNullableString() : reader.nullableString()),
    reason: version === 5 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readMemberIdentityList(reader: Reader, version: number, count: number): MemberIdentity[] {
  const list: MemberIdentity[] = []
  for (let i = 0; i < count; i++) list.push(readMemberIdentity(reader, version))
  return list
}

export function writeLeaveGroupRequest(writer: Writer, value: Draft<LeaveGroupRequest>, version: number): void {
  if (version < 0 || version > 5) refuseVersion('LeaveGroupRequest', version)
  const flexible = version >= 4
  if (flexible) writer.compactString(value.groupId ?? '')
  else writer.string(value.groupId ?? '')
  if (version <= 2) {
    if (flexible) writer.compactString(value.memberId ?? '')
    else writer.string(value.memberId ?? '')
  }
  if (version >= 3) {
    const membersList = value.members ?? []
    writer.count(flexible, membersList.length)
    for (const item of membersList) {
      writeMemberIdentity(writer, item, version)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeMemberIdentity(writer: Writer, value: Draft<MemberIdentity>, version: number): void {
  const flexible = version >= 4
  if (flexible) writer.compactString(value.memberId ?? '')
  else writer.string(value.memberId ?? '')
  if (flexible) writer.compactNullableString(value.groupInstanceId ?? null)
  else writer.nullableString(value.groupInstanceId ?? null)
  if (version === 5) {
    if (flexible) writer.compactNullableString(value.reason ?? null)
    else writer.nullableString(value.reason ?? null)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<LeaveGroupRequest> = {
  name: 'LeaveGroupRequest',
  versionMin: 0,
  versionMax: 5,
  flexibleFrom: 4,
  read: readLeaveGroupRequest,
  write: writeLeaveGroupRequest
}
