// DeleteTopics: by name (all versions) or by id (v6).

import type { TopicImage } from '#metadata/image/topics.js'
import { ErrorCode } from '#model/error-code.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import type { DeleteTopicsRequest } from '#protocol/generated/delete-topics-request.js'
import type { DeletableTopicResult, DeleteTopicsResponse } from '#protocol/generated/delete-topics-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { attempt, type Decision, Refusal, repeated, type Situation } from './decision.ts'

interface Wanted {
  readonly name: string | null
  readonly id: Uuid
}

/** v1-5 give names, v6 gives names or ids. */
function wantedOf(request: DeleteTopicsRequest): Wanted[] {
  return [
    ...request.topicNames.map((name) => ({ name, id: zeroUuid })),
    ...request.topics.map(({ name, topicId }) => ({ name, id: topicId }))
  ]
}

function find({ image }: Situation, { name, id }: Wanted): TopicImage {
  if (name !== null && id !== zeroUuid)
    throw new Refusal(ErrorCode.INVALID_REQUEST, 'You may not specify both topic name and topic id.')
  if (name !== null) {
    const topic = image.topic(name)
    if (topic !== undefined) return topic
    throw new Refusal(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, 'This server does not host this topic-partition.')
  }
  if (id === zeroUuid) throw new Refusal(ErrorCode.INVALID_REQUEST, 'Neither topic name nor id were specified.')
  const topic = image.topicById(id)
  if (topic !== undefined) return topic
  throw new Refusal(ErrorCode.UNKNOWN_TOPIC_ID, 'This server does not host this topic ID.')
}

function resultOf(
  name: string | null,
  id: Uuid,
  found: TopicImage | Refusal,
  twice: ReadonlySet<Uuid | undefined>
): Draft<DeletableTopicResult> {
  if (found instanceof Refusal) return { name, topicId: id, errorCode: found.code, errorMessage: found.message }
  if (twice.has(found.id)) {
    const errorMessage = name === null ? 'Duplicate topic id.' : 'Duplicate topic name.'
    return { name, topicId: id, errorCode: ErrorCode.INVALID_REQUEST, errorMessage }
  }
  return { name: found.name, topicId: found.id, errorCode: ErrorCode.NONE, errorMessage: null }
}

export function decideDeleteTopics(
  situation: Situation,
  request: DeleteTopicsRequest
): Decision<Draft<DeleteTopicsResponse>> {
  const enabled = situation.config.boolean('delete.topic.enable')
  const wanted = wantedOf(request)
  const found = wanted.map((one) =>
    attempt(() => {
      if (enabled) return find(situation, one)
      throw new Refusal(ErrorCode.TOPIC_DELETION_DISABLED, 'Topic deletion is disabled.')
    })
  )
  const twice = repeated(found.map((one) => (one instanceof Refusal ? undefined : one.id)))
  const responses = new Map<string, Draft<DeletableTopicResult>>()
  const deleted: Uuid[] = []
  for (const [at, one] of found.entries()) {
    const { name, id } = wanted[at] ?? { name: null, id: zeroUuid }
    responses.set(`${name} ${id}`, resultOf(name, id, one, twice))
    if (!(one instanceof Refusal) && !twice.has(one.id)) deleted.push(one.id)
  }
  return {
    records: deleted.map((topicId) => ({ kind: 'RemoveTopicRecord', version: 0, value: { topicId } })),
    response: { throttleTimeMs: 0, responses: [...responses.values()] }
  }
}
