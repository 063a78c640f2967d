// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface CreatableReplicaAssignment {
  /** int32 */
  partitionIndex: number
  brokerIds: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface CreatableTopicConfig {
  name: string
  value: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface CreatableTopic {
  name: string
  /** int32 */
  numPartitions: number
  /** int16 */
  replicationFactor: number
  assignments: CreatableReplicaAssignment[]
  configs: CreatableTopicConfig[]
  unknownTags?: UnknownTag[] | undefined
}

export interface CreateTopicsRequest {
  topics: CreatableTopic[]
  /** default 60000, int32 */
  timeoutMs: number
  validateOnly: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readCreateTopicsRequest(reader: Reader, version: number): CreateTopicsRequest {
  if (version < 2 || version > 7) refuseVersion('CreateTopicsRequest', version)
  const flexible = version >= 5
  return {
    topics: (readCreatableTopicList(reader, version, reader.count(flexible, version >= 5 ? 10 : 16))),
    timeoutMs: reader.int32(),
    validateOnly: reader.bool(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readCreatableReplicaAssignment(reader: Reader, version: number): CreatableReplicaAssignment {
  const flexible = version >= 5
  return {
    partitionIndex: reader.int32(),
    brokerIds: reader.int32s(reader.numberCount(flexible, 4)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readCreatableTopicConfig(reader: Reader, version: number): CreatableTopicConfig {
  const flexible = version >= 5
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    value: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readCreatableTopic(reader: Reader, version: number): CreatableTopic {
  const flexible = version >= 5
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    numPartitions: reader.int32(),
    replicationFactor: reader.int16(),
    assignments: (readCreatableReplicaAssignmentList(reader, version, reader.count(flexible, version >= 5 ? 6 : 8))),
    configs: (readCreatableTopicConfigList(reader, version, reader.count(flexible, version >= 5 ? 3 : 4))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readCreatableReplicaAssignmentList(reader: Reader, version: number, count: number): CreatableReplicaAssignment[] {
  const list: CreatableReplicaAssignment[] = []
  for (let i = 0; i < count; i++) list.push(readCreatableReplicaAssignment(reader, version))
  return list
}

function readCreatableTopicConfigList(reader: Reader, version: number, count: number): CreatableTopicConfig[] {
  const list: CreatableTopicConfig[] = []
  for (let i = 0; i < count; i++) list.push(readCreatableTopicConfig(reader, version))
  return list
}

function readCreatableTopicList(reader: Reader, version: number, count: number): CreatableTopic[] {
  const list: CreatableTopic[] = []
  for (let i = 0; i < count; i++) list.push(readCreatableTopic(reader, version))
  return list
}

export function writeCreateTopicsRequest(writer: Writer, value: Draft<CreateTopicsRequest>, version: number): void {
  if (version < 2 || version > 7) refuseVersion('CreateTopicsRequest', version)
  const flexible = version >= 5
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeCreatableTopic(writer, item, version)
  }
  writer.int32(value.timeoutMs ?? 60000)
  writer.bool(value.validateOnly ?? false)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeCreatableReplicaAssignment(writer: Writer, value: Draft<CreatableReplicaAssignment>, version: number): void {
  const flexible = version >= 5
  writer.int32(value.partitionIndex ?? 0)
  const brokerIdsList = value.brokerIds ?? []
  writer.count(flexible, brokerIdsList.length)
  for (const item of brokerIdsList) {
    writer.int32(item)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeCreatableTopicConfig(writer: Writer, value: Draft<CreatableTopicConfig>, version: number): void {
  const flexible = version >= 5
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  if (flexible) writer.compactNullableString(value.value === undefined ? '' : value.value)
  else writer.nullableString(value.value === undefined ? '' : value.value)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeCreatableTopic(writer: Writer, value: Draft<CreatableTopic>, version: number): void {
  const flexible = version >= 5
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  writer.int32(value.numPartitions ?? 0)
  writer.int16(value.replicationFactor ?? 0)
  const assignmentsList = value.assignments ?? []
  writer.count(flexible, assignmentsList.length)
  for (const item of assignmentsList) {
    writeCreatableReplicaAssignment(writer, item, version)
  }
  const configsList = value.configs ?? []
  writer.count(flexible, configsList.length)
  for (const item of configsList) {
    writeCreatableTopicConfig(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<CreateTopicsRequest> = {
  name: 'CreateTopicsRequest',
  versionMin: 2,
  versionMax: 7,
  flexibleFrom: 5,
  read: readCreateTopicsRequest,
  write: writeCreateTopicsRequest
}
