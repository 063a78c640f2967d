// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
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
  /** int16 */
  securityProtocol: number
  unknownTags?: UnknownTag[] | undefined
}

export interface Feature {
  name: string
  /** int16 */
  minSupportedVersion: number
  /** int16 */
  maxSupportedVersion: number
  unknownTags?: UnknownTag[] | undefined
}

export interface BrokerRegistrationRequest {
  /** int32 */
  brokerId: number
  clusterId: string
  incarnationId: Uuid
  listeners: Listener[]
  features: Feature[]
  rack: string | null
  /** v1+ */
  isMigratingZkBroker: boolean
  /** v2+ */
  logDirs: Uuid[]
  /** v3+, default -1, int64 */
  previousBrokerEpoch: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readBrokerRegistrationRequest(reader: Reader, version: number): BrokerRegistrationRequest {
  if (version < 0 || version > 4) refuseVersion('BrokerRegistrationRequest', version)
  return {
    brokerId: reader.int32(),
    clusterId: reader.compactString(),
    incarnationId: reader.uuid(),
    listeners: readListenerList(reader, version, reader.count(true, 7)),
    features: readFeatureList(reader, version, reader.count(true, 6)),
    rack: reader.compactNullableString(),
    isMigratingZkBroker: version >= 1 ? reader.bool() : false,
    logDirs: version >= 2 ? reader.uuids(reader.count(true, 16)) : [],
    previousBrokerEpoch: version >= 3 ? reader.int64() : -1,
    unknownTags: reader.tags()
  }
}

export function readListener(reader: Reader, version: number): Listener {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    securityProtocol: reader.int16(),
    unknownTags: reader.tags()
  }
}

export function readFeature(reader: Reader, version: number): Feature {
  return {
    name: reader.compactString(),
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

function readFeatureList(reader: Reader, version: number, count: number): Feature[] {
  const list: Feature[] = []
  for (let i = 0; i < count; i++) list.push(readFeature(reader, version))
  return list
}

export function writeBrokerRegistrationRequest(writer: Writer, value: Draft<BrokerRegistrationRequest>, version: number): void {
  if (version < 0 || version > 4) refuseVersion('BrokerRegistrationRequest', version)
  writer.int32(value.brokerId ?? 0)
  writer.compactString(value.clusterId ?? '')
  writer.uuid(value.incarnationId ?? zeroUuid)
  const listenersList = value.listeners ?? []
  writer.count(true, listenersList.length)
  for (const item of listenersList) {
    writeListener(writer, item, version)
  }
  const featuresList = value.features ?? []
  writer.count(true, featuresList.length)
  for (const item of featuresList) {
    writeFeature(writer, item, version)
  }
  writer.compactNullableString(value.rack === undefined ? '' : value.rack)
  if (version >= 1) {
    writer.bool(value.isMigratingZkBroker ?? false)
  }
  if (version >= 2) {
    const logDirsList = value.logDirs ?? []
    writer.count(true, logDirsList.length)
    for (const item of logDirsList) {
      writer.uuid(item)
    }
  }
  if (version >= 3) {
    writer.int64(value.previousBrokerEpoch ?? -1)
  }
  writer.tags(value.unknownTags)
}

export function writeListener(writer: Writer, value: Draft<Listener>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.compactString(value.host ?? '')
  writer.uint16(value.port ?? 0)
  writer.int16(value.securityProtocol ?? 0)
  writer.tags(value.unknownTags)
}

export function writeFeature(writer: Writer, value: Draft<Feature>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.int16(value.minSupportedVersion ?? 0)
  writer.int16(value.maxSupportedVersion ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<BrokerRegistrationRequest> = {
  name: 'BrokerRegistrationRequest',
  versionMin: 0,
  versionMax: 4,
  flexibleFrom: 0,
  read: readBrokerRegistrationRequest,
  write: writeBrokerRegistrationRequest
}
