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

export interface OpData {
  key: string
  /** float64 */
  value: number
  remove: boolean
  unknownTags?: UnknownTag[] | undefined
}

export interface EntryData {
  entity: EntityData[]
  ops: OpData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterClientQuotasRequest {
  entries: EntryData[]
  validateOnly: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readAlterClientQuotasRequest(reader: Reader, version: number): AlterClientQuotasRequest {
  if (version < 0 || version > 1) refuseVersion('AlterClientQuotasRequest', version)
  const flexible = version === 1
  return {
    entries: (readEntryDataList(reader, version, reader.count(flexible, version >= 1 ? 3 : 8))),
    validateOnly: reader.bool(),
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

export function readOpData(reader: Reader, version: number): OpData {
  const flexible = version === 1
  return {
    key: (flexible ? reader.compactString() : reader.string()),
    value: reader.float64(),
    remove: reader.bool(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readEntryData(reader: Reader, version: number): EntryData {
  const flexible = version === 1
  return {
    entity: (readEntityDataList(reader, version, reader.count(flexible, version >= 1 ? 3 : 4))),
    ops: readOpDataList(reader, version, reader.count(flexible, 11)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readEntityDataList(reader: Reader, version: number, count: number): EntityData[] {
  const list: EntityData[] = []
  for (let i = 0; i < count; i++) list.push(readEntityData(reader, version))
  return list
}

function readOpDataList(reader: Reader, version: number, count: number): OpData[] {
  const list: OpData[] = []
  for (let i = 0; i < count; i++) list.push(readOpData(reader, version))
  return list
}

function readEntryDataList(reader: Reader, version: number, count: number): EntryData[] {
  const list: EntryData[] = []
  for (let i = 0; i < count; i++) list.push(readEntryData(reader, version))
  return list
}

export function writeAlterClientQuotasRequest(writer: Writer, value: Draft<AlterClientQuotasRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('AlterClientQuotasRequest', version)
  const flexible = version === 1
  const entriesList = value.entries ?? []
  writer.count(flexible, entriesList.length)
  for (const item of entriesList) {
    writeEntryData(writer, item, version)
  }
  writer.bool(value.validateOnly ?? false)
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

export function writeOpData(writer: Writer, value: Draft<OpData>, version: number): void {
  const flexible = version === 1
  if (flexible) writer.compactString(value.key ?? '')
  else writer.string(value.key ?? '')
  writer.float64(value.value ?? 0)
  writer.bool(value.remove ?? false)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeEntryData(writer: Writer, value: Draft<EntryData>, version: number): void {
  const flexible = version === 1
  const entityList = value.entity ?? []
  writer.count(flexible, entityList.length)
  for (const item of entityList) {
    writeEntityData(writer, item, version)
  }
  const opsList = value.ops ?? []
  writer.count(flexible, opsList.length)
  for (const item of opsList) {
    writeOpData(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<AlterClientQuotasRequest> = {
  name: 'AlterClientQuotasRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 1,
  read: readAlterClientQuotasRequest,
  write: writeAlterClientQuotasRequest
}
