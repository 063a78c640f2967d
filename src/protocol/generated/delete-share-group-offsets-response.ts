// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DeleteShareGroupOffsetsResponseTopic {
  topicName: string
  topicId: Uuid
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteShareGroupOffsetsResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  responses: DeleteShareGroupOffsetsResponseTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDeleteShareGroupOffsetsResponse(reader: Reader, version: number): DeleteShareGroupOffsetsResponse {
  if (version < 0 || version > 0) refuseVersion('DeleteShareGroupOffsetsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    responses: readDeleteShareGroupOffsetsResponseTopicList(reader, version, reader.count(true, 21)),
    unknownTags: reader.tags()
  }
}

export function readDeleteShareGroupOffsetsResponseTopic(reader: Reader, version: number): DeleteShareGroupOffsetsResponseTopic {
  return {
    topicName: reader.compactString(),
    topicId: reader.uuid(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: reader.tags()
  }
}

function readDeleteShareGroupOffsetsResponseTopicList(reader: Reader, version: number, count: number): DeleteShareGroupOffsetsResponseTopic[] {
  const list: DeleteShareGroupOffsetsResponseTopic[] = []
  for (let i = 0; i < count; i++) list.push(readDeleteShareGroupOffsetsResponseTopic(reader, version))
  return list
}

export function writeDeleteShareGroupOffsetsResponse(writer: Writer, value: Draft<DeleteShareGroupOffsetsResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DeleteShareGroupOffsetsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  const responsesList = value.responses ?? []
  writer.count(true, responsesList.length)
  for (const item of responsesList) {
    writeDeleteShareGroupOffsetsResponseTopic(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeDeleteShareGroupOffsetsResponseTopic(writer: Writer, value: Draft<DeleteShareGroupOffsetsResponseTopic>, version: number): void {
  writer.compactString(value.topicName ?? '')
  writer.uuid(value.topicId ?? zeroUuid)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.tags(value.unknownTags)
}

export const codec: Codec<DeleteShareGroupOffsetsResponse> = {
  name: 'DeleteShareGroupOffsetsResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDeleteShareGroupOffsetsResponse,
  write: writeDeleteShareGroupOffsetsResponse
}
