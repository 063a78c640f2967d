// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface JoinGroupRequestProtocol {
  name: string
  metadata: Buffer
  unknownTags?: UnknownTag[] | undefined
}

export interface JoinGroupRequest {
  groupId: string
  /** int32 */
  sessionTimeoutMs: number
  /** v1+, default -1, int32 */
  rebalanceTimeoutMs: number
  memberId: string
  /** v5+, default null */
  groupInstanceId: string | null
  protocolType: string
  protocols: JoinGroupRequestProtocol[]
  /** v8+, default null */
  reason: string | null
  unknownTags?: UnknownTag[] | undefined
}

export function readJoinGroupRequest(reader: Reader, version: number): JoinGroupRequest {
  if (version < 0 || version > 9) refuseVersion('JoinGroupRequest', version)
  const flexible = version >= 6
  return {
    groupId: (flexible ? reader.compactString() : reader.string()),
    sessionTimeoutMs: reader.int32(),
    rebalanceTimeoutMs: version >= 1 ? reader.int32() : -1,
    memberId: (flexible ? reader.compactString() : reader.string()),
    groupInstanceId: version >= 5 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    protocolType: (flexible ? reader.compactString() : reader.string()),
    protocols: (readJoinGroupRequestProtocolList(reader, version, reader.count(flexible, version >= 6 ? 3 : 6))),
    reason: version >= 8 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readJoinGroupRequestProtocol(reader: Reader, version: number): JoinGroupRequestProtocol {
  const flexible = version >= 6
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    metadata: (flexible ? reader.compactBytes() : reader.bytes()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readJoinGroupRequestProtocolList(reader: Reader, version: number, count: number): JoinGroupRequestProtocol[] {
  const list: JoinGroupRequestProtocol[] = []
  for (let i = 0; i < count; i++) list.push(readJoinGroupRequestProtocol(reader, version))
  return list
}

export function writeJoinGroupRequest(writer: Writer, value: Draft<JoinGroupRequest>, version: number): void {
  if (version < 0 || version > 9) refuseVersion('JoinGroupRequest', version)
  const flexible = version >= 6
  if (flexible) writer.compactString(value.groupId ?? '')
  else writer.string(value.groupId ?? '')
  writer.int32(value.sessionTimeoutMs ?? 0)
  if (version >= 1) {
    writer.int32(value.rebalanceTimeoutMs ?? -1)
  }
  if (flexible) writer.compactString(value.memberId ?? '')
  else writer.string(value.memberId ?? '')
  if (version >= 5) {
    if (flexible) writer.compactNullableString(value.groupInstanceId ?? null)
    else writer.nullableString(value.groupInstanceId ?? null)
  }
  if (flexible) writer.compactString(value.protocolType ?? '')
  else writer.string(value.protocolType ?? '')
  const protocolsList = value.protocols ?? []
  writer.count(flexible, protocolsList.length)
  for (const item of protocolsList) {
    writeJoinGroupRequestProtocol(writer, item, version)
  }
  if (version >= 8) {
    if (flexible) writer.compactNullableString(value.reason ?? null)
    else writer.nullableString(value.reason ?? null)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeJoinGroupRequestProtocol(writer: Writer, value: Draft<JoinGroupRequestProtocol>, version: number): void {
  const flexible = version >= 6
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  if (flexible) writer.compactBytes(value.metadata ?? Buffer.alloc(0))
  else writer.bytes32(value.metadata ?? Buffer.alloc(0))
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<JoinGroupRequest> = {
  name: 'JoinGroupRequest',
  versionMin: 0,
  versionMax: 9,
  flexibleFrom: 6,
  read: readJoinGroupRequest,
  write: writeJoinGroupRequest
}
