// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface TopicPartitions {
  topicId: Uuid
  topicName: string
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface Assignment {
  topicPartitions: TopicPartitions[]
  unknownTags?: UnknownTag[] | undefined
}

export interface Member {
  memberId: string
  /** default null */
  rackId: string | null
  /** int32 */
  memberEpoch: number
  clientId: string
  clientHost: string
  subscribedTopicNames: string[]
  assignment: Assignment
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
  assignorName: string
  members: Member[]
  /** default -2147483648, int32 */
  authorizedOperations: number
  unknownTags?: UnknownTag[] | undefined
}

export interface ShareGroupDescribeResponse {
  /** int32 */
  throttleTimeMs: number
  groups: DescribedGroup[]
  unknownTags?: UnknownTag[] | undefined
}

export function readShareGroupDescribeResponse(reader: Reader, version: number): ShareGroupDescribeResponse {
  if (version < 1 || version > 1) refuseVersion('ShareGroupDescribeResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    groups: readDescribedGroupList(reader, version, reader.count(true, 20)),
    unknownTags: reader.tags()
  }
}

export function readTopicPartitions(reader: Reader, version: number): TopicPartitions {
  return {
    topicId: reader.uuid(),
    topicName: reader.compactString(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

export function readAssignment(reader: Reader, version: number): Assignment {
  return {
    topicPartitions: readTopicPartitionsList(reader, version, reader.count(true, 19)),
    unknownTags: reader.tags()
  }
}

export function readMember(reader: Reader, version: number): Member {
  return {
    memberId: reader.compactString(),
    rackId: reader.compactNullableString(),
    memberEpoch: reader.int32(),
    clientId: reader.compactString(),
    clientHost: reader.compactString(),
    subscribedTopicNames: reader.strings(reader.count(true, 1), true),
    assignment: readAssignment(reader, version),
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
    assignorName: reader.compactString(),
    members: readMemberList(reader, version, reader.count(true, 12)),
    authorizedOperations: reader.int32(),
    unknownTags: reader.tags()
  }
}

function readTopicPartitionsList(reader: Reader, version: number, count: number): TopicPartitions[] {
  const list: TopicPartitions[] = []
  for (let i = 0; i < count; i++) list.push(readTopicPartitions(reader, version))
  return list
}

function readMemberList(reader: Reader, version: number, count: number): Member[] {
  const list: Member[] = []
  for (let i = 0; i < count; i++) list.push(readMember(reader, version))
  return list
}

function readDescribedGroupList(reader: Reader, version: number, count: number): DescribedGroup[] {
  const list: DescribedGroup[] = []
  for (let i = 0; i < count; i++) list.push(readDescribedGroup(reader, version))
  return list
}

export function writeShareGroupDescribeResponse(writer: Writer, value: Draft<ShareGroupDescribeResponse>, version: number): void {
  if (version < 1 || version > 1) refuseVersion('ShareGroupDescribeResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  const groupsList = value.groups ?? []
  writer.count(true, groupsList.length)
  for (const item of groupsList) {
    writeDescribedGroup(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicPartitions(writer: Writer, value: Draft<TopicPartitions>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  writer.compactString(value.topicName ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export function writeAssignment(writer: Writer, value: Draft<Assignment>, version: number): void {
  const topicPartitionsList = value.topicPartitions ?? []
  writer.count(true, topicPartitionsList.length)
  for (const item of topicPartitionsList) {
    writeTopicPartitions(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeMember(writer: Writer, value: Draft<Member>, version: number): void {
  writer.compactString(value.memberId ?? '')
  writer.compactNullableString(value.rackId ?? null)
  writer.int32(value.memberEpoch ?? 0)
  writer.compactString(value.clientId ?? '')
  writer.compactString(value.clientHost ?? '')
  const subscribedTopicNamesList = value.subscribedTopicNames ?? []
  writer.count(true, subscribedTopicNamesList.length)
  for (const item of subscribedTopicNamesList) {
    writer.compactString(item)
  }
  writeAssignment(writer, value.assignment ?? {}, version)
  writer.tags(value.unknownTags)
}

export function writeDescribedGroup(writer: Writer, value: Draft<DescribedGroup>, version: number): void {
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  writer.compactString(value.groupId ?? '')
  writer.compactString(value.groupState ?? '')
  writer.int32(value.groupEpoch ?? 0)
  writer.int32(value.assignmentEpoch ?? 0)
  writer.compactString(value.assignorName ?? '')
  const membersList = value.members ?? []
  writer.count(true, membersList.length)
  for (const item of membersList) {
    writeMember(writer, item, version)
  }
  writer.int32(value.authorizedOperations ?? -2147483648)
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareGroupDescribeResponse> = {
  name: 'ShareGroupDescribeResponse',
  versionMin: 1,
  versionMax: 1,
  flexibleFrom: 1,
  read: readShareGroupDescribeResponse,
  write: writeShareGroupDescribeResponse
}
