// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface Listener {
  name: string
  host: string
  /** uint16 */
  port: number
  unknownTags?: UnknownTag[] | undefined
}

export interface KRaftVersionFeature {
  /** int16 */
  minSupportedVersion: number
  /** int16 */
  maxSupportedVersion: number
  unknownTags?: UnknownTag[] | undefined
}

export interface UpdateRaftVoterRequest {
  clusterId: string | null
  /** int32 */
  currentLeaderEpoch: number
  /** int32 */
  voterId: number
  voterDirectoryId: Uuid
  listeners: Listener[]
  kRaftVersionFeature: KRaftVersionFeature
  unknownTags?: UnknownTag[] | undefined
}

export function readUpdateRaftVoterRequest(reader: Reader, version: number): UpdateRaftVoterRequest {
  if (version < 0 || version > 0) refuseVersion('UpdateRaftVoterRequest', version)
  return {
    clusterId: reader.compactNullableString(),
    currentLeaderEpoch: reader.int32(),
    voterId: reader.int32(),
    voterDirectoryId: reader.uuid(),
    listeners: readListenerList(reader, version, reader.count(true, 5)),
    kRaftVersionFeature: readKRaftVersionFeature(reader, version),
    unknownTags: reader.tags()
  }
}

export function readListener(reader: Reader, version: number): Listener {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: reader.tags()
  }
}

export function readKRaftVersionFeature(reader: Reader, version: number): KRaftVersionFeature {
  return {
    minSupportedVersion: reader.int16(),
    maxSupportedVersion: reader.int16(),
    unknownTags: reader.tags()
  }
}

function readListenerList(reader: Reader, version: number, count: number): Listener[] {
  const list: Listener[] = []
  for (let i = 0; i < count; i++) list.push(readListener(reader, version))
  return list
}

export function writeUpdateRaftVoterRequest(writer: Writer, value: Draft<UpdateRaftVoterRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('UpdateRaftVoterRequest', version)
  writer.compactNullableString(value.clusterId === undefined ? '' : value.clusterId)
  writer.int32(value.currentLeaderEpoch ?? 0)
  writer.int32(value.voterId ?? 0)
  writer.uuid(value.voterDirectoryId ?? zeroUuid)
  const listenersList = value.listeners ?? []
  writer.count(true, listenersList.length)
  for (const item of listenersList) {
    writeListener(writer, item, version)
  }
  writeKRaftVersionFeature(writer, value.kRaftVersionFeature ?? {}, version)
  writer.tags(value.unknownTags)
}

export function writeListener(writer: Writer, value: Draft<Listener>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.compactString(value.host ?? '')
  writer.uint16(value.port ?? 0)
  writer.tags(value.unknownTags)
}

export function writeKRaftVersionFeature(writer: Writer, value: Draft<KRaftVersionFeature>, version: number): void {
  writer.int16(value.minSupportedVersion ?? 0)
  writer.int16(value.maxSupportedVersion ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<UpdateRaftVoterRequest> = {
  name: 'UpdateRaftVoterRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readUpdateRaftVoterRequest,
  write: writeUpdateRaftVoterRequest
}
