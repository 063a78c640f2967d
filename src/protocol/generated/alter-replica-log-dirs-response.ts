// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AlterReplicaLogDirPartitionResult {
  /** int32 */
  partitionIndex: number
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterReplicaLogDirTopicResult {
  topicName: string
  partitions: AlterReplicaLogDirPartitionResult[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterReplicaLogDirsResponse {
  /** int32 */
  throttleTimeMs: number
  results: AlterReplicaLogDirTopicResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAlterReplicaLogDirsResponse(reader: Reader, version: number): AlterReplicaLogDirsResponse {
  if (version < 1 || version > 2) refuseVersion('AlterReplicaLogDirsResponse', version)
  const flexible = version === 2
  return {
    throttleTimeMs: reader.int32(),
    results: (readAlterReplicaLogDirTopicResultList(reader, version, reader.count(flexible, version >= 2 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAlterReplicaLogDirPartitionResult(reader: Reader, version: number): AlterReplicaLogDirPartitionResult {
  const flexible = version === 2
  return {
    partitionIndex: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAlterReplicaLogDirTopicResult(reader: Reader, version: number): AlterReplicaLogDirTopicResult {
  const flexible = version === 2
  return {
    topicName: (flexible ? reader.compactString() : reader.string()),
    partitions: (readAlterReplicaLogDirPartitionResultList(reader, version, reader.count(flexible, version >= 2 ? 7 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readAlterReplicaLogDirPartitionResultList(reader: Reader, version: number, count: number): AlterReplicaLogDirPartitionResult[] {
  const list: AlterReplicaLogDirPartitionResult[] = []
  for (let i = 0; i < count; i++) list.push(readAlterReplicaLogDirPartitionResult(reader, version))
  return list
}

function readAlterReplicaLogDirTopicResultList(reader: Reader, version: number, count: number): AlterReplicaLogDirTopicResult[] {
  const list: AlterReplicaLogDirTopicResult[] = []
  for (let i = 0; i < count; i++) list.push(readAlterReplicaLogDirTopicResult(reader, version))
  return list
}

export function writeAlterReplicaLogDirsResponse(writer: Writer, value: Draft<AlterReplicaLogDirsResponse>, version: number): void {
  if (version < 1 || version > 2) refuseVersion('AlterReplicaLogDirsResponse', version)
  const flexible = version === 2
  writer.int32(value.throttleTimeMs ?? 0)
  const resultsList = value.results ?? []
  writer.count(flexible, resultsList.length)
  for (const item of resultsList) {
    writeAlterReplicaLogDirTopicResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAlterReplicaLogDirPartitionResult(writer: Writer, value: Draft<AlterReplicaLogDirPartitionResult>, version: number): void {
  const flexible = version === 2
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.errorCode ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAlterReplicaLogDirTopicResult(writer: Writer, value: Draft<AlterReplicaLogDirTopicResult>, version: number): void {
  const flexible = version === 2
  if (flexible) writer.compactString(value.topicName ?? '')
  else writer.string(value.topicName ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeAlterReplicaLogDirPartitionResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<AlterReplicaLogDirsResponse> = {
  name: 'AlterReplicaLogDirsResponse',
  versionMin: 1,
  versionMax: 2,
  flexibleFrom: 2,
  read: readAlterReplicaLogDirsResponse,
  write: writeAlterReplicaLogDirsResponse
}
