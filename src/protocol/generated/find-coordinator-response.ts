// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface Coordinator {
  key: string
  /** int32 */
  nodeId: number
  host: string
  /** int32 */
  port: number
  /** int16 */
  errorCode: number
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface FindCoordinatorResponse {
  /** v1+, int32 */
  throttleTimeMs: number
  /** v0-3, int16 */
  errorCode: number
  /** v1-3 */
  errorMessage: string | null
  /** v0-3, int32 */
  nodeId: number
  /** v0-3 */
  host: string
  /** v0-3, int32 */
  port: number
  /** v4+ */
  coordinators: Coordinator[]
  unknownTags?: UnknownTag[] | undefined
}

export function readFindCoordinatorResponse(reader: Reader, version: number): FindCoordinatorResponse {
  if (version < 0 || version > 6) refuseVersion('FindCoordinatorResponse', version)
  const flexible = version >= 3
  return {
    throttleTimeMs: version >= 1 ? reader.int32() : 0,
    errorCode: version <= 3 ? reader.int16() : 0,
    errorMessage: version >= 1 && version <= 3 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : '',
    nodeId: version <= 3 ? reader.int32() : 0,
    host: version <= 3 ? (flexible ? reader.compactString() : reader.string()) : '',
    port: version <= 3 ? reader.int32() : 0,
    coordinators: version >= 4 ? readCoordinatorList(reader, version, reader.count(flexible, 14)) : [],
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readCoordinator(reader: Reader, version: number): Coordinator {
  const flexible = version >= 3
  return {
    key: (flexible ? reader.compactString() : reader.string()),
    nodeId: reader.int32(),
    host: (flexible ? reader.compactString() : reader.string()),
    port: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readCoordinatorList(reader: Reader, version: number, count: number): Coordinator[] {
  const list: Coordinator[] = []
  for (let i = 0; i < count; i++) list.push(readCoordinator(reader, version))
  return list
}

export function writeFindCoordinatorResponse(writer: Writer, value: Draft<FindCoordinatorResponse>, version: number): void {
  if (version < 0 || version > 6) refuseVersion('FindCoordinatorResponse', version)
  const flexible = version >= 3
  if (version >= 1) {
    writer.int32(value.throttleTimeMs ?? 0)
  }
  if (version <= 3) {
    writer.int16(value.errorCode ?? 0)
  }
  if (version >= 1 && version <= 3) {
    if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
    else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  }
  if (version <= 3) {
    writer.int32(value.nodeId ?? 0)
  }
  if (version <= 3) {
    if (flexible) writer.compactString(value.host ?? '')
    else writer.string(value.host ?? '')
  }
  if (version <= 3) {
    writer.int32(value.port ?? 0)
  }
  if (version >= 4) {
    const coordinatorsList = value.coordinators ?? []
    writer.count(flexible, coordinatorsList.length)
    for (const item of coordinatorsList) {
      writeCoordinator(writer, item, version)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeCoordinator(writer: Writer, value: Draft<Coordinator>, version: number): void {
  const flexible = version >= 3
  if (flexible) writer.compactString(value.key ?? '')
  else writer.string(value.key ?? '')
  writer.int32(value.nodeId ?? 0)
  if (flexible) writer.compactString(value.host ?? '')
  else writer.string(value.host ?? '')
  writer.int32(value.port ?? 0)
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<FindCoordinatorResponse> = {
  name: 'FindCoordinatorResponse',
  versionMin: 0,
  versionMax: 6,
  flexibleFrom: 3,
  read: readFindCoordinatorResponse,
  write: writeFindCoordinatorResponse
}
