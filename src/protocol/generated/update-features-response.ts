// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface UpdatableFeatureResult {
  feature: string
  /** int16 */
  errorCode: number
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface UpdateFeaturesResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  errorMessage: string | null
  /** v0-1 */
  results: UpdatableFeatureResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readUpdateFeaturesResponse(reader: Reader, version: number): UpdateFeaturesResponse {
  if (version < 0 || version > 2) refuseVersion('UpdateFeaturesResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    results: version <= 1 ? readUpdatableFeatureResultList(reader, version, reader.count(true, 5)) : [],
    unknownTags: reader.tags()
  }
}

export function readUpdatableFeatureResult(reader: Reader, version: number): UpdatableFeatureResult {
  return {
    feature: reader.compactString(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: reader.tags()
  }
}

function readUpdatableFeatureResultList(reader: Reader, version: number, count: number): UpdatableFeatureResult[] {
  const list: UpdatableFeatureResult[] = []
  for (let i = 0; i < count; i++) list.push(readUpdatableFeatureResult(reader, version))
  return list
}

export function writeUpdateFeaturesResponse(writer: Writer, value: Draft<UpdateFeaturesResponse>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('UpdateFeaturesResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  if (version <= 1) {
    const resultsList = value.results ?? []
    writer.count(true, resultsList.length)
    for (const item of resultsList) {
      writeUpdatableFeatureResult(writer, item, version)
    }
  }
  writer.tags(value.unknownTags)
}

export function writeUpdatableFeatureResult(writer: Writer, value: Draft<UpdatableFeatureResult>, version: number): void {
  writer.compactString(value.feature ?? '')
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  writer.tags(value.unknownTags)
}

export const codec: Codec<UpdateFeaturesResponse> = {
  name: 'UpdateFeaturesResponse',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readUpdateFeaturesResponse,
  write: writeUpdateFeaturesResponse
}
