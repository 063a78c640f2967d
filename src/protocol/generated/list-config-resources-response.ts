// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ConfigResource {
  resourceName: string
  /** v1+, default 16, int8 */
  resourceType: number
  unknownTags?: UnknownTag[] | undefined
}

export interface ListConfigResourcesResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  configResources: ConfigResource[]
  unknownTags?: UnknownTag[] | undefined
}

export function readListConfigResourcesResponse(reader: Reader, version: number): ListConfigResourcesResponse {
  if (version < 0 || version > 1) refuseVersion('ListConfigResourcesResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    configResources: (readConfigResourceList(reader, version, reader.count(true, version >= 1 ? 3 : 2))),
    unknownTags: reader.tags()
  }
}

export function readConfigResource(reader: Reader, version: number): ConfigResource {
  return {
    resourceName: reader.compactString(),
    resourceType: version === 1 ? reader.int8() : 16,
    unknownTags: reader.tags()
  }
}

function readConfigResourceList(reader: Reader, version: number, count: number): ConfigResource[] {
  const list: ConfigResource[] = []
  for (let i = 0; i < count; i++) list.push(readConfigResource(reader, version))
  return list
}

export function writeListConfigResourcesResponse(writer: Writer, value: Draft<ListConfigResourcesResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('ListConfigResourcesResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  const configResourcesList = value.configResources ?? []
  writer.count(true, configResourcesList.length)
  for (const item of configResourcesList) {
    writeConfigResource(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeConfigResource(writer: Writer, value: Draft<ConfigResource>, version: number): void {
  writer.compactString(value.resourceName ?? '')
  if (version === 1) {
    writer.int8(value.resourceType ?? 16)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ListConfigResourcesResponse> = {
  name: 'ListConfigResourcesResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readListConfigResourcesResponse,
  write: writeListConfigResourcesResponse
}
