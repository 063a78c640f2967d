// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ZkMigrationStateRecord {
  /** int8 */
  zkMigrationState: number
  unknownTags?: UnknownTag[] | undefined
}

export function readZkMigrationStateRecord(reader: Reader, version: number): ZkMigrationStateRecord {
  if (version < 0 || version > 0) refuseVersion('ZkMigrationStateRecord', version)
  return {
    zkMigrationState: reader.int8(),
    unknownTags: reader.tags()
  }
}

export function writeZkMigrationStateRecord(writer: Writer, value: Draft<ZkMigrationStateRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ZkMigrationStateRecord', version)
  writer.int8(value.zkMigrationState ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<ZkMigrationStateRecord> = {
  name: 'ZkMigrationStateRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readZkMigrationStateRecord,
  write: writeZkMigrationStateRecord
}
