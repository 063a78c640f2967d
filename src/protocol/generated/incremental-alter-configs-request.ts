// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AlterableConfig {
  name: string
  /** int8 */
  configOperation: number
  value: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterConfigsResource {
  /** int8 */
  resourceType: number
  resourceName: string
  configs: AlterableConfig[]
  unknownTags?: UnknownTag[] | undefined
}

export interface IncrementalAlterConfigsRequest {
  resources: AlterConfigsResource[]
  validateOnly: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readIncrementalAlterConfigsRequest(reader: Reader, version: number): IncrementalAlterConfigsRequest {
  if (version < 0 || version > 1) refuseVersion('IncrementalAlterConfigsRequest', version)
  const flexible = version === 1
  return {
    resources: (readAlterConfigsResourceList(reader, version, reader.count(flexible, version >= 1 ? 4 : 7))),
    validateOnly: reader.bool(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAlterableConfig(reader: Reader, version: number): AlterableConfig {
  const flexible = version === 1
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    configOperation: reader.int8(),
    value: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAlterConfigsResource(reader: Reader, version: number): AlterConfigsResource {
  const flexible = version === 1
  return {
    resourceType: reader.int8(),
    resourceName: (flexible ? reader.compactString() : reader.string()),
    configs: (readAlterableConfigList(reader, version, reader.count(flexible, version >= 1 ? 4 : 5))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readAlterableConfigList(reader: Reader, version: number, count: number): AlterableConfig[] {
  const list: AlterableConfig[] = []
  for (let i = 0; i < count; i++) list.push(readAlterableConfig(reader, version))
  return list
}

function readAlterConfigsResourceList(reader: Reader, version: number, count: number): AlterConfigsResource[] {
  const list: AlterConfigsResource[] = []
  for (let i = 0; i < count; i++) list.push(readAlterConfigsResource(reader, version))
  return list
}

export function writeIncrementalAlterConfigsRequest(writer: Writer, value: Draft<IncrementalAlterConfigsRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('IncrementalAlterConfigsRequest', version)
  const flexible = version === 1
  const resourcesList = value.resources ?? []
  writer.count(flexible, resourcesList.length)
  for (const item of resourcesList) {
    writeAlterConfigsResource(writer, item, version)
  }
  writer.bool(value.validateOnly ?? false)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAlterableConfig(writer: Writer, value: Draft<AlterableConfig>, version: number): void {
  const flexible = version === 1
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  writer.int8(value.configOperation ?? 0)
  if (flexible) writer.compactNullableString(value.value === undefined ? '' : value.value)
  else writer.nullableString(value.value === undefined ? '' : value.value)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAlterConfigsResource(writer: Writer, value: Draft<AlterConfigsResource>, version: number): void {
  const flexible = version === 1
  writer.int8(value.resourceType ?? 0)
  if (flexible) writer.compactString(value.resourceName ?? '')
  else writer.string(value.resourceName ?? '')
  const configsList = value.configs ?? []
  writer.count(flexible, configsList.length)
  for (const item of configsList) {
    writeAlterableConfig(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<IncrementalAlterConfigsRequest> = {
  name: 'IncrementalAlterConfigsRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 1,
  read: readIncrementalAlterConfigsRequest,
  write: writeIncrementalAlterConfigsRequest
}
