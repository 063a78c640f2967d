// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AlterUserScramCredentialsResult {
  user: string
  /** int16 */
  errorCode: number
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterUserScramCredentialsResponse {
  /** int32 */
  throttleTimeMs: number
  results: AlterUserScramCredentialsResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAlterUserScramCredentialsResponse(reader: Reader, version: number): AlterUserScramCredentialsResponse {
  if (version < 0 || version > 0) refuseVersion('AlterUserScramCredentialsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    results: readAlterUserScramCredentialsResultList(reader, version, reader.count(true, 5)),
    unknownTags: reader.tags()
  }
}

export function readAlterUserScramCredentialsResult(reader: Reader, version: number): AlterUserScramCredentialsResult {
  return {
    user: reader.compactString(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: reader.tags()
  }
}

function readAlterUserScramCredentialsResultList(reader: Reader, version: number, count: number): AlterUserScramCredentialsResult[] {
  const list: AlterUserScramCredentialsResult[] = []
  for (let i = 0; i < count; i++) list.push(readAlterUserScramCredentialsResult(reader, version))
  return list
}

export function writeAlterUserScramCredentialsResponse(writer: Writer, value: Draft<AlterUserScramCredentialsResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('AlterUserScramCredentialsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  const resultsList = value.results ?? []
  writer.count(true, resultsList.length)
  for (const item of resultsList) {
    writeAlterUserScramCredentialsResult(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeAlterUserScramCredentialsResult(writer: Writer, value: Draft<AlterUserScramCredentialsResult>, version: number): void {
  writer.compactString(value.user ?? '')
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  writer.tags(value.unknownTags)
}

export const codec: Codec<AlterUserScramCredentialsResponse> = {
  name: 'AlterUserScramCredentialsResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readAlterUserScramCredentialsResponse,
  write: writeAlterUserScramCredentialsResponse
}
