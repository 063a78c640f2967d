// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface EntityData {
  entityType: string
  entityName: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface EntryData {
  /** int16 */
  errorCode: number
  errorMessage: string | null
  entity: EntityData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterClientQuotasResponse {
  /** int32 */
  throttleTimeMs: number
  entries: EntryData[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAlterClientQuotasResponse(reader: Reader, version: number): AlterClientQuotasResponse {
  if (version < 0 || version > 1) refuseVersion('AlterClientQuotasResponse', version)
  const flexible = version === 1
  return {
    throttleTimeMs: reader.int32(),
    entries: (readEntryDataList(reader, version, reader.count(flexible, version >= 1 ? 5 : 8))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readEntityData(reader: Reader, version: number): EntityData {
  const flexible = version === 1
  return {
    entityType: (flexible ? reader.compactString() : reader.string()),
    entityName: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readEntryData(reader: Reader, version: number): EntryData {
  const flexible = version === 1
  return {
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    entity: (readEntityDataList(reader, version, reader.count(flexible, version >= 1 ? 3 : 4))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readEntityDataList(reader: Reader, version: number, count: number): EntityData[] {
  const list: EntityData[] = []
  for (let i = 0; i < count; i++) list.push(readEntityData(reader, version))
  return list
}

function readEntryDataList(reader: Reader, version: number, count: number): EntryData[] {
  const list: EntryData[] = []
  for (let i = 0; i < count; i++) list.push(readEntryData(reader, version))
  return list
}

export function writeAlterClientQuotasResponse(writer: Writer, value: Draft<AlterClientQuotasResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('AlterClientQuotasResponse', version)
  const flexible = version === 1
  writer.int32(value.throttleTimeMs ?? 0)
  const entriesList = value.entries ?? []
  writer.count(flexible, entriesList.length)
  for (const item of entriesList) {
    writeEntryData(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeEntityData(writer: Writer, value: Draft<EntityData>, version: number): void {
  const flexible = version === 1
  if (flexible) writer.compactString(value.entityType ?? '')
  else writer.string(value.entityType ?? '')
  if (flexible) writer.compactNullableString(value.entityName === undefined ? '' : value.entityName)
  else writer.nullableString(value.entityName === undefined ? '' : value.entityName)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeEntryData(writer: Writer, value: Draft<EntryData>, version: number): void {
  const flexible = version === 1
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  const entityList = value.entity ?? []
  writer.count(flexible, entityList.length)
  for (const item of entityList) {
    writeEntityData(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<AlterClientQuotasResponse> = {
  name: 'AlterClientQuotasResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 1,
  read: readAlterClientQuotasResponse,
  write: writeAlterClientQuotasResponse
}
