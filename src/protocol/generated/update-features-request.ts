// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface FeatureUpdateKey {
  feature: string
  /** int16 */
  maxVersionLevel: number
  /** v0 */
  allowDowngrade: boolean
  /** v1+, default 1, int8 */
  upgradeType: number
  unknownTags?: UnknownTag[] | undefined
}

export interface UpdateFeaturesRequest {
  /** default 60000, int32 */
  timeoutMs: number
  featureUpdates: FeatureUpdateKey[]
  /** v1+ */
  validateOnly: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readUpdateFeaturesRequest(reader: Reader, version: number): UpdateFeaturesRequest {
  if (version < 0 || version > 2) refuseVersion('UpdateFeaturesRequest', version)
  return {
    timeoutMs: reader.int32(),
    featureUpdates: readFeatureUpdateKeyList(reader, version, reader.count(true, 5)),
    validateOnly: version >= 1 ? reader.bool() : false,
    unknownTags: reader.tags()
  }
}

export function readFeatureUpdateKey(reader: Reader, version: number): FeatureUpdateKey {
  return {
    feature: reader.compactString(),
    maxVersionLevel: reader.int16(),
    allowDowngrade: version === 0 ? reader.bool() : false,
    upgradeType: version >= 1 ? reader.int8() : 1,
    unknownTags: reader.tags()
  }
}

function readFeatureUpdateKeyList(reader: Reader, version: number, count: number): FeatureUpdateKey[] {
  const list: FeatureUpdateKey[] = []
  for (let i = 0; i < count; i++) list.push(readFeatureUpdateKey(reader, version))
  return list
}

export function writeUpdateFeaturesRequest(writer: Writer, value: Draft<UpdateFeaturesRequest>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('UpdateFeaturesRequest', version)
  writer.int32(value.timeoutMs ?? 60000)
  const featureUpdatesList = value.featureUpdates ?? []
  writer.count(true, featureUpdatesList.length)
  for (const item of featureUpdatesList) {
    writeFeatureUpdateKey(writer, item, version)
  }
  if (version >= 1) {
    writer.bool(value.validateOnly ?? false)
  }
  writer.tags(value.unknownTags)
}

export function writeFeatureUpdateKey(writer: Writer, value: Draft<FeatureUpdateKey>, version: number): void {
  writer.compactString(value.feature ?? '')
  writer.int16(value.maxVersionLevel ?? 0)
  if (version === 0) {
    writer.bool(value.allowDowngrade ?? false)
  }
  if (version >= 1) {
    writer.int8(value.upgradeType ?? 1)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<UpdateFeaturesRequest> = {
  name: 'UpdateFeaturesRequest',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readUpdateFeaturesRequest,
  write: writeUpdateFeaturesRequest
}
