// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface LegacyOffsetCommitKey {
  group: string
  topic: string
  /** int32 */
  partition: number
}

export function readLegacyOffsetCommitKey(reader: Reader, version: number): LegacyOffsetCommitKey {
  if (version < 0 || version > 0) refuseVersion('LegacyOffsetCommitKey', version)
  return {
    group: reader.string(),
    topic: reader.string(),
    partition: reader.int32()
  }
}

export function writeLegacyOffsetCommitKey(writer: Writer, value: Draft<LegacyOffsetCommitKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('LegacyOffsetCommitKey', version)
  writer.string(value.group ?? '')
  writer.string(value.topic ?? '')
  writer.int32(value.partition ?? 0)
}

export const codec: Codec<LegacyOffsetCommitKey> = {
  name: 'LegacyOffsetCommitKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readLegacyOffsetCommitKey,
  write: writeLegacyOffsetCommitKey
}
