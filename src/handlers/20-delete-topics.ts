// DeleteTopics, v1-v6
//
//   v4  flexible encoding
//   v5  error messages
//   v6  by id or by name
//
// Whoever may not see a topic does not learn that its id exists.

import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import {
  type DeleteTopicState,
  type DeleteTopicsRequest,
  readDeleteTopicsRequest
} from '#protocol/generated/delete-topics-request.js'
import {
  type DeletableTopicResult,
  type DeleteTopicsResponse,
  writeDeleteTopicsResponse
} from '#protocol/generated/delete-topics-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { sortOut } from './sort-out.ts'

type Result = Draft<DeletableTopicResult>

const codec = { read: readDeleteTopicsRequest, write: writeDeleteTopicsResponse }

export const deleteTopics: PlainHandler = defineHandler('DeleteTopics', [1, 6], codec, answer)

async function answer(request: DeleteTopicsRequest, context: RequestContext): Promise<Draft<DeleteTopicsResponse>> {
  const asked = context.version >= 6 ? request.topics : request.topicNames.map((name) => ({ name, topicId: zeroUuid }))
  if (!context.node.config().boolean('delete.topic.enable')) {
    const errorCode = context.version < 3 ? ErrorCode.INVALID_REQUEST : ErrorCode.TOPIC_DELETION_DISABLED
    return { responses: asked.map(({ name, topicId }) => ({ name, topicId, errorCode })) }
  }
  const { accepted, refused } = sortOut(
    asked,
    (topic) => nameOf(topic, context) ?? topic.topicId,
    (topic) => refusalOf(topic, context),
    (topic) => repeatedly(topic, asked, context)
  )
  if (accepted.length === 0) return { responses: refused }
  const decided = await context.controller.deleteTopics({ ...request, topics: accepted, topicNames: [] })
  return { ...decided, responses: [...refused, ...(decided.responses ?? [])] }
}

function nameOf({ name, topicId }: DeleteTopicState, context: RequestContext): string | undefined {
  return name ?? context.image().topicById(topicId)?.name
}

/** The topic was named more than once: by its name only, by its id only, or by both. */
function repeatedly(topic: DeleteTopicState, asked: readonly DeleteTopicState[], context: RequestContext): Result {
  const errorCode = ErrorCode.INVALID_REQUEST
  const name = nameOf(topic, context)
  const same = asked.filter(
    (one) => nameOf(one, context) === name && (name !== undefined || one.topicId === topic.topicId)
  )
  if (same.every((one) => one.name !== null))
    return { name: topic.name, topicId: zeroUuid, errorCode, errorMessage: 'Duplicate topic name.' }
  if (same.every((one) => one.name === null))
    return { name: null, topicId: topic.topicId, errorCode, errorMessage: 'Duplicate topic id.' }
  const topicId = same.find((one) => one.name === null)?.topicId ?? zeroUuid
  const errorMessage = 'The provided topic name maps to an ID that was already supplied.'
  return { name: name ?? null, topicId, errorCode, errorMessage }
}

function refusalOf(topic: DeleteTopicState, context: RequestContext): Result | undefined {
  const { topicId } = topic
  if ((topic.name === null) === (topicId === zeroUuid))
    return {
      ...topic,
      errorCode: ErrorCode.INVALID_REQUEST,
      errorMessage:
        topic.name === null
          ? 'Neither topic name nor id were specified.'
          : 'You may not specify both topic name and topic id.'
    }
  const name = nameOf(topic, context)
  if (name === undefined) {
    const errorMessage = 'This server does not host this topic ID.'
    return { name: null, topicId, errorCode: ErrorCode.UNKNOWN_TOPIC_ID, errorMessage }
  }
  if (context.may('delete', 'topic', name)) return undefined
  const shown = topic.name !== null || context.may('describe', 'topic', name)
  return { name: shown ? name : null, topicId, errorCode: ErrorCode.TOPIC_AUTHORIZATION_FAILED }
}
