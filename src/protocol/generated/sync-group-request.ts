// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface SyncGroupRequestAssignment {
  memberId: string
  assignment: Buffer
  unknownTags?: UnknownTag[] | undefined
}

export interface SyncGroupRequest {
  groupId: string
  /** int32 */
  generationId: number
  memberId: string
  /** v3+, default null */
  groupInstanceId: string | null
  /** v5+, default null */
  protocolType: string | null
  /** v5+, default null */
  protocolName: string | null
  assignments: SyncGroupRequestAssignment[]
  unknownTags?: UnknownTag[] | undefined
}

export function readSyncGroupRequest(reader: Reader, version: number): SyncGroupRequest {
  if (version < 0 || version > 5) refuseVersion('SyncGroupRequest', version)
  const flexible = version >= 4
  return {
    groupId: (flexible ? reader.compactString() : reader.string()),
    generationId: reader.int32(),
    memberId: (flexible ? reader.compactString() : reader.string()),
    groupInstanceId: version >= 3 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    protocolType: version === 5 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    protocolName: version === 5 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    assignments: (readSyncGroupRequestAssignmentList(reader, version, reader.count(flexible, version >= 4 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readSyncGroupRequestAssignment(reader: Reader, version: number): SyncGroupRequestAssignment {
  const flexible = version >= 4
  return {
    memberId: (flexible ? reader.compactString() : reader.string()),
    assignment: (flexible ? reader.compactBytes() : reader.bytes()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readSyncGroupRequestAssignmentList(reader: Reader, version: number, count: number): SyncGroupRequestAssignment[] {
  const list: SyncGroupRequestAssignment[] = []
  for (let i = 0; i < count; i++) list.push(readSyncGroupRequestAssignment(reader, version))
  return list
}

export function writeSyncGroupRequest(writer: Writer, value: Draft<SyncGroupRequest>, version: number): void {
  if (version < 0 || version > 5) refuseVersion('SyncGroupRequest', version)
  const flexible = version >= 4
  if (flexible) writer.compactString(value.groupId ?? '')
  else writer.string(value.groupId ?? '')
  writer.int32(value.generationId ?? 0)
  if (flexible) writer.compactString(value.memberId ?? '')
  else writer.string(value.memberId ?? '')
  if (version >= 3) {
    if (flexible) writer.compactNullableString(value.groupInstanceId ?? null)
    else writer.nullableString(value.groupInstanceId ?? null)
  }
  if (version === 5) {
    if (flexible) writer.compactNullableString(value.protocolType ?? null)
    else writer.nullableString(value.protocolType ?? null)
  }
  if (version === 5) {
    if (flexible) writer.compactNullableString(value.protocolName ?? null)
    else writer.nullableString(value.protocolName ?? null)
  }
  const assignmentsList = value.assignments ?? []
  writer.count(flexible, assignmentsList.length)
  for (const item of assignmentsList) {
    writeSyncGroupRequestAssignment(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeSyncGroupRequestAssignment(writer: Writer, value: Draft<SyncGroupRequestAssignment>, version: number): void {
  const flexible = version >= 4
  if (flexible) writer.compactString(value.memberId ?? '')
  else writer.string(value.memberId ?? '')
  if (flexible) writer.compactBytes(value.assignment ?? Buffer.alloc(0))
  else writer.bytes32(value.assignment ?? Buffer.alloc(0))
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<SyncGroupRequest> = {
  name: 'SyncGroupRequest',
  versionMin: 0,
  versionMax: 5,
  flexibleFrom: 4,
  read: readSyncGroupRequest,
  write: writeSyncGroupRequest
}
