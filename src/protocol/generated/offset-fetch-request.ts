// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseNull, refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface OffsetFetchRequestTopic {
  name: string
  partitionIndexes: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetFetchRequestTopics {
  /** v8-9 */
  name: string
  /** v10+ */
  topicId: Uuid
  partitionIndexes: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetFetchRequestGroup {
  groupId: string
  /** v9+, default null */
  memberId: string | null
  /** v9+, default -1, int32 */
  memberEpoch: number
  topics: OffsetFetchRequestTopics[] | null
  unknownTags?: UnknownTag[] | undefined
}

export interface OffsetFetchRequest {
  /** v1-7 */
  groupId: string
  /** v1-7 */
  topics: OffsetFetchRequestTopic[] | null
  /** v8+ */
  groups: OffsetFetchRequestGroup[]
  /** v7+ */
  requireStable: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readOffsetFetchRequest(reader: Reader, version: number): OffsetFetchRequest {
  if (version < 1 || version > 10) refuseVersion('OffsetFetchRequest', version)
  const flexible = version >= 6
  return {
    groupId: version <= 7 ? (flexible ? reader.compactString() : reader.string()) : '',
    topics: version <= 7 ? (version >= 2 ? readOffsetFetchRequestTopicListOrNull(reader, version, reader.countOrNull(flexible, version >= 6 ? 3 : 6)) : readOffsetFetchRequestTopicList(reader, version, reader.count(flexible, version >= 6 ? 3 : 6))) : [],
    groups: version >= 8 ? (readOffsetFetchRequestGroupList(reader, version, reader.count(flexible, version >= 9 ? 8 : 3))) : [],
    requireStable: version >= 7 ? reader.bool() : false,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetFetchRequestTopic(reader: Reader, version: number): OffsetFetchRequestTopic {
  const flexible = version >= 6
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    partitionIndexes: reader.int32s(reader.numberCount(flexible, 4)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetFetchRequestTopics(reader: Reader, version: number): OffsetFetchRequestTopics {
  const flexible = version >= 6
  return {
    name: version >= 8 && version <= 9 ? (flexible ? reader.compactString() : reader.string()) : '',
    topicId: version === 10 ? reader.uuid() : zeroUuid,
    partitionIndexes: reader.int32s(reader.numberCount(flexible, 4)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readOffsetFetchRequestGroup(reader: Reader, version: number): OffsetFetchRequestGroup {
  const flexible = version >= 6
  return {
    groupId: (flexible ? reader.compactString() : reader.string()),
    memberId: version >= 9 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    memberEpoch: version >= 9 ? reader.int32() : -1,
    topics: (readOffsetFetchRequestTopicsListOrNull(reader, version, reader.countOrNull(flexible, version >= 10 ? 18 : version >= 8 ? 3 : version >= 6 ? 2 : 4))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readOffsetFetchRequestTopicList(reader: Reader, version: number, count: number): OffsetFetchRequestTopic[] {
  const list: OffsetFetchRequestTopic[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetFetchRequestTopic(reader, version))
  return list
}

function readOffsetFetchRequestTopicListOrNull(reader: Reader, version: number, count: number): OffsetFetchRequestTopic[] | null {
  return count < 0 ? null : readOffsetFetchRequestTopicList(reader, version, count)
}

function readOffsetFetchRequestTopicsList(reader: Reader, version: number, count: number): OffsetFetchRequestTopics[] {
  const list: OffsetFetchRequestTopics[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetFetchRequestTopics(reader, version))
  return list
}

function readOffsetFetchRequestTopicsListOrNull(reader: Reader, version: number, count: number): OffsetFetchRequestTopics[] | null {
  return count < 0 ? null : readOffsetFetchRequestTopicsList(reader, version, count)
}

function readOffsetFetchRequestGroupList(reader: Reader, version: number, count: number): OffsetFetchRequestGroup[] {
  const list: OffsetFetchRequestGroup[] = []
  for (let i = 0; i < count; i++) list.push(readOffsetFetchRequestGroup(reader, version))
  return list
}

export function writeOffsetFetchRequest(writer: Writer, value: Draft<OffsetFetchRequest>, version: number): void {
  if (version < 1 || version > 10) refuseVersion('OffsetFetchRequest', version)
  const flexible = version >= 6
  if (version <= 7) {
    if (flexible) writer.compactString(value.groupId ?? '')
    else writer.string(value.groupId ?? '')
  }
  if (version <= 7) {
    if (value.topics === null && !(version >= 2)) refuseNull('topics', version)
    const topicsList = value.topics === undefined ? [] : value.topics
    if (topicsList === null) writer.nullArray(flexible)
    else {
      writer.count(flexible, topicsList.length)
      for (const item of topicsList) {
        writeOffsetFetchRequestTopic(writer, item, version)
      }
    }
  }
  if (version >= 8) {
    const groupsList = value.groups ?? []
    writer.count(flexible, groupsList.length)
    for (const item of groupsList) {
      writeOffsetFetchRequestGroup(writer, item, version)
    }
  }
  if (version >= 7) {
    writer.bool(value.requireStable ?? false)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetFetchRequestTopic(writer: Writer, value: Draft<OffsetFetchRequestTopic>, version: number): void {
  const flexible = version >= 6
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  const partitionIndexesList = value.partitionIndexes ?? []
  writer.count(flexible, partitionIndexesList.length)
  for (const item of partitionIndexesList) {
    writer.int32(item)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetFetchRequestTopics(writer: Writer, value: Draft<OffsetFetchRequestTopics>, version: number): void {
  const flexible = version >= 6
  if (version >= 8 && version <= 9) {
    if (flexible) writer.compactString(value.name ?? '')
    else writer.string(value.name ?? '')
  }
  if (version === 10) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  const partitionIndexesList = value.partitionIndexes ?? []
  writer.count(flexible, partitionIndexesList.length)
  for (const item of partitionIndexesList) {
    writer.int32(item)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeOffsetFetchRequestGroup(writer: Writer, value: Draft<OffsetFetchRequestGroup>, version: number): void {
  const flexible = version >= 6
  if (flexible) writer.compactString(value.groupId ?? '')
  else writer.string(value.groupId ?? '')
  if (version >= 9) {
    if (flexible) writer.compactNullableString(value.memberId ?? null)
    else writer.nullableString(value.memberId ?? null)
  }
  if (version >= 9) {
    writer.int32(value.memberEpoch ?? -1)
  }
  const topicsList = value.topics === undefined ? [] : value.topics
  if (topicsList === null) writer.nullArray(flexible)
  else {
    writer.count(flexible, topicsList.length)
    for (const item of topicsList) {
      writeOffsetFetchRequestTopics(writer, item, version)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<OffsetFetchRequest> = {
  name: 'OffsetFetchRequest',
  versionMin: 1,
  versionMax: 10,
  flexibleFrom: 6,
  read: readOffsetFetchRequest,
  write: writeOffsetFetchRequest
}
