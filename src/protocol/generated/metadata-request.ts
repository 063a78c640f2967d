// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseNull, refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface MetadataRequestTopic {
  /** v10+ */
  topicId: Uuid
  name: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface MetadataRequest {
  topics: MetadataRequestTopic[] | null
  /** v4+, default true */
  allowAutoTopicCreation: boolean
  /** v8-10 */
  includeClusterAuthorizedOperations: boolean
  /** v8+ */
  includeTopicAuthorizedOperations: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readMetadataRequest(reader: Reader, version: number): MetadataRequest {
  if (version < 0 || version > 13) refuseVersion('MetadataRequest', version)
  const flexible = version >= 9
  return {
    topics: (version >= 1 ? readMetadataRequestTopicListOrNull(reader, version, reader.countOrNull(flexible, version >= 10 ? 18 : 2)) : readMetadataRequestTopicList(reader, version, reader.count(flexible, version >= 10 ? 18 : 2))),
    allowAutoTopicCreation: version >= 4 ? reader.bool() : true,
    includeClusterAuthorizedOperations: version >= 8 && version <= 10 ? reader.bool() : false,
    includeTopicAuthorizedOperations: version >= 8 ? reader.bool() : false,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readMetadataRequestTopic(reader: Reader, version: number): MetadataRequestTopic {
  const flexible = version >= 9
  return {
    topicId: version >= 10 ? reader.uuid() : zeroUuid,
    name: (version >= 10 ? flexible ? reader.compactNullableString() : reader.nullableString() : flexible ? reader.compactString() : reader.string()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readMetadataRequestTopicList(reader: Reader, version: number, count: number): MetadataRequestTopic[] {
  const list: MetadataRequestTopic[] = []
  for (let i = 0; i < count; i++) list.push(readMetadataRequestTopic(reader, version))
  return list
}

function readMetadataRequestTopicListOrNull(reader: Reader, version: number, count: number): MetadataRequestTopic[] | null {
  return count < 0 ? null : readMetadataRequestTopicList(reader, version, count)
}

export function writeMetadataRequest(writer: Writer, value: Draft<MetadataRequest>, version: number): void {
  if (version < 0 || version > 13) refuseVersion('MetadataRequest', version)
  const flexible = version >= 9
  if (value.topics === null && !(version >= 1)) refuseNull('topics', version)
  const topicsList = value.topics === undefined ? [] : value.topics
  if (topicsList === null) writer.nullArray(flexible)
  else {
    writer.count(flexible, topicsList.length)
    for (const item of topicsList) {
      writeMetadataRequestTopic(writer, item, version)
    }
  }
  if (version >= 4) {
    writer.bool(value.allowAutoTopicCreation ?? true)
  }
  if (version >= 8 && version <= 10) {
    writer.bool(value.includeClusterAuthorizedOperations ?? false)
  }
  if (version >= 8) {
    writer.bool(value.includeTopicAuthorizedOperations ?? false)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeMetadataRequestTopic(writer: Writer, value: Draft<MetadataRequestTopic>, version: number): void {
  const flexible = version >= 9
  if (version >= 10) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  if (value.name === null && !(version >= 10)) refuseNull('name', version)
  if (flexible) writer.compactNullableString(value.name === undefined ? '' : value.name)
  else writer.nullableString(value.name === undefined ? '' : value.name)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<MetadataRequest> = {
  name: 'MetadataRequest',
  versionMin: 0,
  versionMax: 13,
  flexibleFrom: 9,
  read: readMetadataRequest,
  write: writeMetadataRequest
}
