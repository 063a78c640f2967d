// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface Status {
  /** int8 */
  statusCode: number
  statusDetail: string
  unknownTags?: UnknownTag[] | undefined
}

export interface TaskIds {
  subtopologyId: string
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface Endpoint {
  host: string
  /** uint16 */
  port: number
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicPartition {
  topic: string
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface EndpointToPartitions {
  userEndpoint: Endpoint
  activePartitions: TopicPartition[]
  standbyPartitions: TopicPartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface StreamsGroupHeartbeatResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  memberId: string
  /** int32 */
  memberEpoch: number
  /** int32 */
  heartbeatIntervalMs: number
  /** v0, int32 */
  acceptableRecoveryLagLegacy: number
  /** int32 */
  taskOffsetIntervalMs: number
  /** v1+, default -1, int64 */
  acceptableRecoveryLag: Int64
  status: Status[] | null
  /** default null */
  activeTasks: TaskIds[] | null
  /** default null */
  standbyTasks: TaskIds[] | null
  /** default null */
  warmupTasks: TaskIds[] | null
  /** v1+ */
  topologyDescriptionRequired: boolean
  /** int32 */
  endpointInformationEpoch: number
  /** default null */
  partitionsByUserEndpoint: EndpointToPartitions[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readStreamsGroupHeartbeatResponse(reader: Reader, version: number): StreamsGroupHeartbeatResponse {
  if (version < 0 || version > 1) refuseVersion('StreamsGroupHeartbeatResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    memberId: reader.compactString(),
    memberEpoch: reader.int32(),
    heartbeatIntervalMs: reader.int32(),
    acceptableRecoveryLagLegacy: version === 0 ? reader.int32() : 0,
    taskOffsetIntervalMs: reader.int32(),
    acceptableRecoveryLag: version === 1 ? reader.int64() : -1,
    status: readStatusListOrNull(reader, version, reader.countOrNull(true, 3)),
    activeTasks: readTaskIdsListOrNull(reader, version, reader.countOrNull(true, 3)),
    standbyTasks: readTaskIdsListOrNull(reader, version, reader.countOrNull(true, 3)),
    warmupTasks: readTaskIdsListOrNull(reader, version, reader.countOrNull(true, 3)),
    topologyDescriptionRequired: version === 1 ? reader.bool() : false,
    endpointInformationEpoch: reader.int32(),
    partitionsByUserEndpoint: readEndpointToPartitionsListOrNull(reader, version, reader.countOrNull(true, 7)),
    unknownTags: reader.tags()
  }
}

export function readStatus(reader: Reader, version: number): Status {
  return {
    statusCode: reader.int8(),
    statusDetail: reader.compactString(),
    unknownTags: reader.tags()
  }
}

export function readTaskIds(reader: Reader, version: number): TaskIds {
  return {
    subtopologyId: reader.compactString(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

export function readEndpoint(reader: Reader, version: number): Endpoint {
  return {
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: reader.tags()
  }
}

export function readTopicPartition(reader: Reader, version: number): TopicPartition {
  return {
    topic: reader.compactString(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

export function readEndpointToPartitions(reader: Reader, version: number): EndpointToPartitions {
  return {
    userEndpoint: readEndpoint(reader, version),
    activePartitions: readTopicPartitionList(reader, version, reader.count(true, 3)),
    standbyPartitions: readTopicPartitionList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

function readStatusList(reader: Reader, version: number, count: number): Status[] {
  const list: Status[] = []
  for (let i = 0; i < count; i++) list.push(readStatus(reader, version))
  return list
}

function readStatusListOrNull(reader: Reader, version: number, count: number): Status[] | null {
  return count < 0 ? null : readStatusList(reader, version, count)
}

function readTaskIdsList(reader: Reader, version: number, count: number): TaskIds[] {
  const list: TaskIds[] = []
  for (let i = 0; i < count; i++) list.push(readTaskIds(reader, version))
  return list
}

function readTaskIdsListOrNull(reader: Reader, version: number, count: number): TaskIds[] | null {
  return count < 0 ? null : readTaskIdsList(reader, version, count)
}

function readTopicPartitionList(reader: Reader, version: number, count: number): TopicPartition[] {
  const list: TopicPartition[] = []
  for (let i = 0; i < count; i++) list.push(readTopicPartition(reader, version))
  return list
}

function readEndpointToPartitionsList(reader: Reader, version: number, count: number): EndpointToPartitions[] {
  const list: EndpointToPartitions[] = []
  for (let i = 0; i < count; i++) list.push(readEndpointToPartitions(reader, version))
  return list
}

function readEndpointToPartitionsListOrNull(reader: Reader, version: number, count: number): EndpointToPartitions[] | null {
  return count < 0 ? null : readEndpointToPartitionsList(reader, version, count)
}

export function writeStreamsGroupHeartbeatResponse(writer: Writer, value: Draft<StreamsGroupHeartbeatResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('StreamsGroupHeartbeatResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.compactString(value.memberId ?? '')
  writer.int32(value.memberEpoch ?? 0)
  writer.int32(value.heartbeatIntervalMs ?? 0)
  if (version === 0) {
    writer.int32(value.acceptableRecoveryLagLegacy ?? 0)
  }
  writer.int32(value.taskOffsetIntervalMs ?? 0)
  if (version === 1) {
    writer.int64(value.acceptableRecoveryLag ?? -1)
  }
  const statusList = value.status === undefined ? [] : value.status
  if (statusList === null) writer.nullArray(true)
  else {
    writer.count(true, statusList.length)
    for (const item of statusList) {
      writeStatus(writer, item, version)
    }
  }
  const activeTasksList = value.activeTasks ?? null
  if (activeTasksList === null) writer.nullArray(true)
  else {
    writer.count(true, activeTasksList.length)
    for (const item of activeTasksList) {
      writeTaskIds(writer, item, version)
    }
  }
  const standbyTasksList = value.standbyTasks ?? null
  if (standbyTasksList === null) writer.nullArray(true)
  else {
    writer.count(true, standbyTasksList.length)
    for (const item of standbyTasksList) {
      writeTaskIds(writer, item, version)
    }
  }
  const warmupTasksList = value.warmupTasks ?? null
  if (warmupTasksList === null) writer.nullArray(true)
  else {
    writer.count(true, warmupTasksList.length)
    for (const item of warmupTasksList) {
      writeTaskIds(writer, item, version)
    }
  }
  if (version === 1) {
    writer.bool(value.topologyDescriptionRequired ?? false)
  }
  writer.int32(value.endpointInformationEpoch ?? 0)
  const partitionsByUserEndpointList = value.partitionsByUserEndpoint ?? null
  if (partitionsByUserEndpointList === null) writer.nullArray(true)
  else {
    writer.count(true, partitionsByUserEndpointList.length)
    for (const item of partitionsByUserEndpointList) {
      writeEndpointToPartitions(writer, item, version)
    }
  }
  writer.tags(value.unknownTags)
}

export function writeStatus(writer: Writer, value: Draft<Status>, version: number): void {
  writer.int8(value.statusCode ?? 0)
  writer.compactString(value.statusDetail ?? '')
  writer.tags(value.unknownTags)
}

export function writeTaskIds(writer: Writer, value: Draft<TaskIds>, version: number): void {
  writer.compactString(value.subtopologyId ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export function writeEndpoint(writer: Writer, value: Draft<Endpoint>, version: number): void {
  writer.compactString(value.host ?? '')
  writer.uint16(value.port ?? 0)
  writer.tags(value.unknownTags)
}

export function writeTopicPartition(writer: Writer, value: Draft<TopicPartition>, version: number): void {
  writer.compactString(value.topic ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export function writeEndpointToPartitions(writer: Writer, value: Draft<EndpointToPartitions>, version: number): void {
  writeEndpoint(writer, value.userEndpoint ?? {}, version)
  const activePartitionsList = value.activePartitions ?? []
  writer.count(true, activePartitionsList.length)
  for (const item of activePartitionsList) {
    writeTopicPartition(writer, item, version)
  }
  const standbyPartitionsList = value.standbyPartitions ?? []
  writer.count(true, standbyPartitionsList.length)
  for (const item of standbyPartitionsList) {
    writeTopicPartition(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<StreamsGroupHeartbeatResponse> = {
  name: 'StreamsGroupHeartbeatResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readStreamsGroupHeartbeatResponse,
  write: writeStreamsGroupHeartbeatResponse
}
