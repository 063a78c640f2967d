// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface CreatableTopicConfigs {
  name: string
  value: string | null
  readOnly: boolean
  /** default -1, int8 */
  configSource: number
  isSensitive: boolean
  unknownTags?: UnknownTag[] | undefined
}

export interface CreatableTopicResult {
  name: string
  /** v7+ */
  topicId: Uuid
  /** int16 */
  errorCode: number
  errorMessage: string | null
  /** v5+, tag 0, int16 */
  topicConfigErrorCode: number
  /** v5+, default -1, int32 */
  numPartitions: number
  /** v5+, default -1, int16 */
  replicationFactor: number
  /** v5+ */
  configs: CreatableTopicConfigs[] | null
  unknownTags?: UnknownTag[] | undefined
}

export interface CreateTopicsResponse {
  /** int32 */
  throttleTimeMs: number
  topics: CreatableTopicResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readCreateTopicsResponse(reader: Reader, version: number): CreateTopicsResponse {
  if (version < 2 || version > 7) refuseVersion('CreateTopicsResponse', version)
  const flexible = version >= 5
  return {
    throttleTimeMs: reader.int32(),
    topics: (readCreatableTopicResultList(reader, version, reader.count(flexible, version >= 7 ? 28 : version >= 5 ? 12 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readCreatableTopicConfigs(reader: Reader, version: number): CreatableTopicConfigs {
  const flexible = version >= 5
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    value: (flexible ? reader.compactNullableString() : reader.nullableString()),
    readOnly: reader.bool(),
    configSource: reader.int8(),
    isSensitive: reader.bool(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readCreatableTopicResult(reader: Reader, version: number): CreatableTopicResult {
  const flexible = version >= 5
  const value: CreatableTopicResult = {
    name: (flexible ? reader.compactString() : reader.string()),
    topicId: version === 7 ? reader.uuid() : zeroUuid,
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    topicConfigErrorCode: 0,
    numPartitions: version >= 5 ? reader.int32() : -1,
    replicationFactor: version >= 5 ? reader.int16() : -1,
    configs: version >= 5 ? readCreatableTopicConfigsListOrNull(reader, version, reader.countOrNull(flexible, 6)) : [],
    unknownTags: undefined
  }
  if (flexible) readCreatableTopicResultTags(reader, version, value)
  return value
}

function readCreatableTopicResultTags(reader: Reader, version: number, value: CreatableTopicResult): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.topicConfigErrorCode = reader.int16()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

function readCreatableTopicConfigsList(reader: Reader, version: number, count: number): CreatableTopicConfigs[] {
  const list: CreatableTopicConfigs[] = []
  for (let i = 0; i < count; i++) list.push(readCreatableTopicConfigs(reader, version))
  return list
}

function readCreatableTopicConfigsListOrNull(reader: Reader, version: number, count: number): CreatableTopicConfigs[] | null {
  return count < 0 ? null : readCreatableTopicConfigsList(reader, version, count)
}

function readCreatableTopicResultList(reader: Reader, version: number, count: number): CreatableTopicResult[] {
  const list: CreatableTopicResult[] = []
  for (let i = 0; i < count; i++) list.push(readCreatableTopicResult(reader, version))
  return list
}

export function writeCreateTopicsResponse(writer: Writer, value: Draft<CreateTopicsResponse>, version: number): void {
  if (version < 2 || version > 7) refuseVersion('CreateTopicsResponse', version)
  const flexible = version >= 5
  writer.int32(value.throttleTimeMs ?? 0)
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeCreatableTopicResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeCreatableTopicConfigs(writer: Writer, value: Draft<CreatableTopicConfigs>, version: number): void {
  const flexible = version >= 5
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  if (flexible) writer.compactNullableString(value.value === undefined ? '' : value.value)
  else writer.nullableString(value.value === undefined ? '' : value.value)
  writer.bool(value.readOnly ?? false)
  writer.int8(value.configSource ?? -1)
  writer.bool(value.isSensitive ?? false)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeCreatableTopicResult(writer: Writer, value: Draft<CreatableTopicResult>, version: number): void {
  const flexible = version >= 5
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  if (version === 7) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  if (version >= 5) {
    writer.int32(value.numPartitions ?? -1)
  }
  if (version >= 5) {
    writer.int16(value.replicationFactor ?? -1)
  }
  if (version >= 5) {
    const configsList = value.configs === undefined ? [] : value.configs
    if (configsList === null) writer.nullArray(flexible)
    else {
      writer.count(flexible, configsList.length)
      for (const item of configsList) {
        writeCreatableTopicConfigs(writer, item, version)
      }
    }
  }
  if (flexible) {
    writeCreatableTopicResultTags(writer, value, version)
  }
}

function writeCreatableTopicResultTags(writer: Writer, value: Draft<CreatableTopicResult>, version: number): void {
  const unknown = value.unknownTags
  const hasTopicConfigErrorCode = !((value.topicConfigErrorCode ?? 0) === 0)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasTopicConfigErrorCode ? 1 : 0))
  let next = 0
  if (hasTopicConfigErrorCode) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.int16(value.topicConfigErrorCode ?? 0)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export const codec: Codec<CreateTopicsResponse> = {
  name: 'CreateTopicsResponse',
  versionMin: 2,
  versionMax: 7,
  flexibleFrom: 5,
  read: readCreateTopicsResponse,
  write: writeCreateTopicsResponse
}
