// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface OngoingPartitionReassignment {
  /** int32 */
  partitionIndex: number
  replicas: number[]
  addingReplicas: number[]
  removingReplicas: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface OngoingTopicReassignment {
  name: string
  partitions: OngoingPartitionReassignment[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ListPartitionReassignmentsResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  errorMessage: string | null
  topics: OngoingTopicReassignment[]
  unknownTags?: UnknownTag[] | undefined
}

export function readListPartitionReassignmentsResponse(reader: Reader, version: number): ListPartitionReassignmentsResponse {
  if (version < 0 || version > 0) refuseVersion('ListPartitionReassignmentsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    topics: readOngoingTopicReassignmentList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readOngoingPartitionReassignment(reader: Reader, version: number): OngoingPartitionReassignment {
  return {
    partitionIndex: reader.int32(),
    replicas: reader.int32s(reader.numberCount(true, 4)),
    addingReplicas: reader.int32s(reader.numberCount(true, 4)),
    removingReplicas: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

export function readOngoingTopicReassignment(reader: Reader, version: number): OngoingTopicReassignment {
  return {
    name: reader.compactString(),
    partitions: readOngoingPartitionReassignmentList(reader, version, reader.count(true, 8)),
    unknownTags: reader.tags()
  }
}

function readOngoingPartitionReassignmentList(reader: Reader, version: number, count: number): OngoingPartitionReassignment[] {
  const list: OngoingPartitionReassignment[] = []
  for (let i = 0; i < count; i++) list.push(readOngoingPartitionReassignment(reader, version))
  return list
}

function readOngoingTopicReassignmentList(reader: Reader, version: number, count: number): OngoingTopicReassignment[] {
  const list: OngoingTopicReassignment[] = []
  for (let i = 0; i < count; i++) list.push(readOngoingTopicReassignment(reader, version))
  return list
}

export function writeListPartitionReassignmentsResponse(writer: Writer, value: Draft<ListPartitionReassignmentsResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ListPartitionReassignmentsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeOngoingTopicReassignment(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeOngoingPartitionReassignment(writer: Writer, value: Draft<OngoingPartitionReassignment>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  const replicasList = value.replicas ?? []
  writer.count(true, replicasList.length)
  for (const item of replicasList) {
    writer.int32(item)
  }
  const addingReplicasList = value.addingReplicas ?? []
  writer.count(true, addingReplicasList.length)
  for (const item of addingReplicasList) {
    writer.int32(item)
  }
  const removingReplicasList = value.removingReplicas ?? []
  writer.count(true, removingReplicasList.length)
  for (const item of removingReplicasList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export function writeOngoingTopicReassignment(writer: Writer, value: Draft<OngoingTopicReassignment>, version: number): void {
  writer.compactString(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writeOngoingPartitionReassignment(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ListPartitionReassignmentsResponse> = {
  name: 'ListPartitionReassignmentsResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readListPartitionReassignmentsResponse,
  write: writeListPartitionReassignmentsResponse
}
