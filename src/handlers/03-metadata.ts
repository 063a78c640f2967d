// Metadata, v0-v13
//
//   v0   an empty list means all topics; from v1 on a null list does
//   v4   the client says whether topics may be created
//   v8   authorized operations of topics (and, until v10, of the cluster)
//   v10  topic ids in the answer; v12 in the question too
//   v13  an error for the whole answer (rebootstrap)
//
// A topic that is created on the way is answered for at once: the answer waits until every shard shows it.

import type { BrokerImage } from '#metadata/image/cluster.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import type { PartitionImage, TopicImage } from '#metadata/image/topics.js'
import { ErrorCode } from '#model/error-code.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { type MetadataRequest, readMetadataRequest } from '#protocol/generated/metadata-request.js'
import {
  type MetadataResponse,
  type MetadataResponseTopic,
  writeMetadataResponse
} from '#protocol/generated/metadata-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { createMissing } from './auto-create.ts'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { endpointOn, isInternalTopic, offlineReplicas } from './lookup.ts'
import { authorizedOperations, clusterResource, operationsNotAsked } from './permission.ts'

const codec = { read: readMetadataRequest, write: writeMetadataResponse }
type Topic = Draft<MetadataResponseTopic>
const idsSince = 12

export const metadata: PlainHandler = defineHandler('Metadata', [0, 13], codec, async (request, context) => {
  if (malformed(request, context.version)) return refuseAll(request)
  const topics = await answerTopics(request, context)
  const image = context.image()
  const brokers = image.cluster.alive().flatMap((broker) => {
    const endpoint = endpointOn(broker, context.peer.listener)
    return endpoint === undefined ? [] : [endpoint]
  })
  const answer: Draft<MetadataResponse> = {
    brokers,
    clusterId: image.clusterId,
    controllerId: brokers.some(({ nodeId }) => nodeId === context.node.nodeId)
      ? context.node.nodeId
      : (brokers[0]?.nodeId ?? -1),
    topics,
    clusterAuthorizedOperations: request.includeClusterAuthorizedOperations
      ? authorizedOperations(context.may.bind(context), 'cluster', clusterResource)
      : operationsNotAsked
  }
  return answer
})

async function answerTopics(request: MetadataRequest, context: RequestContext): Promise<Topic[]> {
  const { topics, includeTopicAuthorizedOperations: withOperations } = request
  if (topics === null || (context.version === 0 && topics.length === 0))
    return [...context.image().topics.values()]
      .filter(({ name }) => context.may('describe', 'topic', name))
      .map((topic) => describe(topic, context, withOperations))
  const ids = new Set(topics.flatMap(({ topicId }) => (topicId === zeroUuid ? [] : [topicId])))
  // Whoever asks for one topic by its id is answered for ids only, as in Kafka.
  if (ids.size > 0) return [...ids].map((topicId) => answerId(topicId, context, withOperations))
  const names = [...new Set(topics.map(({ name }) => name ?? ''))]
  return await answerNames(names, request.allowAutoTopicCreation, context, withOperations)
}

/** A topic has a name, or from v12 on an id: Kafka refuses a request that says otherwise as a whole. */
function malformed({ topics }: MetadataRequest, version: number): boolean {
  if (topics === null) return false
  if (version < idsSince) return topics.some(({ name, topicId }) => name === null || topicId !== zeroUuid)
  return topics.some(({ name, topicId }) => name === null && topicId === zeroUuid)
}

function refuseAll({ topics }: MetadataRequest): Draft<MetadataResponse> {
  const errorCode = ErrorCode.INVALID_REQUEST
  return { errorCode, topics: (topics ?? []).map(({ name, topicId }) => ({ errorCode, name: name ?? '', topicId })) }
}

function answerId(topicId: Uuid, context: RequestContext, withOperations: boolean): Topic {
  const topic = context.image().topicById(topicId)
  if (topic === undefined) return { errorCode: ErrorCode.UNKNOWN_TOPIC_ID, name: null, topicId }
  // Whoever may not see the topic does not learn its name from its id.
  if (!context.may('describe', 'topic', topic.name))
    return { errorCode: ErrorCode.TOPIC_AUTHORIZATION_FAILED, name: null, topicId }
  return describe(topic, context, withOperations)
}

async function answerNames(
  names: readonly string[],
  mayCreate: boolean,
  context: RequestContext,
  withOperations: boolean
): Promise<Topic[]> {
  const visible = names.filter((name) => context.may('describe', 'topic', name))
  const missing = visible.filter((name) => context.image().topic(name) === undefined)
  const errors = missing.length > 0 ? await createMissing(missing, mayCreate, context) : new Map<string, ErrorCode>()
  return names.map((name) => {
    if (!visible.includes(name)) return refusal(ErrorCode.TOPIC_AUTHORIZATION_FAILED, name, zeroUuid)
    const topic = context.image().topic(name)
    if (topic !== undefined) return describe(topic, context, withOperations)
    return {
      ...refusal(errors.get(name) ?? ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, name, zeroUuid),
      topicAuthorizedOperations: operations(name, context, withOperations)
    }
  })
}

function refusal(errorCode: ErrorCode, name: string, topicId: Uuid): Topic {
  return { errorCode, name, topicId, isInternal: isInternalTopic(name), partitions: [] }
}

function describe(topic: TopicImage, context: RequestContext, withOperations: boolean): Topic {
  const image = context.image()
  const { listener } = context.peer
  return {
    errorCode: ErrorCode.NONE,
    name: topic.name,
    topicId: topic.id,
    isInternal: isInternalTopic(topic.name),
    partitions: topic.partitions.map((partition, index) => describePartition(partition, index, image, listener)),
    topicAuthorizedOperations: operations(topic.name, context, withOperations)
  }
}

function operations(name: string, context: RequestContext, asked: boolean): number {
  return asked ? authorizedOperations(context.may.bind(context), 'topic', name) : operationsNotAsked
}

function describePartition(
  partition: PartitionImage,
  partitionIndex: number,
  image: MetadataImage,
  listener: string
): NonNullable<Topic['partitions']>[number] {
  const leader = image.cluster.broker(partition.leader)
  const errorCode = leaderError(leader, listener)
  return {
    errorCode,
    partitionIndex,
    leaderId: errorCode === ErrorCode.NONE ? partition.leader : -1,
    leaderEpoch: partition.leaderEpoch,
    replicaNodes: partition.replicas,
    isrNodes: partition.isr,
    offlineReplicas: offlineReplicas(image, partition, listener)
  }
}

function leaderError(leader: BrokerImage | undefined, listener: string): ErrorCode {
  if (leader === undefined || leader.fenced) return ErrorCode.LEADER_NOT_AVAILABLE
  return endpointOn(leader, listener) === undefined ? ErrorCode.LISTENER_NOT_FOUND : ErrorCode.NONE
}
