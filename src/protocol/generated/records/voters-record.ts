// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface Endpoint {
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

export interface Voter {
  /** int32 */
  voterId: number
  voterDirectoryId: Uuid
  endpoints: Endpoint[]
  kRaftVersionFeature: KRaftVersionFeature
  unknownTags?: UnknownTag[] | undefined
}

export interface VotersRecord {
  /** int16 */
  version: number
  voters: Voter[]
  unknownTags?: UnknownTag[] | undefined
}

export function readVotersRecord(reader: Reader, version: number): VotersRecord {
  if (version < 0 || version > 0) refuseVersion('VotersRecord', version)
  return {
    version: reader.int16(),
    voters: readVoterList(reader, version, reader.count(true, 27)),
    unknownTags: reader.tags()
  }
}

export function readEndpoint(reader: Reader, version: number): Endpoint {
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

export function readVoter(reader: Reader, version: number): Voter {
  return {
    voterId: reader.int32(),
    voterDirectoryId: reader.uuid(),
    endpoints: readEndpointList(reader, version, reader.count(true, 5)),
    kRaftVersionFeature: readKRaftVersionFeature(reader, version),
    unknownTags: reader.tags()
  }
}

function readEndpointList(reader: Reader, version: number, count: number): Endpoint[] {
  const list: Endpoint[] = []
  for (let i = 0; i < count; i++) list.push(readEndpoint(reader, version))
  return list
}

function readVoterList(reader: Reader, version: number, count: number): Voter[] {
  const list: Voter[] = []
  for (let i = 0; i < count; i++) list.push(readVoter(reader, version))
  return list
}

export function writeVotersRecord(writer: Writer, value: Draft<VotersRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('VotersRecord', version)
  writer.int16(value.version ?? 0)
  const votersList = value.voters ?? []
  writer.count(true, votersList.length)
  for (const item of votersList) {
    writeVoter(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeEndpoint(writer: Writer, value: Draft<Endpoint>, version: number): void {
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

export function writeVoter(writer: Writer, value: Draft<Voter>, version: number): void {
  writer.int32(value.voterId ?? 0)
  writer.uuid(value.voterDirectoryId ?? zeroUuid)
  const endpointsList = value.endpoints ?? []
  writer.count(true, endpointsList.length)
  for (const item of endpointsList) {
    writeEndpoint(writer, item, version)
  }
  writeKRaftVersionFeature(writer, value.kRaftVersionFeature ?? {}, version)
  writer.tags(value.unknownTags)
}

export const codec: Codec<VotersRecord> = {
  name: 'VotersRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readVotersRecord,
  write: writeVotersRecord
}
