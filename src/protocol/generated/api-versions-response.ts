// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ApiVersion {
  /** int16 */
  apiKey: number
  /** int16 */
  minVersion: number
  /** int16 */
  maxVersion: number
  unknownTags?: UnknownTag[] | undefined
}

export interface SupportedFeatureKey {
  name: string
  /** int16 */
  minVersion: number
  /** int16 */
  maxVersion: number
  unknownTags?: UnknownTag[] | undefined
}

export interface FinalizedFeatureKey {
  name: string
  /** int16 */
  maxVersionLevel: number
  /** int16 */
  minVersionLevel: number
  unknownTags?: UnknownTag[] | undefined
}

export interface ApiVersionsResponse {
  /** int16 */
  errorCode: number
  apiKeys: ApiVersion[]
  /** v1+, int32 */
  throttleTimeMs: number
  /** v3+, tag 0 */
  supportedFeatures: SupportedFeatureKey[]
  /** v3+, tag 1, default -1, int64 */
  finalizedFeaturesEpoch: Int64
  /** v3+, tag 2 */
  finalizedFeatures: FinalizedFeatureKey[]
  /** v3+, tag 3 */
  zkMigrationReady: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readApiVersionsResponse(reader: Reader, version: number): ApiVersionsResponse {
  if (version < 0 || version > 5) refuseVersion('ApiVersionsResponse', version)
  const flexible = version >= 3
  const value: ApiVersionsResponse = {
    errorCode: reader.int16(),
    apiKeys: (readApiVersionList(reader, version, reader.count(flexible, version >= 3 ? 7 : 6))),
    throttleTimeMs: version >= 1 ? reader.int32() : 0,
    supportedFeatures: [],
    finalizedFeaturesEpoch: -1,
    finalizedFeatures: [],
    zkMigrationReady: false,
    unknownTags: undefined
  }
  if (flexible) readApiVersionsResponseTags(reader, version, value)
  return value
}

function readApiVersionsResponseTags(reader: Reader, version: number, value: ApiVersionsResponse): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.supportedFeatures = readSupportedFeatureKeyList(reader, version, reader.count(true, 6))
      reader.tagDone(end)
      continue
    }
    if (tag === 1) {
      const end = reader.tagEnd()
      value.finalizedFeaturesEpoch = reader.int64()
      reader.tagDone(end)
      continue
    }
    if (tag === 2) {
      const end = reader.tagEnd()
      value.finalizedFeatures = readFinalizedFeatureKeyList(reader, version, reader.count(true, 6))
      reader.tagDone(end)
      continue
    }
    if (tag === 3) {
      const end = reader.tagEnd()
      value.zkMigrationReady = reader.bool()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readApiVersion(reader: Reader, version: number): ApiVersion {
  const flexible = version >= 3
  return {
    apiKey: reader.int16(),
    minVersion: reader.int16(),
    maxVersion: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readSupportedFeatureKey(reader: Reader, version: number): SupportedFeatureKey {
  const flexible = version >= 3
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    minVersion: reader.int16(),
    maxVersion: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readFinalizedFeatureKey(reader: Reader, version: number): FinalizedFeatureKey {
  const flexible = version >= 3
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    maxVersionLevel: reader.int16(),
    minVersionLevel: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readApiVersionList(reader: Reader, version: number, count: number): ApiVersion[] {
  const list: ApiVersion[] = []
  for (let i = 0; i < count; i++) list.push(readApiVersion(reader, version))
  return list
}

function readSupportedFeatureKeyList(reader: Reader, version: number, count: number): SupportedFeatureKey[] {
  const list: SupportedFeatureKey[] = []
  for (let i = 0; i < count; i++) list.push(readSupportedFeatureKey(reader, version))
  return list
}

function readFinalizedFeatureKeyList(reader: Reader, version: number, count: number): FinalizedFeatureKey[] {
  const list: FinalizedFeatureKey[] = []
  for (let i = 0; i < count; i++) list.push(readFinalizedFeatureKey(reader, version))
  return list
}

export function writeApiVersionsResponse(writer: Writer, value: Draft<ApiVersionsResponse>, version: number): void {
  if (version < 0 || version > 5) refuseVersion('ApiVersionsResponse', version)
  const flexible = version >= 3
  writer.int16(value.errorCode ?? 0)
  const apiKeysList = value.apiKeys ?? []
  writer.count(flexible, apiKeysList.length)
  for (const item of apiKeysList) {
    writeApiVersion(writer, item, version)
  }
  if (version >= 1) {
    writer.int32(value.throttleTimeMs ?? 0)
  }
  if (flexible) {
    writeApiVersionsResponseTags(writer, value, version)
  }
}

function writeApiVersionsResponseTags(writer: Writer, value: Draft<ApiVersionsResponse>, version: number): void {
  const unknown = value.unknownTags
  const hasSupportedFeatures = !((value.supportedFeatures?.length ?? 0) === 0)
  const hasFinalizedFeaturesEpoch = !((value.finalizedFeaturesEpoch ?? -1) == -1)
  const hasFinalizedFeatures = !((value.finalizedFeatures?.length ?? 0) === 0)
  const hasZkMigrationReady = !((value.zkMigrationReady ?? false) === false)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasSupportedFeatures ? 1 : 0) + (hasFinalizedFeaturesEpoch ? 1 : 0) + (hasFinalizedFeatures ? 1 : 0) + (hasZkMigrationReady ? 1 : 0))
  let next = 0
  if (hasSupportedFeatures) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    const supportedFeaturesList = value.supportedFeatures ?? []
    writer.count(true, supportedFeaturesList.length)
    for (const item of supportedFeaturesList) {
      writeSupportedFeatureKey(writer, item, version)
    }
    writer.endTag(begin)
  }
  if (hasFinalizedFeaturesEpoch) {
    next = writer.tagsBefore(unknown, next, 1)
    const begin = writer.beginTag(1)
    writer.int64(value.finalizedFeaturesEpoch ?? -1)
    writer.endTag(begin)
  }
  if (hasFinalizedFeatures) {
    next = writer.tagsBefore(unknown, next, 2)
    const begin = writer.beginTag(2)
    const finalizedFeaturesList = value.finalizedFeatures ?? []
    writer.count(true, finalizedFeaturesList.length)
    for (const item of finalizedFeaturesList) {
      writeFinalizedFeatureKey(writer, item, version)
    }
    writer.endTag(begin)
  }
  if (hasZkMigrationReady) {
    next = writer.tagsBefore(unknown, next, 3)
    const begin = writer.beginTag(3)
    writer.bool(value.zkMigrationReady ?? false)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeApiVersion(writer: Writer, value: Draft<ApiVersion>, version: number): void {
  const flexible = version >= 3
  writer.int16(value.apiKey ?? 0)
  writer.int16(value.minVersion ?? 0)
  writer.int16(value.maxVersion ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeSupportedFeatureKey(writer: Writer, value: Draft<SupportedFeatureKey>, version: number): void {
  const flexible = version >= 3
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  writer.int16(value.minVersion ?? 0)
  writer.int16(value.maxVersion ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeFinalizedFeatureKey(writer: Writer, value: Draft<FinalizedFeatureKey>, version: number): void {
  const flexible = version >= 3
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  writer.int16(value.maxVersionLevel ?? 0)
  writer.int16(value.minVersionLevel ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<ApiVersionsResponse> = {
  name: 'ApiVersionsResponse',
  versionMin: 0,
  versionMax: 5,
  flexibleFrom: 3,
  read: readApiVersionsResponse,
  write: writeApiVersionsResponse
}
