// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface MemberResponse {
  memberId: string
  groupInstanceId: string | null
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export interface LeaveGroupResponse {
  /** v1+, int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** v3+ */
  members: MemberResponse[]
  unknownTags?: UnknownTag[] | undefined
}

export function readLeaveGroupResponse(reader: Reader, version: number): LeaveGroupResponse {
  if (version < 0 || version > 5) refuseVersion('LeaveGroupResponse', version)
  const flexible = version >= 4
  return {
    throttleTimeMs: version >= 1 ? reader.int32() : 0,
    errorCode: reader.int16(),
    members: version >= 3 ? (readMemberResponseList(reader, version, reader.count(flexible, version >= 4 ? 5 : 6))) : [],
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readMemberResponse(reader: Reader, version: number): MemberResponse {
  const flexible = version >= 4
  return {
    memberId: (flexible ? reader.compactString() : reader.string()),
    groupInstanceId: (flexible ? reader.compactNullableString() : reader.nullableString()),
    errorCode: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readMemberResponseList(reader: Reader, version: number, count: number): MemberResponse[] {
  const list: MemberResponse[] = []
  for (let i = 0; i < count; i++) list.push(readMemberResponse(reader, version))
  return list
}

export function writeLeaveGroupResponse(writer: Writer, value: Draft<LeaveGroupResponse>, version: number): void {
  if (version < 0 || version > 5) refuseVersion('LeaveGroupResponse', version)
  const flexible = version >= 4
  if (version >= 1) {
    writer.int32(value.throttleTimeMs ?? 0)
  }
  writer.int16(value.errorCode ?? 0)
  if (version >= 3) {
    const membersList = value.members ?? []
    writer.count(flexible, membersList.length)
    for (const item of membersList) {
      writeMemberResponse(writer, item, version)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeMemberResponse(writer: Writer, value: Draft<MemberResponse>, version: number): void {
  const flexible = version >= 4
  if (flexible) writer.compactString(value.memberId ?? '')
  else writer.string(value.memberId ?? '')
  if (flexible) writer.compactNullableString(value.groupInstanceId === undefined ? '' : value.groupInstanceId)
  else writer.nullableString(value.groupInstanceId === undefined ? '' : value.groupInstanceId)
  writer.int16(value.errorCode ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<LeaveGroupResponse> = {
  name: 'LeaveGroupResponse',
  versionMin: 0,
  versionMax: 5,
  flexibleFrom: 4,
  read: readLeaveGroupResponse,
  write: writeLeaveGroupResponse
}
