// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface CredentialInfo {
  /** int8 */
  mechanism: number
  /** int32 */
  iterations: number
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeUserScramCredentialsResult {
  user: string
  /** int16 */
  errorCode: number
  errorMessage: string | null
  credentialInfos: CredentialInfo[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeUserScramCredentialsResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  errorMessage: string | null
  results: DescribeUserScramCredentialsResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeUserScramCredentialsResponse(reader: Reader, version: number): DescribeUserScramCredentialsResponse {
  if (version < 0 || version > 0) refuseVersion('DescribeUserScramCredentialsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    results: readDescribeUserScramCredentialsResultList(reader, version, reader.count(true, 6)),
    unknownTags: reader.tags()
  }
}

export function readCredentialInfo(reader: Reader, version: number): CredentialInfo {
  return {
    mechanism: reader.int8(),
    iterations: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function readDescribeUserScramCredentialsResult(reader: Reader, version: number): DescribeUserScramCredentialsResult {
  return {
    user: reader.compactString(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    credentialInfos: readCredentialInfoList(reader, version, reader.count(true, 6)),
    unknownTags: reader.tags()
  }
}

function readCredentialInfoList(reader: Reader, version: number, count: number): CredentialInfo[] {
  const list: CredentialInfo[] = []
  for (let i = 0; i < count; i++) list.push(readCredentialInfo(reader, version))
  return list
}

function readDescribeUserScramCredentialsResultList(reader: Reader, version: number, count: number): DescribeUserScramCredentialsResult[] {
  const list: DescribeUserScramCredentialsResult[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeUserScramCredentialsResult(reader, version))
  return list
}

export function writeDescribeUserScramCredentialsResponse(writer: Writer, value: Draft<DescribeUserScramCredentialsResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DescribeUserScramCredentialsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  const resultsList = value.results ?? []
  writer.count(true, resultsList.length)
  for (const item of resultsList) {
    writeDescribeUserScramCredentialsResult(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeCredentialInfo(writer: Writer, value: Draft<CredentialInfo>, version: number): void {
  writer.int8(value.mechanism ?? 0)
  writer.int32(value.iterations ?? 0)
  writer.tags(value.unknownTags)
}

export function writeDescribeUserScramCredentialsResult(writer: Writer, value: Draft<DescribeUserScramCredentialsResult>, version: number): void {
  writer.compactString(value.user ?? '')
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  const credentialInfosList = value.credentialInfos ?? []
  writer.count(true, credentialInfosList.length)
  for (const item of credentialInfosList) {
    writeCredentialInfo(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeUserScramCredentialsResponse> = {
  name: 'DescribeUserScramCredentialsResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDescribeUserScramCredentialsResponse,
  write: writeDescribeUserScramCredentialsResponse
}
