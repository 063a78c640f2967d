// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribeConfigsSynonym {
  name: string
  value: string | null
  /** int8 */
  source: number
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeConfigsResourceResult {
  name: string
  value: string | null
  readOnly: boolean
  /** default -1, int8 */
  configSource: number
  isSensitive: boolean
  synonyms: DescribeConfigsSynonym[]
  /** v3+, int8 */
  configType: number
  /** v3+ */
  documentation: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeConfigsResult {
  /** int16 */
  errorCode: number
  errorMessage: string | null
  /** int8 */
  resourceType: number
  resourceName: string
  configs: DescribeConfigsResourceResult[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeConfigsResponse {
  /** int32 */
  throttleTimeMs: number
  results: DescribeConfigsResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeConfigsResponse(reader: Reader, version: number): DescribeConfigsResponse {
  if (version < 1 || version > 4) refuseVersion('DescribeConfigsResponse', version)
  const flexible = version === 4
  return {
    throttleTimeMs: reader.int32(),
    results: (readDescribeConfigsResultList(reader, version, reader.count(flexible, version >= 4 ? 7 : 11))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribeConfigsSynonym(reader: Reader, version: number): DescribeConfigsSynonym {
  const flexible = version === 4
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    value: (flexible ? reader.compactNullableString() : reader.nullableString()),
    source: reader.int8(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribeConfigsResourceResult(reader: Reader, version: number): DescribeConfigsResourceResult {
  const flexible = version === 4
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    value: (flexible ? reader.compactNullableString() : reader.nullableString()),
    readOnly: reader.bool(),
    configSource: reader.int8(),
    isSensitive: reader.bool(),
    synonyms: (readDescribeConfigsSynonymList(reader, version, reader.count(flexible, version >= 4 ? 4 : 5))),
    configType: version >= 3 ? reader.int8() : 0,
    documentation: version >= 3 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : '',
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribeConfigsResult(reader: Reader, version: number): DescribeConfigsResult {
  const flexible = version === 4
  return {
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    resourceType: reader.int8(),
    resourceName: (flexible ? reader.compactString() : reader.string()),
    configs: (readDescribeConfigsResourceResultList(reader, version, reader.count(flexible, version >= 4 ? 9 : version >= 3 ? 14 : 11))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDescribeConfigsSynonymList(reader: Reader, version: number, count: number): DescribeConfigsSynonym[] {
  const list: DescribeConfigsSynonym[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeConfigsSynonym(reader, version))
  return list
}

function readDescribeConfigsResourceResultList(reader: Reader, version: number, count: number): DescribeConfigsResourceResult[] {
  const list: DescribeConfigsResourceResult[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeConfigsResourceResult(reader, version))
  return list
}

function readDescribeConfigsResultList(reader: Reader, version: number, count: number): DescribeConfigsResult[] {
  const list: DescribeConfigsResult[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeConfigsResult(reader, version))
  return list
}

export function writeDescribeConfigsResponse(writer: Writer, value: Draft<DescribeConfigsResponse>, version: number): void {
  if (version < 1 || version > 4) refuseVersion('DescribeConfigsResponse', version)
  const flexible = version === 4
  writer.int32(value.throttleTimeMs ?? 0)
  const resultsList = value.results ?? []
  writer.count(flexible, resultsList.length)
  for (const item of resultsList) {
    writeDescribeConfigsResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribeConfigsSynonym(writer: Writer, value: Draft<DescribeConfigsSynonym>, version: number): void {
  const flexible = version === 4
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  if (flexible) writer.compactNullableString(value.value === undefined ? '' : value.value)
  else writer.nullableString(value.value === undefined ? '' : value.value)
  writer.int8(value.source ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribeConfigsResourceResult(writer: Writer, value: Draft<DescribeConfigsResourceResult>, version: number): void {
  const flexible = version === 4
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  if (flexible) writer.compactNullableString(value.value === undefined ? '' : value.value)
  else writer.nullableString(value.value === undefined ? '' : value.value)
  writer.bool(value.readOnly ?? false)
  writer.int8(value.configSource ?? -1)
  writer.bool(value.isSensitive ?? false)
  const synonymsList = value.synonyms ?? []
  writer.count(flexible, synonymsList.length)
  for (const item of synonymsList) {
    writeDescribeConfigsSynonym(writer, item, version)
  }
  if (version >= 3) {
    writer.int8(value.configType ?? 0)
  }
  if (version >= 3) {
    if (flexible) writer.compactNullableString(value.documentation === undefined ? '' : value.documentation)
    else writer.nullableString(value.documentation === undefined ? '' : value.documentation)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribeConfigsResult(writer: Writer, value: Draft<DescribeConfigsResult>, version: number): void {
  const flexible = version === 4
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  writer.int8(value.resourceType ?? 0)
  if (flexible) writer.compactString(value.resourceName ?? '')
  else writer.string(value.resourceName ?? '')
  const configsList = value.configs ?? []
  writer.count(flexible, configsList.length)
  for (const item of configsList) {
    writeDescribeConfigsResourceResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DescribeConfigsResponse> = {
  name: 'DescribeConfigsResponse',
  versionMin: 1,
  versionMax: 4,
  flexibleFrom: 4,
  read: readDescribeConfigsResponse,
  write: writeDescribeConfigsResponse
}
