// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ListedGroup {
  groupId: string
  protocolType: string
  /** v4+ */
  groupState: string
  /** v5+ */
  groupType: string
  unknownTags?: UnknownTag[] | undefined
}

export interface ListGroupsResponse {
  /** v1+, int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  groups: ListedGroup[]
  unknownTags?: UnknownTag[] | undefined
}

export function readListGroupsResponse(reader: Reader, version: number): ListGroupsResponse {
  if (version < 0 || version > 5) refuseVersion('ListGroupsResponse', version)
  const flexible = version >= 3
  return {
    throttleTimeMs: version >= 1 ? reader.int32() : 0,
    errorCode: reader.int16(),
    groups: (readListedGroupList(reader, version, reader.count(flexible, version >= 5 ? 5 : version >= 4 ? 4 : version >= 3 ? 3 : 4))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readListedGroup(reader: Reader, version: number): ListedGroup {
  const flexible = version >= 3
  return {
    groupId: (flexible ? reader.compactString() : reader.string()),
    protocolType: (flexible ? reader.compactString() : reader.string()),
    groupState: version >= 4 ? (flexible ? reader.compactString() : reader.string()) : '',
    groupType: version === 5 ? (flexible ? reader.compactString() : reader.string()) : '',
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readListedGroupList(reader: Reader, version: number, count: number): ListedGroup[] {
  const list: ListedGroup[] = []
  for (let i = 0; i < count; i++) list.push(readListedGroup(reader, version))
  return list
}

export function writeListGroupsResponse(writer: Writer, value: Draft<ListGroupsResponse>, version: number): void {
  if (version < 0 || version > 5) refuseVersion('ListGroupsResponse', version)
  const flexible = version >= 3
  if (version >= 1) {
    writer.int32(value.throttleTimeMs ?? 0)
  }
  writer.int16(value.errorCode ?? 0)
  const groupsList = value.groups ?? []
  writer.count(flexible, groupsList.length)
  for (const item of groupsList) {
    writeListedGroup(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeListedGroup(writer: Writer, value: Draft<ListedGroup>, version: number): void {
  const flexible = version >= 3
  if (flexible) writer.compactString(value.groupId ?? '')
  else writer.string(value.groupId ?? '')
  if (flexible) writer.compactString(value.protocolType ?? '')
  else writer.string(value.protocolType ?? '')
  if (version >= 4) {
    if (flexible) writer.compactString(value.groupState ?? '')
    else writer.string(value.groupState ?? '')
  }
  if (version === 5) {
    if (flexible) writer.compactString(value.groupType ?? '')
    else writer.string(value.groupType ?? '')
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<ListGroupsResponse> = {
  name: 'ListGroupsResponse',
  versionMin: 0,
  versionMax: 5,
  flexibleFrom: 3,
  read: readListGroupsResponse,
  write: writeListGroupsResponse
}
