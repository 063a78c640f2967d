// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ReassignablePartition {
  /** int32 */
  partitionIndex: number
  /** default null */
  replicas: number[] | null
  unknownTags?: UnknownTag[] | undefined
}

export interface ReassignableTopic {
  name: string
  partitions: ReassignablePartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterPartitionReassignmentsRequest {
  /** default 60000, int32 */
  timeoutMs: number
  /** v1+, default true */
  allowReplicationFactorChange: boolean
  topics: ReassignableTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAlterPartitionReassignmentsRequest(reader: Reader, version: number): AlterPartitionReassignmentsRequest {
  if (version < 0 || version > 1) refuseVersion('AlterPartitionReassignmentsRequest', version)
  return {
    timeoutMs: reader.int32(),
    allowReplicationFactorChange: version === 1 ? reader.bool() : true,
    topics: readReassignableTopicList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readReassignablePartition(reader: Reader, version: number): ReassignablePartition {
  return {
    partitionIndex: reader.int32(),
    replicas: reader.int32sOrNull(reader.numberCountOrNull(true, 4)),
    unknownTags: reader.tags()
  }
}

export function readReassignableTopic(reader: Reader, version: number): ReassignableTopic {
  return {
    name: reader.compactString(),
    partitions: readReassignablePartitionList(reader, version, reader.count(true, 6)),
    unknownTags: reader.tags()
  }
}

function readReassignablePartitionList(reader: Reader, version: number, count: number): ReassignablePartition[] {
  const list: ReassignablePartition[] = []
  for (let i = 0; i < count; i++) list.push(readReassignablePartition(reader, version))
  return list
}

function readReassignableTopicList(reader: Reader, version: number, count: number): ReassignableTopic[] {
  const list: ReassignableTopic[] = []
  for (let i = 0; i < count; i++) list.push(readReassignableTopic(reader, version))
  return list
}

export function writeAlterPartitionReassignmentsRequest(writer: Writer, value: Draft<AlterPartitionReassignmentsRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('AlterPartitionReassignmentsRequest', version)
  writer.int32(value.timeoutMs ?? 60000)
  if (version === 1) {
    writer.bool(value.allowReplicationFactorChange ?? true)
  }
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeReassignableTopic(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeReassignablePartition(writer: Writer, value: Draft<ReassignablePartition>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  const replicasList = value.replicas ?? null
  if (replicasList === null) writer.nullArray(true)
  else {
    writer.count(true, replicasList.length)
    for (const item of replicasList) {
      writer.int32(item)
    }
  }
  writer.tags(value.unknownTags)
}

export function writeReassignableTopic(writer: Writer, value: Draft<ReassignableTopic>, version: number): void {
  writer.compactString(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writeReassignablePartition(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<AlterPartitionReassignmentsRequest> = {
  name: 'AlterPartitionReassignmentsRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readAlterPartitionReassignmentsRequest,
  write: writeAlterPartitionReassignmentsRequest
}
