// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface RemoveAccessControlEntryRecord {
  id: Uuid
  unknownTags?: UnknownTag[] | undefined
}

export function readRemoveAccessControlEntryRecord(reader: Reader, version: number): RemoveAccessControlEntryRecord {
  if (version < 0 || version > 0) refuseVersion('RemoveAccessControlEntryRecord', version)
  return {
    id: reader.uuid(),
    unknownTags: reader.tags()
  }
}

export function writeRemoveAccessControlEntryRecord(writer: Writer, value: Draft<RemoveAccessControlEntryRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('RemoveAccessControlEntryRecord', version)
  writer.uuid(value.id ?? zeroUuid)
  writer.tags(value.unknownTags)
}

export const codec: Codec<RemoveAccessControlEntryRecord> = {
  name: 'RemoveAccessControlEntryRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readRemoveAccessControlEntryRecord,
  write: writeRemoveAccessControlEntryRecord
}
