// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribeConfigsResource {
  /** int8 */
  resourceType: number
  resourceName: string
  configurationKeys: string[] | null
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeConfigsRequest {
  resources: DescribeConfigsResource[]
  includeSynonyms: boolean
  /** v3+ */
  includeDocumentation: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeConfigsRequest(reader: Reader, version: number): DescribeConfigsRequest {
  if (version < 1 || version > 4) refuseVersion('DescribeConfigsRequest', version)
  const flexible = version === 4
  return {
    resources: (readDescribeConfigsResourceList(reader, version, reader.count(flexible, version >= 4 ? 4 : 7))),
    includeSynonyms: reader.bool(),
    includeDocumentation: version >= 3 ? reader.bool() : false,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribeConfigsResource(reader: Reader, version: number): DescribeConfigsResource {
  const flexible = version === 4
  return {
    resourceType: reader.int8(),
    resourceName: (flexible ? reader.compactString() : reader.string()),
    configurationKeys: (reader.stringsOrNull(reader.countOrNull(flexible, version >= 4 ? 1 : 2), flexible)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDescribeConfigsResourceList(reader: Reader, version: number, count: number): DescribeConfigsResource[] {
  const list: DescribeConfigsResource[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeConfigsResource(reader, version))
  return list
}

export function writeDescribeConfigsRequest(writer: Writer, value: Draft<DescribeConfigsRequest>, version: number): void {
  if (version < 1 || version > 4) refuseVersion('DescribeConfigsRequest', version)
  const flexible = version === 4
  const resourcesList = value.resources ?? []
  writer.count(flexible, resourcesList.length)
  for (const item of resourcesList) {
    writeDescribeConfigsResource(writer, item, version)
  }
  writer.bool(value.includeSynonyms ?? false)
  if (version >= 3) {
    writer.bool(value.includeDocumentation ?? false)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribeConfigsResource(writer: Writer, value: Draft<DescribeConfigsResource>, version: number): void {
  const flexible = version === 4
  writer.int8(value.resourceType ?? 0)
  if (flexible) writer.compactString(value.resourceName ?? '')
  else writer.string(value.resourceName ?? '')
  const configurationKeysList = value.configurationKeys === undefined ? [] : value.configurationKeys
  if (configurationKeysList === null) writer.nullArray(flexible)
  else {
    writer.count(flexible, configurationKeysList.length)
    for (const item of configurationKeysList) {
      if (flexible) writer.compactString(item)
      else writer.string(item)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DescribeConfigsRequest> = {
  name: 'DescribeConfigsRequest',
  versionMin: 1,
  versionMax: 4,
  flexibleFrom: 4,
  read: readDescribeConfigsRequest,
  write: writeDescribeConfigsRequest
}
