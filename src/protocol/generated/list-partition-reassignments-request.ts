// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ListPartitionReassignmentsTopics {
  name: string
  partitionIndexes: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ListPartitionReassignmentsRequest {
  /** default 60000, int32 */
  timeoutMs: number
  /** default null */
  topics: ListPartitionReassignmentsTopics[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readListPartitionReassignmentsRequest(reader: Reader, version: number): ListPartitionReassignmentsRequest {
  if (version < 0 || version > 0) refuseVersion('ListPartitionReassignmentsRequest', version)
  return {
    timeoutMs: reader.int32(),
    topics: readListPartitionReassignmentsTopicsListOrNull(reader, version, reader.countOrNull(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readListPartitionReassignmentsTopics(reader: Reader, version: number): ListPartitionReassignmentsTopics {
  return {
    name: reader.compactString(),
    partitionIndexes: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

function readListPartitionReassignmentsTopicsList(reader: Reader, version: number, count: number): ListPartitionReassignmentsTopics[] {
  const list: ListPartitionReassignmentsTopics[] = []
  for (let i = 0; i < count; i++) list.push(readListPartitionReassignmentsTopics(reader, version))
  return list
}

function readListPartitionReassignmentsTopicsListOrNull(reader: Reader, version: number, count: number): ListPartitionReassignmentsTopics[] | null {
  return count < 0 ? null : readListPartitionReassignmentsTopicsList(reader, version, count)
}

export function writeListPartitionReassignmentsRequest(writer: Writer, value: Draft<ListPartitionReassignmentsRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ListPartitionReassignmentsRequest', version)
  writer.int32(value.timeoutMs ?? 60000)
  const topicsList = value.topics ?? null
  if (topicsList === null) writer.nullArray(true)
  else {
    writer.count(true, topicsList.length)
    for (const item of topicsList) {
      writeListPartitionReassignmentsTopics(writer, item, version)
    }
  }
  writer.tags(value.unknownTags)
}

export function writeListPartitionReassignmentsTopics(writer: Writer, value: Draft<ListPartitionReassignmentsTopics>, version: number): void {
  writer.compactString(value.name ?? '')
  const partitionIndexesList = value.partitionIndexes ?? []
  writer.count(true, partitionIndexesList.length)
  for (const item of partitionIndexesList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ListPartitionReassignmentsRequest> = {
  name: 'ListPartitionReassignmentsRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readListPartitionReassignmentsRequest,
  write: writeListPartitionReassignmentsRequest
}
