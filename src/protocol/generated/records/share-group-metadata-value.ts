// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ShareGroupMetadataValue {
  /** int32 */
  epoch: number
  /** int64 */
  metadataHash: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readShareGroupMetadataValue(reader: Reader, version: number): ShareGroupMetadataValue {
  if (version < 0 || version > 0) refuseVersion('ShareGroupMetadataValue', version)
  return {
    epoch: reader.int32(),
    metadataHash: reader.int64(),
    unknownTags: reader.tags()
  }
}

export function writeShareGroupMetadataValue(writer: Writer, value: Draft<ShareGroupMetadataValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareGroupMetadataValue', version)
  writer.int32(value.epoch ?? 0)
  writer.int64(value.metadataHash ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareGroupMetadataValue> = {
  name: 'ShareGroupMetadataValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readShareGroupMetadataValue,
  write: writeShareGroupMetadataValue
}
