// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ControllerEndpoint {
  name: string
  host: string
  /** uint16 */
  port: number
  /** int16 */
  securityProtocol: number
  unknownTags?: UnknownTag[] | undefined
}

export interface ControllerFeature {
  name: string
  /** int16 */
  minSupportedVersion: number
  /** int16 */
  maxSupportedVersion: number
  unknownTags?: UnknownTag[] | undefined
}

export interface RegisterControllerRecord {
  /** int32 */
  controllerId: number
  incarnationId: Uuid
  zkMigrationReady: boolean
  endPoints: ControllerEndpoint[]
  features: ControllerFeature[]
  unknownTags?: UnknownTag[] | undefined
}

export function readRegisterControllerRecord(reader: Reader, version: number): RegisterControllerRecord {
  if (version < 0 || version > 0) refuseVersion('RegisterControllerRecord', version)
  return {
    controllerId: reader.int32(),
    incarnationId: reader.uuid(),
    zkMigrationReady: reader.bool(),
    endPoints: readControllerEndpointList(reader, version, reader.count(true, 7)),
    features: readControllerFeatureList(reader, version, reader.count(true, 6)),
    unknownTags: reader.tags()
  }
}

export function readControllerEndpoint(reader: Reader, version: number): ControllerEndpoint {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    securityProtocol: reader.int16(),
    unknownTags: reader.tags()
  }
}

export function readControllerFeature(reader: Reader, version: number): ControllerFeature {
  return {
    name: reader.compactString(),
    minSupportedVersion: reader.int16(),
    maxSupportedVersion: reader.int16(),
    unknownTags: reader.tags()
  }
}

function readControllerEndpointList(reader: Reader, version: number, count: number): ControllerEndpoint[] {
  const list: ControllerEndpoint[] = []
  for (let i = 0; i < count; i++) list.push(readControllerEndpoint(reader, version))
  return list
}

function readControllerFeatureList(reader: Reader, version: number, count: number): ControllerFeature[] {
  const list: ControllerFeature[] = []
  for (let i = 0; i < count; i++) list.push(readControllerFeature(reader, version))
  return list
}

export function writeRegisterControllerRecord(writer: Writer, value: Draft<RegisterControllerRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('RegisterControllerRecord', version)
  writer.int32(value.controllerId ?? 0)
  writer.uuid(value.incarnationId ?? zeroUuid)
  writer.bool(value.zkMigrationReady ?? false)
  const endPointsList = value.endPoints ?? []
  writer.count(true, endPointsList.length)
  for (const item of endPointsList) {
    writeControllerEndpoint(writer, item, version)
  }
  const featuresList = value.features ?? []
  writer.count(true, featuresList.length)
  for (const item of featuresList) {
    writeControllerFeature(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeControllerEndpoint(writer: Writer, value: Draft<ControllerEndpoint>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.compactString(value.host ?? '')
  writer.uint16(value.port ?? 0)
  writer.int16(value.securityProtocol ?? 0)
  writer.tags(value.unknownTags)
}

export function writeControllerFeature(writer: Writer, value: Draft<ControllerFeature>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.int16(value.minSupportedVersion ?? 0)
  writer.int16(value.maxSupportedVersion ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<RegisterControllerRecord> = {
  name: 'RegisterControllerRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readRegisterControllerRecord,
  write: writeRegisterControllerRecord
}
