// DescribeTopicPartitions, v0 (KIP-966): topics in order of their names, a limited number of partitions at a time, with a
// cursor to go on from; shows the eligible leader replicas.

import type { PartitionImage, TopicImage } from '#metadata/image/topics.js'
import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import {
  type DescribeTopicPartitionsRequest,
  readDescribeTopicPartitionsRequest
} from '#protocol/generated/describe-topic-partitions-request.js'
import {
  type DescribeTopicPartitionsResponse,
  type DescribeTopicPartitionsResponseTopic,
  writeDescribeTopicPartitionsResponse
} from '#protocol/generated/describe-topic-partitions-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { endpointOn, isInternalTopic, offlineReplicas } from './lookup.ts'
import { authorizedOperations } from './permission.ts'

type Topic = Draft<DescribeTopicPartitionsResponseTopic>
type Cursor = NonNullable<DescribeTopicPartitionsRequest['cursor']>
type Partition = NonNullable<Topic['partitions']>[number]

const codec = { read: readDescribeTopicPartitionsRequest, write: writeDescribeTopicPartitionsResponse }

export const describeTopicPartitions: PlainHandler = defineHandler('DescribeTopicPartitions', [0, 0], codec, answer)

function answer(
  request: DescribeTopicPartitionsRequest,
  context: RequestContext
): Draft<DescribeTopicPartitionsResponse> {
  const { cursor } = request
  const askedAll = request.topics.length === 0
  const image = context.image()
  const asked = askedAll ? [...image.topics.values()].map(({ name }) => name) : request.topics.map(({ name }) => name)
  if (cursor !== null && !cursorFits(cursor, askedAll ? undefined : asked)) {
    const errorCode = ErrorCode.INVALID_REQUEST
    return { topics: request.topics.map(({ name }) => ({ errorCode, name })) }
  }
  const names = [...new Set(asked)].sort().filter((name) => cursor === null || name >= cursor.topicName)
  const configured = context.node.config().number('max.request.partition.size.limit')
  let room = Math.max(1, Math.min(configured, request.responsePartitionLimit))
  const topics: Topic[] = []
  for (const name of names) {
    const topic = image.topic(name)
    if (!context.may('describe', 'topic', name)) {
      if (!askedAll) topics.push(refuse(ErrorCode.TOPIC_AUTHORIZATION_FAILED, name))
      continue
    }
    if (topic === undefined) {
      const may = context.may.bind(context)
      const unknown = refuse(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, name)
      topics.push({ ...unknown, topicAuthorizedOperations: authorizedOperations(may, 'topic', name) })
      continue
    }
    const first = cursor?.topicName === name ? Math.max(0, cursor.partitionIndex) : 0
    if (room === 0) return { topics, nextCursor: { topicName: name, partitionIndex: first } }
    const end = Math.min(topic.partitions.length, first + room)
    topics.push(describe(topic, first, end, context))
    room -= end - first
    if (end < topic.partitions.length) return { topics, nextCursor: { topicName: name, partitionIndex: end } }
  }
  return { topics, nextCursor: null }
}

/** A cursor goes on where an answer stopped: at a partition of a topic that is asked for. */
function cursorFits(cursor: Cursor, asked: readonly string[] | undefined): boolean {
  return cursor.partitionIndex >= 0 && (asked === undefined || asked.includes(cursor.topicName))
}

function refuse(errorCode: ErrorCode, name: string): Topic {
  return { errorCode, name, topicId: zeroUuid, isInternal: isInternalTopic(name), partitions: [] }
}

function describe(topic: TopicImage, first: number, end: number, context: RequestContext): Topic {
  return {
    errorCode: ErrorCode.NONE,
    name: topic.name,
    topicId: topic.id,
    isInternal: isInternalTopic(topic.name),
    partitions: topic.partitions
      .slice(first, end)
      .map((partition, at) => describePartition(partition, first + at, context)),
    topicAuthorizedOperations: authorizedOperations(context.may.bind(context), 'topic', topic.name)
  }
}

function describePartition(partition: PartitionImage, partitionIndex: number, context: RequestContext): Partition {
  const image = context.image()
  const { listener } = context.peer
  const led = endpointOn(image.cluster.broker(partition.leader), listener) !== undefined
  return {
    errorCode: led ? ErrorCode.NONE : ErrorCode.LEADER_NOT_AVAILABLE,
    partitionIndex,
    leaderId: led ? partition.leader : -1,
    leaderEpoch: partition.leaderEpoch,
    replicaNodes: partition.replicas,
    isrNodes: partition.isr,
    eligibleLeaderReplicas: partition.eligibleLeaderReplicas,
    lastKnownElr: partition.lastKnownElr,
    offlineReplicas: offlineReplicas(image, partition, listener)
  }
}
