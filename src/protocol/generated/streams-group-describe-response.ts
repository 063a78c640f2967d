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

export interface Subtopology {
  subtopologyId: string
  sourceTopics: string[]
  repartitionSinkTopics: string[]
  stateChangelogTopics: TopicInfo[]
  repartitionSourceTopics: TopicInfo[]
  unknownTags?: UnknownTag[] | undefined
}

export interface Topology {
  /** int32 */
  epoch: number
  /** default null */
  subtopologies: Subtopology[] | null
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

export interface TaskIds {
  subtopologyId: string
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface Assignment {
  activeTasks: TaskIds[]
  standbyTasks: TaskIds[]
  warmupTasks: TaskIds[]
  unknownTags?: UnknownTag[] | undefined
}

export interface Member {
  memberId: string
  /** int32 */
  memberEpoch: number
  /** default null */
  instanceId: string | null
  /** default null */
  rackId: string | null
  clientId: string
  clientHost: string
  /** int32 */
  topologyEpoch: number
  processId: string
  /** default null */
  userEndpoint: Endpoint | null
  clientTags: KeyValue[]
  taskOffsets: TaskOffset[]
  taskEndOffsets: TaskOffset[]
  assignment: Assignment
  targetAssignment: Assignment
  isClassic: boolean
  unknownTags?: UnknownTag[] | undefined
}

export interface TopologyDescriptionNode {
  /** v1+ */
  name: string
  /** v1+, int8 */
  nodeType: number
  /** v1+ */
  sourceTopics: string[]
  /** v1+, default null */
  sinkTopic: string | null
  /** v1+ */
  stores: string[]
  /** v1+ */
  successors: string[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TopologyDescriptionSubtopology {
  /** v1+ */
  subtopologyId: string
  /** v1+ */
  nodes: TopologyDescriptionNode[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TopologyDescriptionGlobalStore {
  /** v1+ */
  source: TopologyDescriptionNode
  /** v1+ */
  processor: TopologyDescriptionNode
  unknownTags?: UnknownTag[] | undefined
}

export interface TopologyDescription {
  /** v1+ */
  subtopologies: TopologyDescriptionSubtopology[]
  /** v1+ */
  globalStores: TopologyDescriptionGlobalStore[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribedGroup {
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  groupId: string
  groupState: string
  /** int32 */
  groupEpoch: number
  /** int32 */
  assignmentEpoch: number
  /** default null */
  topology: Topology | null
  members: Member[]
  /** default -2147483648, int32 */
  authorizedOperations: number
  /** v1+, default null */
  topologyDescription: TopologyDescription | null
  /** v1+, int8 */
  topologyDescriptionStatus: number
  /** v1+, default null */
  assignorName: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface StreamsGroupDescribeResponse {
  /** int32 */
  throttleTimeMs: number
  groups: DescribedGroup[]
  unknownTags?: UnknownTag[] | undefined
}

export function readStreamsGroupDescribeResponse(reader: Reader, version: number): StreamsGroupDescribeResponse {
  if (version < 0 || version > 1) refuseVersion('StreamsGroupDescribeResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    groups: (readDescribedGroupList(reader, version, reader.count(true, version >= 1 ? 23 : 20))),
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

export function readSubtopology(reader: Reader, version: number): Subtopology {
  return {
    subtopologyId: reader.compactString(),
    sourceTopics: reader.strings(reader.count(true, 1), true),
    repartitionSinkTopics: reader.strings(reader.count(true, 1), true),
    stateChangelogTopics: readTopicInfoList(reader, version, reader.count(true, 9)),
    repartitionSourceTopics: readTopicInfoList(reader, version, reader.count(true, 9)),
    unknownTags: reader.tags()
  }
}

export function readTopology(reader: Reader, version: number): Topology {
  return {
    epoch: reader.int32(),
    subtopologies: readSubtopologyListOrNull(reader, version, reader.countOrNull(true, 6)),
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

export function readTaskIds(reader: Reader, version: number): TaskIds {
  return {
    subtopologyId: reader.compactString(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

export function readAssignment(reader: Reader, version: number): Assignment {
  return {
    activeTasks: readTaskIdsList(reader, version, reader.count(true, 3)),
    standbyTasks: readTaskIdsList(reader, version, reader.count(true, 3)),
    warmupTasks: readTaskIdsList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readMember(reader: Reader, version: number): Member {
  return {
    memberId: reader.compactString(),
    memberEpoch: reader.int32(),
    instanceId: reader.compactNullableString(),
    rackId: reader.compactNullableString(),
    clientId: reader.compactString(),
    clientHost: reader.compactString(),
    topologyEpoch: reader.int32(),
    processId: reader.compactString(),
    userEndpoint: (reader.int8() < 0 ? null : readEndpoint(reader, version)),
    clientTags: readKeyValueList(reader, version, reader.count(true, 3)),
    taskOffsets: readTaskOffsetList(reader, version, reader.count(true, 14)),
    taskEndOffsets: readTaskOffsetList(reader, version, reader.count(true, 14)),
    assignment: readAssignment(reader, version),
    targetAssignment: readAssignment(reader, version),
    isClassic: reader.bool(),
    unknownTags: reader.tags()
  }
}

export function readTopologyDescriptionNode(reader: Reader, version: number): TopologyDescriptionNode {
  return {
    name: version === 1 ? reader.compactString() : '',
    nodeType: version === 1 ? reader.int8() : 0,
    sourceTopics: version === 1 ? reader.strings(reader.count(true, 1), true) : [],
    sinkTopic: version === 1 ? reader.compactNullableString() : null,
    stores: version === 1 ? reader.strings(reader.count(true, 1), true) : [],
    successors: version === 1 ? reader.strings(reader.count(true, 1), true) : [],
    unknownTags: reader.tags()
  }
}

export function readTopologyDescriptionSubtopology(reader: Reader, version: number): TopologyDescriptionSubtopology {
  return {
    subtopologyId: version === 1 ? reader.compactString() : '',
    nodes: version === 1 ? readTopologyDescriptionNodeList(reader, version, reader.count(true, 7)) : [],
    unknownTags: reader.tags()
  }
}

export function readTopologyDescriptionGlobalStore(reader: Reader, version: number): TopologyDescriptionGlobalStore {
  return {
    source: version === 1 ? readTopologyDescriptionNode(reader, version) : defaultTopologyDescriptionNode(),
    processor: version === 1 ? readTopologyDescriptionNode(reader, version) : defaultTopologyDescriptionNode(),
    unknownTags: reader.tags()
  }
}

export function readTopologyDescription(reader: Reader, version: number): TopologyDescription {
  return {
    subtopologies: version === 1 ? readTopologyDescriptionSubtopologyList(reader, version, reader.count(true, 3)) : [],
    globalStores: version === 1 ? readTopologyDescriptionGlobalStoreList(reader, version, reader.count(true, 15)) : [],
    unknownTags: reader.tags()
  }
}

export function readDescribedGroup(reader: Reader, version: number): DescribedGroup {
  return {
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    groupId: reader.compactString(),
    groupState: reader.compactString(),
    groupEpoch: reader.int32(),
    assignmentEpoch: reader.int32(),
    topology: (reader.int8() < 0 ? null : readTopology(reader, version)),
    members: readMemberList(reader, version, reader.count(true, 28)),
    authorizedOperations: reader.int32(),
    topologyDescription: version === 1 ? (reader.int8() < 0 ? null : readTopologyDescription(reader, version)) : null,
    topologyDescriptionStatus: version === 1 ? reader.int8() : 0,
    assignorName: version === 1 ? reader.compactNullableString() : null,
    unknownTags: reader.tags()
  }
}

function readKeyValueList(reader: Reader, version: number, count: number): KeyValue[] {
  const list: KeyValue[] = []
  for (let i = 0; i < count; i++) list.push(readKeyValue(reader, version))
  return list
}

function readTopicInfoList(reader: Reader, version: number, count: number): TopicInfo[] {
  const list: TopicInfo[] = []
  for (let i = 0; i < count; i++) list.push(readTopicInfo(reader, version))
  return list
}

function readSubtopologyList(reader: Reader, version: number, count: number): Subtopology[] {
  const list: Subtopology[] = []
  for (let i = 0; i < count; i++) list.push(readSubtopology(reader, version))
  return list
}

function readSubtopologyListOrNull(reader: Reader, version: number, count: number): Subtopology[] | null {
  return count < 0 ? null : readSubtopologyList(reader, version, count)
}

function readTaskOffsetList(reader: Reader, version: number, count: number): TaskOffset[] {
  const list: TaskOffset[] = []
  for (let i = 0; i < count; i++) list.push(readTaskOffset(reader, version))
  return list
}

function readTaskIdsList(reader: Reader, version: number, count: number): TaskIds[] {
  const list: TaskIds[] = []
  for (let i = 0; i < count; i++) list.push(readTaskIds(reader, version))
  return list
}

function readMemberList(reader: Reader, version: number, count: number): Member[] {
  const list: Member[] = []
  for (let i = 0; i < count; i++) list.push(readMember(reader, version))
  return list
}

function readTopologyDescriptionNodeList(reader: Reader, version: number, count: number): TopologyDescriptionNode[] {
  const list: TopologyDescriptionNode[] = []
  for (let i = 0; i < count; i++) list.push(readTopologyDescriptionNode(reader, version))
  return list
}

function readTopologyDescriptionSubtopologyList(reader: Reader, version: number, count: number): TopologyDescriptionSubtopology[] {
  const list: TopologyDescriptionSubtopology[] = []
  for (let i = 0; i < count; i++) list.push(readTopologyDescriptionSubtopology(reader, version))
  return list
}

function readTopologyDescriptionGlobalStoreList(reader: Reader, version: number, count: number): TopologyDescriptionGlobalStore[] {
  const list: TopologyDescriptionGlobalStore[] = []
  for (let i = 0; i < count; i++) list.push(readTopologyDescriptionGlobalStore(reader, version))
  return list
}

function readDescribedGroupList(reader: Reader, version: number, count: number): DescribedGroup[] {
  const list: DescribedGroup[] = []
  for (let i = 0; i < count; i++) list.push(readDescribedGroup(reader, version))
  return list
}

export function writeStreamsGroupDescribeResponse(writer: Writer, value: Draft<StreamsGroupDescribeResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('StreamsGroupDescribeResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  const groupsList = value.groups ?? []
  writer.count(true, groupsList.length)
  for (const item of groupsList) {
    writeDescribedGroup(writer, item, version)
  }
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

export function writeSubtopology(writer: Writer, value: Draft<Subtopology>, version: number): void {
  writer.compactString(value.subtopologyId ?? '')
  const sourceTopicsList = value.sourceTopics ?? []
  writer.count(true, sourceTopicsList.length)
  for (const item of sourceTopicsList) {
    writer.compactString(item)
  }
  const repartitionSinkTopicsList = value.repartitionSinkTopics ?? []
  writer.count(true, repartitionSinkTopicsList.length)
  for (const item of repartitionSinkTopicsList) {
    writer.compactString(item)
  }
  const stateChangelogTopicsList = value.stateChangelogTopics ?? []
  writer.count(true, stateChangelogTopicsList.length)
  for (const item of stateChangelogTopicsList) {
    writeTopicInfo(writer, item, version)
  }
  const repartitionSourceTopicsList = value.repartitionSourceTopics ?? []
  writer.count(true, repartitionSourceTopicsList.length)
  for (const item of repartitionSourceTopicsList) {
    writeTopicInfo(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopology(writer: Writer, value: Draft<Topology>, version: number): void {
  writer.int32(value.epoch ?? 0)
  const subtopologiesList = value.subtopologies ?? null
  if (subtopologiesList === null) writer.nullArray(true)
  else {
    writer.count(true, subtopologiesList.length)
    for (const item of subtopologiesList) {
      writeSubtopology(writer, item, version)
    }
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

export function writeTaskIds(writer: Writer, value: Draft<TaskIds>, version: number): void {
  writer.compactString(value.subtopologyId ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export function writeAssignment(writer: Writer, value: Draft<Assignment>, version: number): void {
  const activeTasksList = value.activeTasks ?? []
  writer.count(true, activeTasksList.length)
  for (const item of activeTasksList) {
    writeTaskIds(writer, item, version)
  }
  const standbyTasksList = value.standbyTasks ?? []
  writer.count(true, standbyTasksList.length)
  for (const item of standbyTasksList) {
    writeTaskIds(writer, item, version)
  }
  const warmupTasksList = value.warmupTasks ?? []
  writer.count(true, warmupTasksList.length)
  for (const item of warmupTasksList) {
    writeTaskIds(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeMember(writer: Writer, value: Draft<Member>, version: number): void {
  writer.compactString(value.memberId ?? '')
  writer.int32(value.memberEpoch ?? 0)
  writer.compactNullableString(value.instanceId ?? null)
  writer.compactNullableString(value.rackId ?? null)
  writer.compactString(value.clientId ?? '')
  writer.compactString(value.clientHost ?? '')
  writer.int32(value.topologyEpoch ?? 0)
  writer.compactString(value.processId ?? '')
  const userEndpointStruct = value.userEndpoint ?? null
  if (userEndpointStruct === null) writer.int8(-1)
  else {
    writer.int8(1)
    writeEndpoint(writer, userEndpointStruct, version)
  }
  const clientTagsList = value.clientTags ?? []
  writer.count(true, clientTagsList.length)
  for (const item of clientTagsList) {
    writeKeyValue(writer, item, version)
  }
  const taskOffsetsList = value.taskOffsets ?? []
  writer.count(true, taskOffsetsList.length)
  for (const item of taskOffsetsList) {
    writeTaskOffset(writer, item, version)
  }
  const taskEndOffsetsList = value.taskEndOffsets ?? []
  writer.count(true, taskEndOffsetsList.length)
  for (const item of taskEndOffsetsList) {
    writeTaskOffset(writer, item, version)
  }
  writeAssignment(writer, value.assignment ?? {}, version)
  writeAssignment(writer, value.targetAssignment ?? {}, version)
  writer.bool(value.isClassic ?? false)
  writer.tags(value.unknownTags)
}

export function writeTopologyDescriptionNode(writer: Writer, value: Draft<TopologyDescriptionNode>, version: number): void {
  if (version === 1) {
    writer.compactString(value.name ?? '')
  }
  if (version === 1) {
    writer.int8(value.nodeType ?? 0)
  }
  if (version === 1) {
    const sourceTopicsList = value.sourceTopics ?? []
    writer.count(true, sourceTopicsList.length)
    for (const item of sourceTopicsList) {
      writer.compactString(item)
    }
  }
  if (version === 1) {
    writer.compactNullableString(value.sinkTopic ?? null)
  }
  if (version === 1) {
    const storesList = value.stores ?? []
    writer.count(true, storesList.length)
    for (const item of storesList) {
      writer.compactString(item)
    }
  }
  if (version === 1) {
    const successorsList = value.successors ?? []
    writer.count(true, successorsList.length)
    for (const item of successorsList) {
      writer.compactString(item)
    }
  }
  writer.tags(value.unknownTags)
}

export function writeTopologyDescriptionSubtopology(writer: Writer, value: Draft<TopologyDescriptionSubtopology>, version: number): void {
  if (version === 1) {
    writer.compactString(value.subtopologyId ?? '')
  }
  if (version === 1) {
    const nodesList = value.nodes ?? []
    writer.count(true, nodesList.length)
    for (const item of nodesList) {
      writeTopologyDescriptionNode(writer, item, version)
    }
  }
  writer.tags(value.unknownTags)
}

export function writeTopologyDescriptionGlobalStore(writer: Writer, value: Draft<TopologyDescriptionGlobalStore>, version: number): void {
  if (version === 1) {
    writeTopologyDescriptionNode(writer, value.source ?? {}, version)
  }
  if (version === 1) {
    writeTopologyDescriptionNode(writer, value.processor ?? {}, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopologyDescription(writer: Writer, value: Draft<TopologyDescription>, version: number): void {
  if (version === 1) {
    const subtopologiesList = value.subtopologies ?? []
    writer.count(true, subtopologiesList.length)
    for (const item of subtopologiesList) {
      writeTopologyDescriptionSubtopology(writer, item, version)
    }
  }
  if (version === 1) {
    const globalStoresList = value.globalStores ?? []
    writer.count(true, globalStoresList.length)
    for (const item of globalStoresList) {
      writeTopologyDescriptionGlobalStore(writer, item, version)
    }
  }
  writer.tags(value.unknownTags)
}

export function writeDescribedGroup(writer: Writer, value: Draft<DescribedGroup>, version: number): void {
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.compactString(value.groupId ?? '')
  writer.compactString(value.groupState ?? '')
  writer.int32(value.groupEpoch ?? 0)
  writer.int32(value.assignmentEpoch ?? 0)
  const topologyStruct = value.topology ?? null
  if (topologyStruct === null) writer.int8(-1)
  else {
    writer.int8(1)
    writeTopology(writer, topologyStruct, version)
  }
  const membersList = value.members ?? []
  writer.count(true, membersList.length)
  for (const item of membersList) {
    writeMember(writer, item, version)
  }
  writer.int32(value.authorizedOperations ?? -2147483648)
  if (version === 1) {
    const topologyDescriptionStruct = value.topologyDescription ?? null
    if (topologyDescriptionStruct === null) writer.int8(-1)
    else {
      writer.int8(1)
      writeTopologyDescription(writer, topologyDescriptionStruct, version)
    }
  }
  if (version === 1) {
    writer.int8(value.topologyDescriptionStatus ?? 0)
  }
  if (version === 1) {
    writer.compactNullableString(value.assignorName ?? null)
  }
  writer.tags(value.unknownTags)
}

function defaultTopologyDescriptionNode(): TopologyDescriptionNode {
  return { name: '', nodeType: 0, sourceTopics: [], sinkTopic: null, stores: [], successors: [], unknownTags: undefined }
}

export const codec: Codec<StreamsGroupDescribeResponse> = {
  name: 'StreamsGroupDescribeResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readStreamsGroupDescribeResponse,
  write: writeStreamsGroupDescribeResponse
}
