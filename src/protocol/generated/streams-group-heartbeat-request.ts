// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface KeyValue {
  key: string
  value: string
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicInfo {
  name: string
  /** int32 */
  partitions: number
  /** int16 */
  replicationFactor: number
  topicConfigs: KeyValue[]
  unknownTags?: UnknownTag[] | undefined
}

export interface CopartitionGroup {
  sourceTopics: number[]
  sourceTopicRegex: number[]
  repartitionSourceTopics: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface Subtopology {
  subtopologyId: string
  sourceTopics: string[]
  sourceTopicRegex: string[]
  stateChangelogTopics: TopicInfo[]
  repartitionSinkTopics: string[]
  repartitionSourceTopics: TopicInfo[]
  copartitionGroups: CopartitionGroup[]
  unknownTags?: UnknownTag[] | undefined
}

export interface Topology {
  /** int32 */
  epoch: number
  subtopologies: Subtopology[]
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

export interface TaskOffset {
  subtopologyId: string
  /** int32 */
  partition: number
  /** int64 */
  offset: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface StreamsGroupHeartbeatRequest {
  groupId: string
  memberId: string
  /** int32 */
  memberEpoch: number
  /** int32 */
  endpointInformationEpoch: number
  /** default null */
  instanceId: string | null
  /** default null */
  rackId: string | null
  /** default -1, int32 */
  rebalanceTimeoutMs: number
  /** default null */
  topology: Topology | null
  /** default null */
  activeTasks: TaskIds[] | null
  /** default null */
  standbyTasks: TaskIds[] | null
  /** default null */
  warmupTasks: TaskIds[] | null
  /** default null */
  processId: string | null
  /** default null */
  userEndpoint: Endpoint | null
  /** default null */
  clientTags: KeyValue[] | null
  /** default null */
  taskOffsets: TaskOffset[] | null
  /** default null */
  taskEndOffsets: TaskOffset[] | null
  shutdownApplication: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readStreamsGroupHeartbeatRequest(reader: Reader, version: number): StreamsGroupHeartbeatRequest {
  if (version < 0 || version > 1) refuseVersion('StreamsGroupHeartbeatRequest', version)
  return {
    groupId: reader.compactString(),
    memberId: reader.compactString(),
    memberEpoch: reader.int32(),
    endpointInformationEpoch: reader.int32(),
    instanceId: reader.compactNullableString(),
    rackId: reader.compactNullableString(),
    rebalanceTimeoutMs: reader.int32(),
    topology: (reader.int8() < 0 ? null : readTopology(reader, version)),
    activeTasks: readTaskIdsListOrNull(reader, version, reader.countOrNull(true, 3)),
    standbyTasks: readTaskIdsListOrNull(reader, version, reader.countOrNull(true, 3)),
    warmupTasks: readTaskIdsListOrNull(reader, version, reader.countOrNull(true, 3)),
    processId: reader.compactNullableString(),
    userEndpoint: (reader.int8() < 0 ? null : readEndpoint(reader, version)),
    clientTags: readKeyValueListOrNull(reader, version, reader.countOrNull(true, 3)),
    taskOffsets: readTaskOffsetListOrNull(reader, version, reader.countOrNull(true, 14)),
    taskEndOffsets: readTaskOffsetListOrNull(reader, version, reader.countOrNull(true, 14)),
    shutdownApplication: reader.bool(),
    unknownTags: reader.tags()
  }
}

export function readKeyValue(reader: Reader, version: number): KeyValue {
  return {
    key: reader.compactString(),
    value: reader.compactString(),
    unknownTags: reader.tags()
  }
}

export function readTopicInfo(reader: Reader, version: number): TopicInfo {
  return {
    name: reader.compactString(),
    partitions: reader.int32(),
    replicationFactor: reader.int16(),
    topicConfigs: readKeyValueList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readCopartitionGroup(reader: Reader, version: number): CopartitionGroup {
  return {
    sourceTopics: reader.int16s(reader.numberCount(true, 2)),
    sourceTopicRegex: reader.int16s(reader.numberCount(true, 2)),
    repartitionSourceTopics: reader.int16s(reader.numberCount(true, 2)),
    unknownTags: reader.tags()
  }
}

export function readSubtopology(reader: Reader, version: number): Subtopology {
  return {
    subtopologyId: reader.compactString(),
    sourceTopics: reader.strings(reader.count(true, 1), true),
    sourceTopicRegex: reader.strings(reader.count(true, 1), true),
    stateChangelogTopics: readTopicInfoList(reader, version, reader.count(true, 9)),
    repartitionSinkTopics: reader.strings(reader.count(true, 1), true),
    repartitionSourceTopics: readTopicInfoList(reader, version, reader.count(true, 9)),
    copartitionGroups: readCopartitionGroupList(reader, version, reader.count(true, 4)),
    unknownTags: reader.tags()
  }
}

export function readTopology(reader: Reader, version: number): Topology {
  return {
    epoch: reader.int32(),
    subtopologies: readSubtopologyList(reader, version, reader.count(true, 8)),
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

export function readTaskOffset(reader: Reader, version: number): TaskOffset {
  return {
    subtopologyId: reader.compactString(),
    partition: reader.int32(),
    offset: reader.int64(),
    unknownTags: reader.tags()
  }
}

function readKeyValueList(reader: Reader, version: number, count: number): KeyValue[] {
  const list: KeyValue[] = []
  for (let i = 0; i < count; i++) list.push(readKeyValue(reader, version))
  return list
}

function readKeyValueListOrNull(reader: Reader, version: number, count: number): KeyValue[] | null {
  return count < 0 ? null : readKeyValueList(reader, version, count)
}

function readTopicInfoList(reader: Reader, version: number, count: number): TopicInfo[] {
  const list: TopicInfo[] = []
  for (let i = 0; i < count; i++) list.push(readTopicInfo(reader, version))
  return list
}

function readCopartitionGroupList(reader: Reader, version: number, count: number): CopartitionGroup[] {
  const list: CopartitionGroup[] = []
  for (let i = 0; i < count; i++) list.push(readCopartitionGroup(reader, version))
  return list
}

function readSubtopologyList(reader: Reader, version: number, count: number): Subtopology[] {
  const list: Subtopology[] = []
  for (let i = 0; i < count; i++) list.push(readSubtopology(reader, version))
  return list
}

function readTaskIdsList(reader: Reader, version: number, count: number): TaskIds[] {
  const list: TaskIds[] = []
  for (let i = 0; i < count; i++) list.push(readTaskIds(reader, version))
  return list
}

function readTaskIdsListOrNull(reader: Reader, version: number, count: number): TaskIds[] | null {
  return count < 0 ? null : readTaskIdsList(reader, version, count)
}

function readTaskOffsetList(reader: Reader, version: number, count: number): TaskOffset[] {
  const list: TaskOffset[] = []
  for (let i = 0; i < count; i++) list.push(readTaskOffset(reader, version))
  return list
}

function readTaskOffsetListOrNull(reader: Reader, version: number, count: number): TaskOffset[] | null {
  return count < 0 ? null : readTaskOffsetList(reader, version, count)
}

export function writeStreamsGroupHeartbeatRequest(writer: Writer, value: Draft<StreamsGroupHeartbeatRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('StreamsGroupHeartbeatRequest', version)
  writer.compactString(value.groupId ?? '')
  writer.compactString(value.memberId ?? '')
  writer.int32(value.memberEpoch ?? 0)
  writer.int32(value.endpointInformationEpoch ?? 0)
  writer.compactNullableString(value.instanceId ?? null)
  writer.compactNullableString(value.rackId ?? null)
  writer.int32(value.rebalanceTimeoutMs ?? -1)
  const topologyStruct = value.topology ?? null
  if (topologyStruct === null) writer.int8(-1)
  else {
    writer.int8(1)
    writeTopology(writer, topologyStruct, version)
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
  writer.compactNullableString(value.processId ?? null)
  const userEndpointStruct = value.userEndpoint ?? null
  if (userEndpointStruct === null) writer.int8(-1)
  else {
    writer.int8(1)
    writeEndpoint(writer, userEndpointStruct, version)
  }
  const clientTagsList = value.clientTags ?? null
  if (clientTagsList === null) writer.nullArray(true)
  else {
    writer.count(true, clientTagsList.length)
    for (const item of clientTagsList) {
      writeKeyValue(writer, item, version)
    }
  }
  const taskOffsetsList = value.taskOffsets ?? null
  if (taskOffsetsList === null) writer.nullArray(true)
  else {
    writer.count(true, taskOffsetsList.length)
    for (const item of taskOffsetsList) {
      writeTaskOffset(writer, item, version)
    }
  }
  const taskEndOffsetsList = value.taskEndOffsets ?? null
  if (taskEndOffsetsList === null) writer.nullArray(true)
  else {
    writer.count(true, taskEndOffsetsList.length)
    for (const item of taskEndOffsetsList) {
      writeTaskOffset(writer, item, version)
    }
  }
  writer.bool(value.shutdownApplication ?? false)
  writer.tags(value.unknownTags)
}

export function writeKeyValue(writer: Writer, value: Draft<KeyValue>, version: number): void {
  writer.compactString(value.key ?? '')
  writer.compactString(value.value ?? '')
  writer.tags(value.unknownTags)
}

export function writeTopicInfo(writer: Writer, value: Draft<TopicInfo>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.int32(value.partitions ?? 0)
  writer.int16(value.replicationFactor ?? 0)
  const topicConfigsList = value.topicConfigs ?? []
  writer.count(true, topicConfigsList.length)
  for (const item of topicConfigsList) {
    writeKeyValue(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeCopartitionGroup(writer: Writer, value: Draft<CopartitionGroup>, version: number): void {
  const sourceTopicsList = value.sourceTopics ?? []
  writer.count(true, sourceTopicsList.length)
  for (const item of sourceTopicsList) {
    writer.int16(item)
  }
  const sourceTopicRegexList = value.sourceTopicRegex ?? []
  writer.count(true, sourceTopicRegexList.length)
  for (const item of sourceTopicRegexList) {
    writer.int16(item)
  }
  const repartitionSourceTopicsList = value.repartitionSourceTopics ?? []
  writer.count(true, repartitionSourceTopicsList.length)
  for (const item of repartitionSourceTopicsList) {
    writer.int16(item)
  }
  writer.tags(value.unknownTags)
}

export function writeSubtopology(writer: Writer, value: Draft<Subtopology>, version: number): void {
  writer.compactString(value.subtopologyId ?? '')
  const sourceTopicsList = value.sourceTopics ?? []
  writer.count(true, sourceTopicsList.length)
  for (const item of sourceTopicsList) {
    writer.compactString(item)
  }
  const sourceTopicRegexList = value.sourceTopicRegex ?? []
  writer.count(true, sourceTopicRegexList.length)
  for (const item of sourceTopicRegexList) {
    writer.compactString(item)
  }
  const stateChangelogTopicsList = value.stateChangelogTopics ?? []
  writer.count(true, stateChangelogTopicsList.length)
  for (const item of stateChangelogTopicsList) {
    writeTopicInfo(writer, item, version)
  }
  const repartitionSinkTopicsList = value.repartitionSinkTopics ?? []
  writer.count(true, repartitionSinkTopicsList.length)
  for (const item of repartitionSinkTopicsList) {
    writer.compactString(item)
  }
  const repartitionSourceTopicsList = value.repartitionSourceTopics ?? []
  writer.count(true, repartitionSourceTopicsList.length)
  for (const item of repartitionSourceTopicsList) {
    writeTopicInfo(writer, item, version)
  }
  const copartitionGroupsList = value.copartitionGroups ?? []
  writer.count(true, copartitionGroupsList.length)
  for (const item of copartitionGroupsList) {
    writeCopartitionGroup(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopology(writer: Writer, value: Draft<Topology>, version: number): void {
  writer.int32(value.epoch ?? 0)
  const subtopologiesList = value.subtopologies ?? []
  writer.count(true, subtopologiesList.length)
  for (const item of subtopologiesList) {
    writeSubtopology(writer, item, version)
  }
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

export function writeTaskOffset(writer: Writer, value: Draft<TaskOffset>, version: number): void {
  writer.compactString(value.subtopologyId ?? '')
  writer.int32(value.partition ?? 0)
  writer.int64(value.offset ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<StreamsGroupHeartbeatRequest> = {
  name: 'StreamsGroupHeartbeatRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readStreamsGroupHeartbeatRequest,
  write: writeStreamsGroupHeartbeatRequest
}
