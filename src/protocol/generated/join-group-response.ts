// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseNull, refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface JoinGroupResponseMember {
  memberId: string
  /** v5+, default null */
  groupInstanceId: string | null
  metadata: Buffer
  unknownTags?: UnknownTag[] | undefined
}

export interface JoinGroupResponse {
  /** v2+, int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** default -1, int32 */
  generationId: number
  /** v7+, default null */
  protocolType: string | null
  protocolName: string | null
  leader: string
  /** v9+ */
  skipAssignment: boolean
  memberId: string
  members: JoinGroupResponseMember[]
  unknownTags?: UnknownTag[] | undefined
}

export function readJoinGroupResponse(reader: Reader, version: number): JoinGroupResponse {
  if (version < 0 || version > 9) refuseVersion('JoinGroupResponse', version)
  const flexible = version >= 6
  return {
    throttleTimeMs: version >= 2 ? reader.int32() : 0,
    errorCode: reader.int16(),
    generationId: reader.int32(),
    protocolType: version >= 7 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    protocolName: (version >= 7 ? flexible ? reader.compactNullableString() : reader.nullableString() : flexible ? reader.compactString() : reader.string()),
    leader: (flexible ? reader.compactString() : reader.string()),
    skipAssignment: version === 9 ? reader.bool() : false,
    memberId: (flexible ? reader.compactString() : reader.string()),
    members: (readJoinGroupResponseMemberList(reader, version, reader.count(flexible, version >= 6 ? 4 : version >= 5 ? 8 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readJoinGroupResponseMember(reader: Reader, version: number): JoinGroupResponseMember {
  const flexible = version >= 6
  return {
    memberId: (flexible ? reader.compactString() : reader.string()),
    groupInstanceId: version >= 5 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    metadata: (flexible ? reader.compactBytes() : reader.bytes()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readJoinGroupResponseMemberList(reader: Reader, version: number, count: number): JoinGroupResponseMember[] {
  const list: JoinGroupResponseMember[] = []
  for (let i = 0; i < count; i++) list.push(readJoinGroupResponseMember(reader, version))
  return list
}

export function writeJoinGroupResponse(writer: Writer, value: Draft<JoinGroupResponse>, version: number): void {
  if (version < 0 || version > 9) refuseVersion('JoinGroupResponse', version)
  const flexible = version >= 6
  if (version >= 2) {
    writer.int32(value.throttleTimeMs ?? 0)
  }
  writer.int16(value.errorCode ?? 0)
  writer.int32(value.generationId ?? -1)
  if (version >= 7) {
    if (flexible) writer.compactNullableString(value.protocolType ?? null)
    else writer.nullableString(value.protocolType ?? null)
  }
  if (value.protocolName === null && !(version >= 7)) refuseNull('protocolName', version)
  if (flexible) writer.compactNullableString(value.protocolName === undefined ? '' : value.protocolName)
  else writer.nullableString(value.protocolName === undefined ? '' : value.protocolName)
  if (flexible) writer.compactString(value.leader ?? '')
  else writer.string(value.leader ?? '')
  if (version === 9) {
    writer.bool(value.skipAssignment ?? false)
  }
  if (flexible) writer.compactString(value.memberId ?? '')
  else writer.string(value.memberId ?? '')
  const membersList = value.members ?? []
  writer.count(flexible, membersList.length)
  for (const item of membersList) {
    writeJoinGroupResponseMember(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeJoinGroupResponseMember(writer: Writer, value: Draft<JoinGroupResponseMember>, version: number): void {
  const flexible = version >= 6
  if (flexible) writer.compactString(value.memberId ?? '')
  else writer.string(value.memberId ?? '')
  if (version >= 5) {
    if (flexible) writer.compactNullableString(value.groupInstanceId ?? null)
    else writer.nullableString(value.groupInstanceId ?? null)
  }
  if (flexible) writer.compactBytes(value.metadata ?? Buffer.alloc(0))
  else writer.bytes32(value.metadata ?? Buffer.alloc(0))
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<JoinGroupResponse> = {
  name: 'JoinGroupResponse',
  versionMin: 0,
  versionMax: 9,
  flexibleFrom: 6,
  read: readJoinGroupResponse,
  write: writeJoinGroupResponse
}
