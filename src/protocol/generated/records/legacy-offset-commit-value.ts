// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface LegacyOffsetCommitValue {
  /** int64 */
  offset: Int64
  metadata: string
  /** int64 */
  commitTimestamp: Int64
}

export function readLegacyOffsetCommitValue(reader: Reader, version: number): LegacyOffsetCommitValue {
  if (version < 0 || version > 0) refuseVersion('LegacyOffsetCommitValue', version)
  return {
    offset: reader.int64(),
    metadata: reader.string(),
    commitTimestamp: reader.int64()
  }
}

export function writeLegacyOffsetCommitValue(writer: Writer, value: Draft<LegacyOffsetCommitValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('LegacyOffsetCommitValue', version)
  writer.int64(value.offset ?? 0)
  writer.string(value.metadata ?? '')
  writer.int64(value.commitTimestamp ?? 0)
}

export const codec: Codec<LegacyOffsetCommitValue> = {
  name: 'LegacyOffsetCommitValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readLegacyOffsetCommitValue,
  write: writeLegacyOffsetCommitValue
}
