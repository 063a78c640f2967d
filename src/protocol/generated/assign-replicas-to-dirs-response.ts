// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PartitionData {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicData {
  topicId: Uuid
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DirectoryData {
  id: Uuid
  topics: TopicData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AssignReplicasToDirsResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  directories: DirectoryData[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAssignReplicasToDirsResponse(reader: Reader, version: number): AssignReplicasToDirsResponse {
  if (version < 0 || version > 0) refuseVersion('AssignReplicasToDirsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    directories: readDirectoryDataList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: reader.tags()
  }
}

export function readTopicData(reader: Reader, version: number): TopicData {
  return {
    topicId: reader.uuid(),
    partitions: readPartitionDataList(reader, version, reader.count(true, 7)),
    unknownTags: reader.tags()
  }
}

export function readDirectoryData(reader: Reader, version: number): DirectoryData {
  return {
    id: reader.uuid(),
    topics: readTopicDataList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readTopicDataList(reader: Reader, version: number, count: number): TopicData[] {
  const list: TopicData[] = []
  for (let i = 0; i < count; i++) list.push(readTopicData(reader, version))
  return list
}

function readDirectoryDataList(reader: Reader, version: number, count: number): DirectoryData[] {
  const list: DirectoryData[] = []
  for (let i = 0; i < count; i++) list.push(readDirectoryData(reader, version))
  return list
}

export function writeAssignReplicasToDirsResponse(writer: Writer, value: Draft<AssignReplicasToDirsResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('AssignReplicasToDirsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  const directoriesList = value.directories ?? []
  writer.count(true, directoriesList.length)
  for (const item of directoriesList) {
    writeDirectoryData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.tags(value.unknownTags)
}

export function writeTopicData(writer: Writer, value: Draft<TopicData>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeDirectoryData(writer: Writer, value: Draft<DirectoryData>, version: number): void {
  writer.uuid(value.id ?? zeroUuid)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<AssignReplicasToDirsResponse> = {
  name: 'AssignReplicasToDirsResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readAssignReplicasToDirsResponse,
  write: writeAssignReplicasToDirsResponse
}
