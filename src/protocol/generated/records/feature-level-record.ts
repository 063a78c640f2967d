// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface FeatureLevelRecord {
  name: string
  /** int16 */
  featureLevel: number
  unknownTags?: UnknownTag[] | undefined
}

export function readFeatureLevelRecord(reader: Reader, version: number): FeatureLevelRecord {
  if (version < 0 || version > 0) refuseVersion('FeatureLevelRecord', version)
  return {
    name: reader.compactString(),
    featureLevel: reader.int16(),
    unknownTags: reader.tags()
  }
}

export function writeFeatureLevelRecord(writer: Writer, value: Draft<FeatureLevelRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('FeatureLevelRecord', version)
  writer.compactString(value.name ?? '')
  writer.int16(value.featureLevel ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<FeatureLevelRecord> = {
  name: 'FeatureLevelRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readFeatureLevelRecord,
  write: writeFeatureLevelRecord
}
