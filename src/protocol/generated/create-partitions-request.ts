// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface CreatePartitionsAssignment {
  brokerIds: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface CreatePartitionsTopic {
  name: string
  /** int32 */
  count: number
  assignments: CreatePartitionsAssignment[] | null
  unknownTags?: UnknownTag[] | undefined
}

export interface CreatePartitionsRequest {
  topics: CreatePartitionsTopic[]
  /** int32 */
  timeoutMs: number
  validateOnly: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readCreatePartitionsRequest(reader: Reader, version: number): CreatePartitionsRequest {
  if (version < 0 || version > 3) refuseVersion('CreatePartitionsRequest', version)
  const flexible = version >= 2
  return {
    topics: (readCreatePartitionsTopicList(reader, version, reader.count(flexible, version >= 2 ? 7 : 10))),
    timeoutMs: reader.int32(),
    validateOnly: reader.bool(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readCreatePartitionsAssignment(reader: Reader, version: number): CreatePartitionsAssignment {
  const flexible = version >= 2
  return {
    brokerIds: reader.int32s(reader.numberCount(flexible, 4)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readCreatePartitionsTopic(reader: Reader, version: number): CreatePartitionsTopic {
  const flexible = version >= 2
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    count: reader.int32(),
    assignments: (readCreatePartitionsAssignmentListOrNull(reader, version, reader.countOrNull(flexible, version >= 2 ? 2 : 4))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readCreatePartitionsAssignmentList(reader: Reader, version: number, count: number): CreatePartitionsAssignment[] {
  const list: CreatePartitionsAssignment[] = []
  for (let i = 0; i < count; i++) list.push(readCreatePartitionsAssignment(reader, version))
  return list
}

function readCreatePartitionsAssignmentListOrNull(reader: Reader, version: number, count: number): CreatePartitionsAssignment[] | null {
  return count < 0 ? null : readCreatePartitionsAssignmentList(reader, version, count)
}

function readCreatePartitionsTopicList(reader: Reader, version: number, count: number): CreatePartitionsTopic[] {
  const list: CreatePartitionsTopic[] = []
  for (let i = 0; i < count; i++) list.push(readCreatePartitionsTopic(reader, version))
  return list
}

export function writeCreatePartitionsRequest(writer: Writer, value: Draft<CreatePartitionsRequest>, version: number): void {
  if (version < 0 || version > 3) refuseVersion('CreatePartitionsRequest', version)
  const flexible = version >= 2
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeCreatePartitionsTopic(writer, item, version)
  }
  writer.int32(value.timeoutMs ?? 0)
  writer.bool(value.validateOnly ?? false)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeCreatePartitionsAssignment(writer: Writer, value: Draft<CreatePartitionsAssignment>, version: number): void {
  const flexible = version >= 2
  const brokerIdsList = value.brokerIds ?? []
  writer.count(flexible, brokerIdsList.length)
  for (const item of brokerIdsList) {
    writer.int32(item)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeCreatePartitionsTopic(writer: Writer, value: Draft<CreatePartitionsTopic>, version: number): void {
  const flexible = version >= 2
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  writer.int32(value.count ?? 0)
  const assignmentsList = value.assignments === undefined ? [] : value.assignments
  if (assignmentsList === null) writer.nullArray(flexible)
  else {
    writer.count(flexible, assignmentsList.length)
    for (const item of assignmentsList) {
      writeCreatePartitionsAssignment(writer, item, version)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<CreatePartitionsRequest> = {
  name: 'CreatePartitionsRequest',
  versionMin: 0,
  versionMax: 3,
  flexibleFrom: 2,
  read: readCreatePartitionsRequest,
  write: writeCreatePartitionsRequest
}
