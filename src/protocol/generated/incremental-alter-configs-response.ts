// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AlterConfigsResourceResponse {
  /** int16 */
  errorCode: number
  errorMessage: string | null
  /** int8 */
  resourceType: number
  resourceName: string
  unknownTags?: UnknownTag[] | undefined
}

export interface IncrementalAlterConfigsResponse {
  /** int32 */
  throttleTimeMs: number
  responses: AlterConfigsResourceResponse[]
  unknownTags?: UnknownTag[] | undefined
}

export function readIncrementalAlterConfigsResponse(reader: Reader, version: number): IncrementalAlterConfigsResponse {
  if (version < 0 || version > 1) refuseVersion('IncrementalAlterConfigsResponse', version)
  const flexible = version === 1
  return {
    throttleTimeMs: reader.int32(),
    responses: (readAlterConfigsResourceResponseList(reader, version, reader.count(flexible, version >= 1 ? 6 : 7))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAlterConfigsResourceResponse(reader: Reader, version: number): AlterConfigsResourceResponse {
  const flexible = version === 1
  return {
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    resourceType: reader.int8(),
    resourceName: (flexible ? reader.compactString() : reader.string()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readAlterConfigsResourceResponseList(reader: Reader, version: number, count: number): AlterConfigsResourceResponse[] {
  const list: AlterConfigsResourceResponse[] = []
  for (let i = 0; i < count; i++) list.push(readAlterConfigsResourceResponse(reader, version))
  return list
}

export function writeIncrementalAlterConfigsResponse(writer: Writer, value: Draft<IncrementalAlterConfigsResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('IncrementalAlterConfigsResponse', version)
  const flexible = version === 1
  writer.int32(value.throttleTimeMs ?? 0)
  const responsesList = value.responses ?? []
  writer.count(flexible, responsesList.length)
  for (const item of responsesList) {
    writeAlterConfigsResourceResponse(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAlterConfigsResourceResponse(writer: Writer, value: Draft<AlterConfigsResourceResponse>, version: number): void {
  const flexible = version === 1
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  writer.int8(value.resourceType ?? 0)
  if (flexible) writer.compactString(value.resourceName ?? '')
  else writer.string(value.resourceName ?? '')
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<IncrementalAlterConfigsResponse> = {
  name: 'IncrementalAlterConfigsResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 1,
  read: readIncrementalAlterConfigsResponse,
  write: writeIncrementalAlterConfigsResponse
}
