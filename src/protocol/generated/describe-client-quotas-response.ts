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

export interface ValueData {
  key: string
  /** float64 */
  value: number
  unknownTags?: UnknownTag[] | undefined
}

export interface EntryData {
  entity: EntityData[]
  values: ValueData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeClientQuotasResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  errorMessage: string | null
  entries: EntryData[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeClientQuotasResponse(reader: Reader, version: number): DescribeClientQuotasResponse {
  if (version < 0 || version > 1) refuseVersion('DescribeClientQuotasResponse', version)
  const flexible = version === 1
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    entries: (readEntryDataListOrNull(reader, version, reader.countOrNull(flexible, version >= 1 ? 3 : 8))),
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

export function readValueData(reader: Reader, version: number): ValueData {
  const flexible = version === 1
  return {
    key: (flexible ? reader.compactString() : reader.string()),
    value: reader.float64(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readEntryData(reader: Reader, version: number): EntryData {
  const flexible = version === 1
  return {
    entity: (readEntityDataList(reader, version, reader.count(flexible, version >= 1 ? 3 : 4))),
    values: readValueDataList(reader, version, reader.count(flexible, 10)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readEntityDataList(reader: Reader, version: number, count: number): EntityData[] {
  const list: EntityData[] = []
  for (let i = 0; i < count; i++) list.push(readEntityData(reader, version))
  return list
}

function readValueDataList(reader: Reader, version: number, count: number): ValueData[] {
  const list: ValueData[] = []
  for (let i = 0; i < count; i++) list.push(readValueData(reader, version))
  return list
}

function readEntryDataList(reader: Reader, version: number, count: number): EntryData[] {
  const list: EntryData[] = []
  for (let i = 0; i < count; i++) list.push(readEntryData(reader, version))
  return list
}

function readEntryDataListOrNull(reader: Reader, version: number, count: number): EntryData[] | null {
  return count < 0 ? null : readEntryDataList(reader, version, count)
}

export function writeDescribeClientQuotasResponse(writer: Writer, value: Draft<DescribeClientQuotasResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('DescribeClientQuotasResponse', version)
  const flexible = version === 1
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  const entriesList = value.entries === undefined ? [] : value.entries
  if (entriesList === null) writer.nullArray(flexible)
  else {
    writer.count(flexible, entriesList.length)
    for (const item of entriesList) {
      writeEntryData(writer, item, version)
    }
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

export function writeValueData(writer: Writer, value: Draft<ValueData>, version: number): void {
  const flexible = version === 1
  if (flexible) writer.compactString(value.key ?? '')
  else writer.string(value.key ?? '')
  writer.float64(value.value ?? 0)
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
  const valuesList = value.values ?? []
  writer.count(flexible, valuesList.length)
  for (const item of valuesList) {
    writeValueData(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DescribeClientQuotasResponse> = {
  name: 'DescribeClientQuotasResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 1,
  read: readDescribeClientQuotasResponse,
  write: writeDescribeClientQuotasResponse
}
