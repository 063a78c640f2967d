// OffsetDelete, v0. Not flexible. Offsets of topics that the group's members are subscribed to are kept (GROUP_SUBSCRIBED_TO_TOPIC).

import { ErrorCode } from '#model/error-code.js'
import {
  type OffsetDeleteRequest,
  type OffsetDeleteRequestTopic,
  readOffsetDeleteRequest
} from '#protocol/generated/offset-delete-request.js'
import {
  type OffsetDeleteResponse,
  type OffsetDeleteResponseTopic,
  writeOffsetDeleteResponse
} from '#protocol/generated/offset-delete-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { atCoordinator, metaOf } from './group-requests.ts'
import { defineGroupHandler, type PlainHandler } from './handler.ts'

const codec = { read: readOffsetDeleteRequest, write: writeOffsetDeleteResponse }

type Response = Draft<OffsetDeleteResponse>

export const offsetDelete: PlainHandler = defineGroupHandler(
  'OffsetDelete',
  [0, 0],
  codec,
  ({ groupId }) => groupId,
  remove
)

async function remove(request: OffsetDeleteRequest, context: RequestContext): Promise<Response> {
  const { groupId } = request
  if (!context.may('delete', 'group', groupId)) return { errorCode: ErrorCode.GROUP_AUTHORIZATION_FAILED }
  const { accepted, refused } = sortPartitions(request, context)
  const meta = metaOf(context)
  const checked = { ...request, topics: accepted }
  const answer = await atCoordinator<Response>(
    context,
    groupId,
    (machine, ticket, nowMs) => machine.deleteOffsets(checked, meta, ticket, nowMs),
    (errorCode) => ({ errorCode })
  )
  // An error of the whole group leaves nothing to say about partitions.
  if (answer.errorCode !== ErrorCode.NONE) return answer
  return { ...answer, topics: merge(refused, answer.topics ?? []) }
}

interface Sorted {
  readonly accepted: OffsetDeleteRequestTopic[]
  readonly refused: Draft<OffsetDeleteResponseTopic>[]
}

function sortPartitions({ topics }: OffsetDeleteRequest, context: RequestContext): Sorted {
  const accepted: OffsetDeleteRequestTopic[] = []
  const refused: Draft<OffsetDeleteResponseTopic>[] = []
  for (const { name, partitions } of topics) {
    const mayRead = context.may('read', 'topic', name)
    const count = mayRead ? (context.image().topic(name)?.partitions.length ?? 0) : 0
    const errorCode = mayRead ? ErrorCode.UNKNOWN_TOPIC_OR_PARTITION : ErrorCode.TOPIC_AUTHORIZATION_FAILED
    const exists = ({ partitionIndex: at }: { partitionIndex: number }): boolean => at >= 0 && at < count
    const there = partitions.filter(exists)
    const missing = partitions.filter((partition) => !exists(partition))
    if (there.length > 0) accepted.push({ name, partitions: there })
    if (missing.length > 0)
      refused.push({ name, partitions: missing.map((partition) => ({ ...partition, errorCode })) })
  }
  return { accepted, refused }
}

function merge(
  refused: readonly Draft<OffsetDeleteResponseTopic>[],
  removed: readonly Draft<OffsetDeleteResponseTopic>[]
): Draft<OffsetDeleteResponseTopic>[] {
  const topics = [...refused]
  for (const topic of removed) {
    const at = topics.findIndex(({ name }) => name === topic.name)
    const same = topics[at]
    if (same === undefined) topics.push(topic)
    else topics[at] = { ...same, partitions: [...(same.partitions ?? []), ...(topic.partitions ?? [])] }
  }
  return topics
}
