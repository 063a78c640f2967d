// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ComponentData {
  entityType: string
  /** int8 */
  matchType: number
  match: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeClientQuotasRequest {
  components: ComponentData[]
  strict: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeClientQuotasRequest(reader: Reader, version: number): DescribeClientQuotasRequest {
  if (version < 0 || version > 1) refuseVersion('DescribeClientQuotasRequest', version)
  const flexible = version === 1
  return {
    components: (readComponentDataList(reader, version, reader.count(flexible, version >= 1 ? 4 : 5))),
    strict: reader.bool(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readComponentData(reader: Reader, version: number): ComponentData {
  const flexible = version === 1
  return {
    entityType: (flexible ? reader.compactString() : reader.string()),
    matchType: reader.int8(),
    match: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readComponentDataList(reader: Reader, version: number, count: number): ComponentData[] {
  const list: ComponentData[] = []
  for (let i = 0; i < count; i++) list.push(readComponentData(reader, version))
  return list
}

export function writeDescribeClientQuotasRequest(writer: Writer, value: Draft<DescribeClientQuotasRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('DescribeClientQuotasRequest', version)
  const flexible = version === 1
  const componentsList = value.components ?? []
  writer.count(flexible, componentsList.length)
  for (const item of componentsList) {
    writeComponentData(writer, item, version)
  }
  writer.bool(value.strict ?? false)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeComponentData(writer: Writer, value: Draft<ComponentData>, version: number): void {
  const flexible = version === 1
  if (flexible) writer.compactString(value.entityType ?? '')
  else writer.string(value.entityType ?? '')
  writer.int8(value.matchType ?? 0)
  if (flexible) writer.compactNullableString(value.match === undefined ? '' : value.match)
  else writer.nullableString(value.match === undefined ? '' : value.match)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DescribeClientQuotasRequest> = {
  name: 'DescribeClientQuotasRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 1,
  read: readDescribeClientQuotasRequest,
  write: writeDescribeClientQuotasRequest
}
