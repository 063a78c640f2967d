// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface OffsetCommitKey {
  group: string
  topic: string
  /** int32 */
  partition: number
}

export function readOffsetCommitKey(reader: Reader, version: number): OffsetCommitKey {
  if (version < 0 || version > 0) refuseVersion('OffsetCommitKey', version)
  return {
    group: reader.string(),
    topic: reader.string(),
    partition: reader.int32()
  }
}

export function writeOffsetCommitKey(writer: Writer, value: Draft<OffsetCommitKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('OffsetCommitKey', version)
  writer.string(value.group ?? '')
  writer.string(value.topic ?? '')
  writer.int32(value.partition ?? 0)
}

export const codec: Codec<OffsetCommitKey> = {
  name: 'OffsetCommitKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readOffsetCommitKey,
  write: writeOffsetCommitKey
}
