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

export interface ControllerRegistrationRequest {
  /** int32 */
  controllerId: number
  incarnationId: Uuid
  zkMigrationReady: boolean
  listeners: Listener[]
  features: Feature[]
  unknownTags?: UnknownTag[] | undefined
}

export function readControllerRegistrationRequest(reader: Reader, version: number): ControllerRegistrationRequest {
  if (version < 0 || version > 0) refuseVersion('ControllerRegistrationRequest', version)
  return {
    controllerId: reader.int32(),
    incarnationId: reader.uuid(),
    zkMigrationReady: reader.bool(),
    listeners: readListenerList(reader, version, reader.count(true, 7)),
    features: readFeatureList(reader, version, reader.count(true, 6)),
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

export function writeControllerRegistrationRequest(writer: Writer, value: Draft<ControllerRegistrationRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ControllerRegistrationRequest', version)
  writer.int32(value.controllerId ?? 0)
  writer.uuid(value.incarnationId ?? zeroUuid)
  writer.bool(value.zkMigrationReady ?? false)
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

export const codec: Codec<ControllerRegistrationRequest> = {
  name: 'ControllerRegistrationRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readControllerRegistrationRequest,
  write: writeControllerRegistrationRequest
}
