// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface UnfenceBrokerRecord {
  /** int32 */
  id: number
  /** int64 */
  epoch: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readUnfenceBrokerRecord(reader: Reader, version: number): UnfenceBrokerRecord {
  if (version < 0 || version > 0) refuseVersion('UnfenceBrokerRecord', version)
  return {
    id: reader.int32(),
    epoch: reader.int64(),
    unknownTags: reader.tags()
  }
}

export function writeUnfenceBrokerRecord(writer: Writer, value: Draft<UnfenceBrokerRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('UnfenceBrokerRecord', version)
  writer.int32(value.id ?? 0)
  writer.int64(value.epoch ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<UnfenceBrokerRecord> = {
  name: 'UnfenceBrokerRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readUnfenceBrokerRecord,
  write: writeUnfenceBrokerRecord
}
