// OffsetCommit, v2-v10
//
//   v5   the retention time is the broker's
//   v6   leader epoch with each offset
//   v7   group.instance.id (KIP-345)
//   v8   flexible encoding
//   v9   member epoch (KIP-848)
//   v10  topic ids instead of names
//
// Partitions that do not exist or may not be read are answered here; the coordinator sees the others.

import { commitRefusal } from '#coordinator/group/commit.js'
import type { TopicImage } from '#metadata/image/topics.js'
import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import {
  type OffsetCommitRequest,
  type OffsetCommitRequestTopic,
  readOffsetCommitRequest
} from '#protocol/generated/offset-commit-request.js'
import {
  type OffsetCommitResponse,
  type OffsetCommitResponseTopic,
  writeOffsetCommitResponse
} from '#protocol/generated/offset-commit-response.js'
import type { RequestContext } from './context.ts'
import { atCoordinator, metaOf } from './group-requests.ts'
import { defineGroupHandler, type PlainHandler } from './handler.ts'

const codec = { read: readOffsetCommitRequest, write: writeOffsetCommitResponse }
const idsSince = 10

export const offsetCommit: PlainHandler = defineGroupHandler(
  'OffsetCommit',
  [2, 10],
  codec,
  ({ groupId }) => groupId,
  commit
)

function commit(
  request: OffsetCommitRequest,
  context: RequestContext
): OffsetCommitResponse | Promise<OffsetCommitResponse> {
  const { groupId } = request
  if (!context.may('read', 'group', groupId)) return commitRefusal(request, ErrorCode.GROUP_AUTHORIZATION_FAILED)
  const { accepted, refused } = sortPartitions(request.topics, context)
  if (accepted.length === 0) return { throttleTimeMs: 0, topics: refused }
  const checked = { ...request, topics: accepted }
  const meta = metaOf(context)
  const answer = atCoordinator(
    context,
    groupId,
    (machine, ticket, nowMs) => machine.commitOffsets(checked, meta, ticket, nowMs),
    (errorCode) => commitRefusal(checked, errorCode)
  )
  if (refused.length === 0) return answer
  return answer instanceof Promise ? answer.then((committed) => merge(refused, committed)) : merge(refused, answer)
}

interface Sorted {
  readonly accepted: OffsetCommitRequestTopic[]
  readonly refused: OffsetCommitResponseTopic[]
}

/** Topics keep their order; most requests name what exists, and then nothing is copied but the names. */
function sortPartitions(topics: OffsetCommitRequest['topics'], context: RequestContext): Sorted {
  const accepted: OffsetCommitRequestTopic[] = []
  const refused: OffsetCommitResponseTopic[] = []
  const byId = context.version >= idsSince
  const image = context.image()
  for (const asked of topics) {
    const topic = byId ? image.topicById(asked.topicId) : image.topic(asked.name)
    const errorCode = topicError(topic, asked.name, byId, context)
    if (errorCode !== ErrorCode.NONE) {
      refused.push(...commitRefusal({ topics: [asked] }, errorCode).topics)
      continue
    }
    const count = topic?.partitions.length ?? 0
    const exists = ({ partitionIndex }: { partitionIndex: number }): boolean =>
      partitionIndex >= 0 && partitionIndex < count
    // By name, the offset is kept for whichever topic has the name; by id, for that topic.
    const name = topic?.name ?? asked.name
    if (asked.partitions.every(exists)) {
      accepted.push(byId ? { ...asked, name } : asked)
      continue
    }
    const missing = asked.partitions.filter((partition) => !exists(partition))
    const there = asked.partitions.filter(exists)
    const unknown = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    refused.push(...commitRefusal({ topics: [{ ...asked, partitions: missing }] }, unknown).topics)
    if (there.length > 0) accepted.push({ ...asked, name, partitions: there })
  }
  return { accepted, refused }
}

function topicError(topic: TopicImage | undefined, asked: string, byId: boolean, context: RequestContext): ErrorCode {
  if (byId && topic === undefined) return ErrorCode.UNKNOWN_TOPIC_ID
  if (!context.may('read', 'topic', topic?.name ?? asked)) return ErrorCode.TOPIC_AUTHORIZATION_FAILED
  return topic === undefined ? ErrorCode.UNKNOWN_TOPIC_OR_PARTITION : ErrorCode.NONE
}

/** A topic that had partitions of both kinds stands in the answer once. */
function merge(refused: readonly OffsetCommitResponseTopic[], committed: OffsetCommitResponse): OffsetCommitResponse {
  const topics = [...refused]
  for (const topic of committed.topics) {
    const at = topics.findIndex(({ name, topicId }) =>
      topicId === zeroUuid ? name === topic.name : topicId === topic.topicId
    )
    const same = topics[at]
    if (same === undefined) topics.push(topic)
    else topics[at] = { ...same, partitions: [...same.partitions, ...topic.partitions] }
  }
  return { ...committed, topics }
}
