// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface BrokerEndpoint {
  name: string
  host: string
  /** uint16 */
  port: number
  /** int16 */
  securityProtocol: number
  unknownTags?: UnknownTag[] | undefined
}

export interface BrokerFeature {
  name: string
  /** int16 */
  minSupportedVersion: number
  /** int16 */
  maxSupportedVersion: number
  unknownTags?: UnknownTag[] | undefined
}

export interface RegisterBrokerRecord {
  /** int32 */
  brokerId: number
  /** v2+ */
  isMigratingZkBroker: boolean
  incarnationId: Uuid
  /** int64 */
  brokerEpoch: Int64
  endPoints: BrokerEndpoint[]
  features: BrokerFeature[]
  rack: string | null
  /** default true */
  fenced: boolean
  /** v1+ */
  inControlledShutdown: boolean
  /** v3+, tag 0 */
  logDirs: Uuid[]
  /** v4+, tag 1, default null */
  cordonedLogDirs: Uuid[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readRegisterBrokerRecord(reader: Reader, version: number): RegisterBrokerRecord {
  if (version < 0 || version > 4) refuseVersion('RegisterBrokerRecord', version)
  const value: RegisterBrokerRecord = {
    brokerId: reader.int32(),
    isMigratingZkBroker: version >= 2 ? reader.bool() : false,
    incarnationId: reader.uuid(),
    brokerEpoch: reader.int64(),
    endPoints: readBrokerEndpointList(reader, version, reader.count(true, 7)),
    features: readBrokerFeatureList(reader, version, reader.count(true, 6)),
    rack: reader.compactNullableString(),
    fenced: reader.bool(),
    inControlledShutdown: version >= 1 ? reader.bool() : false,
    logDirs: [],
    cordonedLogDirs: null,
    unknownTags: undefined
  }
  readRegisterBrokerRecordTags(reader, version, value)
  return value
}

function readRegisterBrokerRecordTags(reader: Reader, version: number, value: RegisterBrokerRecord): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0 && version >= 3) {
      const end = reader.tagEnd()
      value.logDirs = reader.uuids(reader.count(true, 16))
      reader.tagDone(end)
      continue
    }
    if (tag === 1 && version === 4) {
      const end = reader.tagEnd()
      value.cordonedLogDirs = reader.uuidsOrNull(reader.countOrNull(true, 16))
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readBrokerEndpoint(reader: Reader, version: number): BrokerEndpoint {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    securityProtocol: reader.int16(),
    unknownTags: reader.tags()
  }
}

export function readBrokerFeature(reader: Reader, version: number): BrokerFeature {
  return {
    name: reader.compactString(),
    minSupportedVersion: reader.int16(),
    maxSupportedVersion: reader.int16(),
    unknownTags: reader.tags()
  }
}

function readBrokerEndpointList(reader: Reader, version: number, count: number): BrokerEndpoint[] {
  const list: BrokerEndpoint[] = []
  for (let i = 0; i < count; i++) list.push(readBrokerEndpoint(reader, version))
  return list
}

function readBrokerFeatureList(reader: Reader, version: number, count: number): BrokerFeature[] {
  const list: BrokerFeature[] = []
  for (let i = 0; i < count; i++) list.push(readBrokerFeature(reader, version))
  return list
}

export function writeRegisterBrokerRecord(writer: Writer, value: Draft<RegisterBrokerRecord>, version: number): void {
  if (version < 0 || version > 4) refuseVersion('RegisterBrokerRecord', version)
  writer.int32(value.brokerId ?? 0)
  if (version >= 2) {
    writer.bool(value.isMigratingZkBroker ?? false)
  }
  writer.uuid(value.incarnationId ?? zeroUuid)
  writer.int64(value.brokerEpoch ?? 0)
  const endPointsList = value.endPoints ?? []
  writer.count(true, endPointsList.length)
  for (const item of endPointsList) {
    writeBrokerEndpoint(writer, item, version)
  }
  const featuresList = value.features ?? []
  writer.count(true, featuresList.length)
  for (const item of featuresList) {
    writeBrokerFeature(writer, item, version)
  }
  writer.compactNullableString(value.rack === undefined ? '' : value.rack)
  writer.bool(value.fenced ?? true)
  if (version >= 1) {
    writer.bool(value.inControlledShutdown ?? false)
  }
  writeRegisterBrokerRecordTags(writer, value, version)
}

function writeRegisterBrokerRecordTags(writer: Writer, value: Draft<RegisterBrokerRecord>, version: number): void {
  const unknown = value.unknownTags
  const hasLogDirs = version >= 3 && !((value.logDirs?.length ?? 0) === 0)
  const hasCordonedLogDirs = version === 4 && !((value.cordonedLogDirs ?? null) === null)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasLogDirs ? 1 : 0) + (hasCordonedLogDirs ? 1 : 0))
  let next = 0
  if (hasLogDirs) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    const logDirsList = value.logDirs ?? []
    writer.count(true, logDirsList.length)
    for (const item of logDirsList) {
      writer.uuid(item)
    }
    writer.endTag(begin)
  }
  if (hasCordonedLogDirs) {
    next = writer.tagsBefore(unknown, next, 1)
    const begin = writer.beginTag(1)
    const cordonedLogDirsList = value.cordonedLogDirs ?? null
    if (cordonedLogDirsList === null) writer.nullArray(true)
    else {
      writer.count(true, cordonedLogDirsList.length)
      for (const item of cordonedLogDirsList) {
        writer.uuid(item)
      }
    }
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeBrokerEndpoint(writer: Writer, value: Draft<BrokerEndpoint>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.compactString(value.host ?? '')
  writer.uint16(value.port ?? 0)
  writer.int16(value.securityProtocol ?? 0)
  writer.tags(value.unknownTags)
}

export function writeBrokerFeature(writer: Writer, value: Draft<BrokerFeature>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.int16(value.minSupportedVersion ?? 0)
  writer.int16(value.maxSupportedVersion ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<RegisterBrokerRecord> = {
  name: 'RegisterBrokerRecord',
  versionMin: 0,
  versionMax: 4,
  flexibleFrom: 0,
  read: readRegisterBrokerRecord,
  write: writeRegisterBrokerRecord
}
