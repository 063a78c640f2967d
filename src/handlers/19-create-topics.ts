// CreateTopics, v2-v7
//
//   v4  -1 partitions or replicas: the broker's defaults
//   v5  flexible encoding; the answer shows what was created and its configuration (KIP-525)
//   v7  topic ids
//
// The controller decides; the answer leaves when every shard shows the topics.

import { ErrorCode } from '#model/error-code.js'
import { type CreateTopicsRequest, readCreateTopicsRequest } from '#protocol/generated/create-topics-request.js'
import {
  type CreatableTopicResult,
  type CreateTopicsResponse,
  writeCreateTopicsResponse
} from '#protocol/generated/create-topics-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { clusterResource } from './permission.ts'
import { sortOut } from './sort-out.ts'

const metadataTopic = '__cluster_metadata'
type Result = Draft<CreatableTopicResult>

const codec = { read: readCreateTopicsRequest, write: writeCreateTopicsResponse }

export const createTopics: PlainHandler = defineHandler('CreateTopics', [2, 7], codec, answer)

async function answer(request: CreateTopicsRequest, context: RequestContext): Promise<Draft<CreateTopicsResponse>> {
  const mayAll = context.may('create', 'cluster', clusterResource)
  const { accepted, refused } = sortOut(
    request.topics,
    ({ name }) => name,
    ({ name }): Result | undefined => {
      if (name === metadataTopic)
        return refuse(name, ErrorCode.INVALID_REQUEST, `Creation of internal topic ${metadataTopic} is prohibited.`)
      return mayAll || context.may('create', 'topic', name)
        ? undefined
        : refuse(name, ErrorCode.TOPIC_AUTHORIZATION_FAILED, 'Authorization failed.')
    },
    ({ name }) => refuse(name, ErrorCode.INVALID_REQUEST, 'Duplicate topic name.')
  )
  if (accepted.length === 0) return { topics: refused }
  const decided = await context.controller.createTopics({ ...request, topics: accepted })
  const topics = [...refused, ...(decided.topics ?? [])]
  return { ...decided, topics: topics.map((topic) => hideConfigs(topic, context)) }
}

function refuse(name: string, errorCode: ErrorCode, errorMessage: string): Result {
  return { name, errorCode, errorMessage }
}

/** Creating a topic does not include looking at its configuration. */
function hideConfigs(topic: Result, context: RequestContext): Result {
  if (topic.errorCode !== ErrorCode.NONE || context.may('describe-configs', 'topic', topic.name ?? '')) return topic
  return {
    ...topic,
    topicConfigErrorCode: ErrorCode.TOPIC_AUTHORIZATION_FAILED,
    numPartitions: -1,
    replicationFactor: -1,
    configs: null
  }
}
