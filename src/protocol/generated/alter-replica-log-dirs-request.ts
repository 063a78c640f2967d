// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AlterReplicaLogDirTopic {
  name: string
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterReplicaLogDir {
  path: string
  topics: AlterReplicaLogDirTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterReplicaLogDirsRequest {
  dirs: AlterReplicaLogDir[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAlterReplicaLogDirsRequest(reader: Reader, version: number): AlterReplicaLogDirsRequest {
  if (version < 1 || version > 2) refuseVersion('AlterReplicaLogDirsRequest', version)
  const flexible = version === 2
  return {
    dirs: (readAlterReplicaLogDirList(reader, version, reader.count(flexible, version >= 2 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAlterReplicaLogDirTopic(reader: Reader, version: number): AlterReplicaLogDirTopic {
  const flexible = version === 2
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    partitions: reader.int32s(reader.numberCount(flexible, 4)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAlterReplicaLogDir(reader: Reader, version: number): AlterReplicaLogDir {
  const flexible = version === 2
  return {
    path: (flexible ? reader.compactString() : reader.string()),
    topics: (readAlterReplicaLogDirTopicList(reader, version, reader.count(flexible, version >= 2 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readAlterReplicaLogDirTopicList(reader: Reader, version: number, count: number): AlterReplicaLogDirTopic[] {
  const list: AlterReplicaLogDirTopic[] = []
  for (let i = 0; i < count; i++) list.push(readAlterReplicaLogDirTopic(reader, version))
  return list
}

function readAlterReplicaLogDirList(reader: Reader, version: number, count: number): AlterReplicaLogDir[] {
  const list: AlterReplicaLogDir[] = []
  for (let i = 0; i < count; i++) list.push(readAlterReplicaLogDir(reader, version))
  return list
}

export function writeAlterReplicaLogDirsRequest(writer: Writer, value: Draft<AlterReplicaLogDirsRequest>, version: number): void {
  if (version < 1 || version > 2) refuseVersion('AlterReplicaLogDirsRequest', version)
  const flexible = version === 2
  const dirsList = value.dirs ?? []
  writer.count(flexible, dirsList.length)
  for (const item of dirsList) {
    writeAlterReplicaLogDir(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAlterReplicaLogDirTopic(writer: Writer, value: Draft<AlterReplicaLogDirTopic>, version: number): void {
  const flexible = version === 2
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAlterReplicaLogDir(writer: Writer, value: Draft<AlterReplicaLogDir>, version: number): void {
  const flexible = version === 2
  if (flexible) writer.compactString(value.path ?? '')
  else writer.string(value.path ?? '')
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeAlterReplicaLogDirTopic(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<AlterReplicaLogDirsRequest> = {
  name: 'AlterReplicaLogDirsRequest',
  versionMin: 1,
  versionMax: 2,
  flexibleFrom: 2,
  read: readAlterReplicaLogDirsRequest,
  write: writeAlterReplicaLogDirsRequest
}
