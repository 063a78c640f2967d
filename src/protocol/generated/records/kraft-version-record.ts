// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface KRaftVersionRecord {
  /** int16 */
  version: number
  /** int16 */
  kRaftVersion: number
  unknownTags?: UnknownTag[] | undefined
}

export function readKRaftVersionRecord(reader: Reader, version: number): KRaftVersionRecord {
  if (version < 0 || version > 0) refuseVersion('KRaftVersionRecord', version)
  return {
    version: reader.int16(),
    kRaftVersion: reader.int16(),
    unknownTags: reader.tags()
  }
}

export function writeKRaftVersionRecord(writer: Writer, value: Draft<KRaftVersionRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('KRaftVersionRecord', version)
  writer.int16(value.version ?? 0)
  writer.int16(value.kRaftVersion ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<KRaftVersionRecord> = {
  name: 'KRaftVersionRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readKRaftVersionRecord,
  write: writeKRaftVersionRecord
}
