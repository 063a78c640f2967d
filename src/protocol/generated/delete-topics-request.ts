// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DeleteTopicState {
  /** default null */
  name: string | null
  topicId: Uuid
  unknownTags?: UnknownTag[] | undefined
}

export interface DeleteTopicsRequest {
  /** v6+ */
  topics: DeleteTopicState[]
  /** v1-5 */
  topicNames: string[]
  /** int32 */
  timeoutMs: number
  unknownTags?: UnknownTag[] | undefined
}

export function readDeleteTopicsRequest(reader: Reader, version: number): DeleteTopicsRequest {
  if (version < 1 || version > 6) refuseVersion('DeleteTopicsRequest', version)
  const flexible = version >= 4
  return {
    topics: version === 6 ? readDeleteTopicStateList(reader, version, reader.count(flexible, 18)) : [],
    topicNames: version <= 5 ? (reader.strings(reader.count(flexible, version >= 4 ? 1 : 2), flexible)) : [],
    timeoutMs: reader.int32(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDeleteTopicState(reader: Reader, version: number): DeleteTopicState {
  const flexible = version >= 4
  return {
    name: (flexible ? reader.compactNullableString() : reader.nullableString()),
    topicId: reader.uuid(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDeleteTopicStateList(reader: Reader, version: number, count: number): DeleteTopicState[] {
  const list: DeleteTopicState[] = []
  for (let i = 0; i < count; i++) list.push(readDeleteTopicState(reader, version))
  return list
}

export function writeDeleteTopicsRequest(writer: Writer, value: Draft<DeleteTopicsRequest>, version: number): void {
  if (version < 1 || version > 6) refuseVersion('DeleteTopicsRequest', version)
  const flexible = version >= 4
  if (version === 6) {
    const topicsList = value.topics ?? []
    writer.count(flexible, topicsList.length)
    for (const item of topicsList) {
      writeDeleteTopicState(writer, item, version)
    }
  }
  if (version <= 5) {
    const topicNamesList = value.topicNames ?? []
    writer.count(flexible, topicNamesList.length)
    for (const item of topicNamesList) {
      if (flexible) writer.compactString(item)
      else writer.string(item)
    }
  }
  writer.int32(value.timeoutMs ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDeleteTopicState(writer: Writer, value: Draft<DeleteTopicState>, version: number): void {
  const flexible = version >= 4
  if (flexible) writer.compactNullableString(value.name ?? null)
  else writer.nullableString(value.name ?? null)
  writer.uuid(value.topicId ?? zeroUuid)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DeleteTopicsRequest> = {
  name: 'DeleteTopicsRequest',
  versionMin: 1,
  versionMax: 6,
  flexibleFrom: 4,
  read: readDeleteTopicsRequest,
  write: writeDeleteTopicsRequest
}
