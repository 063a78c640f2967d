// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface TopicPartitions {
  topicId: Uuid
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ConsumerGroupHeartbeatRequest {
  groupId: string
  memberId: string
  /** int32 */
  memberEpoch: number
  /** default null */
  instanceId: string | null
  /** default null */
  rackId: string | null
  /** default -1, int32 */
  rebalanceTimeoutMs: number
  /** default null */
  subscribedTopicNames: string[] | null
  /** v1+, default null */
  subscribedTopicRegex: string | null
  /** default null */
  serverAssignor: string | null
  /** default null */
  topicPartitions: TopicPartitions[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readConsumerGroupHeartbeatRequest(reader: Reader, version: number): ConsumerGroupHeartbeatRequest {
  if (version < 0 || version > 1) refuseVersion('ConsumerGroupHeartbeatRequest', version)
  return {
    groupId: reader.compactString(),
    memberId: reader.compactString(),
    memberEpoch: reader.int32(),
    instanceId: reader.compactNullableString(),
    rackId: reader.compactNullableString(),
    rebalanceTimeoutMs: reader.int32(),
    subscribedTopicNames: reader.stringsOrNull(reader.countOrNull(true, 1), true),
    subscribedTopicRegex: version === 1 ? reader.compactNullableString() : null,
    serverAssignor: reader.compactNullableString(),
    topicPartitions: readTopicPartitionsListOrNull(reader, version, reader.countOrNull(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readTopicPartitions(reader: Reader, version: number): TopicPartitions {
  return {
    topicId: reader.uuid(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

function readTopicPartitionsList(reader: Reader, version: number, count: number): TopicPartitions[] {
  const list: TopicPartitions[] = []
  for (let i = 0; i < count; i++) list.push(readTopicPartitions(reader, version))
  return list
}

function readTopicPartitionsListOrNull(reader: Reader, version: number, count: number): TopicPartitions[] | null {
  return count < 0 ? null : readTopicPartitionsList(reader, version, count)
}

export function writeConsumerGroupHeartbeatRequest(writer: Writer, value: Draft<ConsumerGroupHeartbeatRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('ConsumerGroupHeartbeatRequest', version)
  writer.compactString(value.groupId ?? '')
  writer.compactString(value.memberId ?? '')
  writer.int32(value.memberEpoch ?? 0)
  writer.compactNullableString(value.instanceId ?? null)
  writer.compactNullableString(value.rackId ?? null)
  writer.int32(value.rebalanceTimeoutMs ?? -1)
  const subscribedTopicNamesList = value.subscribedTopicNames ?? null
  if (subscribedTopicNamesList === null) writer.nullArray(true)
  else {
    writer.count(true, subscribedTopicNamesList.length)
    for (const item of subscribedTopicNamesList) {
      writer.compactString(item)
    }
  }
  if (version === 1) {
    writer.compactNullableString(value.subscribedTopicRegex ?? null)
  }
  writer.compactNullableString(value.serverAssignor ?? null)
  const topicPartitionsList = value.topicPartitions ?? null
  if (topicPartitionsList === null) writer.nullArray(true)
  else {
    writer.count(true, topicPartitionsList.length)
    for (const item of topicPartitionsList) {
      writeTopicPartitions(writer, item, version)
    }
  }
  writer.tags(value.unknownTags)
}

export function writeTopicPartitions(writer: Writer, value: Draft<TopicPartitions>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ConsumerGroupHeartbeatRequest> = {
  name: 'ConsumerGroupHeartbeatRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readConsumerGroupHeartbeatRequest,
  write: writeConsumerGroupHeartbeatRequest
}
