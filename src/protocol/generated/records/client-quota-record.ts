// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface EntityData {
  entityType: string
  entityName: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface ClientQuotaRecord {
  entity: EntityData[]
  key: string
  /** float64 */
  value: number
  remove: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readClientQuotaRecord(reader: Reader, version: number): ClientQuotaRecord {
  if (version < 0 || version > 0) refuseVersion('ClientQuotaRecord', version)
  return {
    entity: readEntityDataList(reader, version, reader.count(true, 3)),
    key: reader.compactString(),
    value: reader.float64(),
    remove: reader.bool(),
    unknownTags: reader.tags()
  }
}

export function readEntityData(reader: Reader, version: number): EntityData {
  return {
    entityType: reader.compactString(),
    entityName: reader.compactNullableString(),
    unknownTags: reader.tags()
  }
}

function readEntityDataList(reader: Reader, version: number, count: number): EntityData[] {
  const list: EntityData[] = []
  for (let i = 0; i < count; i++) list.push(readEntityData(reader, version))
  return list
}

export function writeClientQuotaRecord(writer: Writer, value: Draft<ClientQuotaRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ClientQuotaRecord', version)
  const entityList = value.entity ?? []
  writer.count(true, entityList.length)
  for (const item of entityList) {
    writeEntityData(writer, item, version)
  }
  writer.compactString(value.key ?? '')
  writer.float64(value.value ?? 0)
  writer.bool(value.remove ?? false)
  writer.tags(value.unknownTags)
}

export function writeEntityData(writer: Writer, value: Draft<EntityData>, version: number): void {
  writer.compactString(value.entityType ?? '')
  writer.compactNullableString(value.entityName === undefined ? '' : value.entityName)
  writer.tags(value.unknownTags)
}

export const codec: Codec<ClientQuotaRecord> = {
  name: 'ClientQuotaRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readClientQuotaRecord,
  write: writeClientQuotaRecord
}
