// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface FenceBrokerRecord {
  /** int32 */
  id: number
  /** int64 */
  epoch: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readFenceBrokerRecord(reader: Reader, version: number): FenceBrokerRecord {
  if (version < 0 || version > 0) refuseVersion('FenceBrokerRecord', version)
  return {
    id: reader.int32(),
    epoch: reader.int64(),
    unknownTags: reader.tags()
  }
}

export function writeFenceBrokerRecord(writer: Writer, value: Draft<FenceBrokerRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('FenceBrokerRecord', version)
  writer.int32(value.id ?? 0)
  writer.int64(value.epoch ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<FenceBrokerRecord> = {
  name: 'FenceBrokerRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readFenceBrokerRecord,
  write: writeFenceBrokerRecord
}
