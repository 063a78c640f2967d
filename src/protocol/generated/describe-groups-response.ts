// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribedGroupMember {
  memberId: string
  /** v4+, default null */
  groupInstanceId: string | null
  clientId: string
  clientHost: string
  memberMetadata: Buffer
  memberAssignment: Buffer
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribedGroup {
  /** int16 */
  errorCode: number
  /** v6+, default null */
  errorMessage: string | null
  groupId: string
  groupState: string
  protocolType: string
  protocolData: string
  members: DescribedGroupMember[]
  /** v3+, default -2147483648, int32 */
  authorizedOperations: number
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeGroupsResponse {
  /** v1+, int32 */
  throttleTimeMs: number
  groups: DescribedGroup[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeGroupsResponse(reader: Reader, version: number): DescribeGroupsResponse {
  if (version < 0 || version > 6) refuseVersion('DescribeGroupsResponse', version)
  const flexible = version >= 5
  return {
    throttleTimeMs: version >= 1 ? reader.int32() : 0,
    groups: (readDescribedGroupList(reader, version, reader.count(flexible, version >= 6 ? 13 : version >= 5 ? 12 : version >= 3 ? 18 : 14))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribedGroupMember(reader: Reader, version: number): DescribedGroupMember {
  const flexible = version >= 5
  return {
    memberId: (flexible ? reader.compactString() : reader.string()),
    groupInstanceId: version >= 4 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    clientId: (flexible ? reader.compactString() : reader.string()),
    clientHost: (flexible ? reader.compactString() : reader.string()),
    memberMetadata: (flexible ? reader.compactBytes() : reader.bytes()),
    memberAssignment: (flexible ? reader.compactBytes() : reader.bytes()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribedGroup(reader: Reader, version: number): DescribedGroup {
  const flexible = version >= 5
  return {
    errorCode: reader.int16(),
    errorMessage: version === 6 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    groupId: (flexible ? reader.compactString() : reader.string()),
    groupState: (flexible ? reader.compactString() : reader.string()),
    protocolType: (flexible ? reader.compactString() : reader.string()),
    protocolData: (flexible ? reader.compactString() : reader.string()),
    members: (readDescribedGroupMemberList(reader, version, reader.count(flexible, version >= 5 ? 7 : version >= 4 ? 16 : 14))),
    authorizedOperations: version >= 3 ? reader.int32() : -2147483648,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDescribedGroupMemberList(reader: Reader, version: number, count: number): DescribedGroupMember[] {
  const list: DescribedGroupMember[] = []
  for (let i = 0; i < count; i++) list.push(readDescribedGroupMember(reader, version))
  return list
}

function readDescribedGroupList(reader: Reader, version: number, count: number): DescribedGroup[] {
  const list: DescribedGroup[] = []
  for (let i = 0; i < count; i++) list.push(readDescribedGroup(reader, version))
  return list
}

export function writeDescribeGroupsResponse(writer: Writer, value: Draft<DescribeGroupsResponse>, version: number): void {
  if (version < 0 || version > 6) refuseVersion('DescribeGroupsResponse', version)
  const flexible = version >= 5
  if (version >= 1) {
    writer.int32(value.throttleTimeMs ?? 0)
  }
  const groupsList = value.groups ?? []
  writer.count(flexible, groupsList.length)
  for (const item of groupsList) {
    writeDescribedGroup(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribedGroupMember(writer: Writer, value: Draft<DescribedGroupMember>, version: number): void {
  const flexible = version >= 5
  if (flexible) writer.compactString(value.memberId ?? '')
  else writer.string(value.memberId ?? '')
  if (version >= 4) {
    if (flexible) writer.compactNullableString(value.groupInstanceId ?? null)
    else writer.nullableString(value.groupInstanceId ?? null)
  }
  if (flexible) writer.compactString(value.clientId ?? '')
  else writer.string(value.clientId ?? '')
  if (flexible) writer.compactString(value.clientHost ?? '')
  else writer.string(value.clientHost ?? '')
  if (flexible) writer.compactBytes(value.memberMetadata ?? Buffer.alloc(0))
  else writer.bytes32(value.memberMetadata ?? Buffer.alloc(0))
  if (flexible) writer.compactBytes(value.memberAssignment ?? Buffer.alloc(0))
  else writer.bytes32(value.memberAssignment ?? Buffer.alloc(0))
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribedGroup(writer: Writer, value: Draft<DescribedGroup>, version: number): void {
  const flexible = version >= 5
  writer.int16(value.errorCode ?? 0)
  if (version === 6) {
    if (flexible) writer.compactNullableString(value.errorMessage ?? null)
    else writer.nullableString(value.errorMessage ?? null)
  }
  if (flexible) writer.compactString(value.groupId ?? '')
  else writer.string(value.groupId ?? '')
  if (flexible) writer.compactString(value.groupState ?? '')
  else writer.string(value.groupState ?? '')
  if (flexible) writer.compactString(value.protocolType ?? '')
  else writer.string(value.protocolType ?? '')
  if (flexible) writer.compactString(value.protocolData ?? '')
  else writer.string(value.protocolData ?? '')
  const membersList = value.members ?? []
  writer.count(flexible, membersList.length)
  for (const item of membersList) {
    writeDescribedGroupMember(writer, item, version)
  }
  if (version >= 3) {
    writer.int32(value.authorizedOperations ?? -2147483648)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DescribeGroupsResponse> = {
  name: 'DescribeGroupsResponse',
  versionMin: 0,
  versionMax: 6,
  flexibleFrom: 5,
  read: readDescribeGroupsResponse,
  write: writeDescribeGroupsResponse
}
