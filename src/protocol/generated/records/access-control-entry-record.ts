// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface AccessControlEntryRecord {
  id: Uuid
  /** int8 */
  resourceType: number
  resourceName: string
  /** int8 */
  patternType: number
  principal: string
  host: string
  /** int8 */
  operation: number
  /** int8 */
  permissionType: number
  unknownTags?: UnknownTag[] | undefined
}

export function readAccessControlEntryRecord(reader: Reader, version: number): AccessControlEntryRecord {
  if (version < 0 || version > 0) refuseVersion('AccessControlEntryRecord', version)
  return {
    id: reader.uuid(),
    resourceType: reader.int8(),
    resourceName: reader.compactString(),
    patternType: reader.int8(),
    principal: reader.compactString(),
    host: reader.compactString(),
    operation: reader.int8(),
    permissionType: reader.int8(),
    unknownTags: reader.tags()
  }
}

export function writeAccessControlEntryRecord(writer: Writer, value: Draft<AccessControlEntryRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('AccessControlEntryRecord', version)
  writer.uuid(value.id ?? zeroUuid)
  writer.int8(value.resourceType ?? 0)
  writer.compactString(value.resourceName ?? '')
  writer.int8(value.patternType ?? 0)
  writer.compactString(value.principal ?? '')
  writer.compactString(value.host ?? '')
  writer.int8(value.operation ?? 0)
  writer.int8(value.permissionType ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<AccessControlEntryRecord> = {
  name: 'AccessControlEntryRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readAccessControlEntryRecord,
  write: writeAccessControlEntryRecord
}
