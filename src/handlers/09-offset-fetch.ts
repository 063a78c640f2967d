// OffsetFetch, v1-v10
//
//   v2   null topics: everything the group has committed; an error for the whole answer
//   v5   leader epoch with each offset
//   v6   flexible encoding
//   v7   requireStable: not while a transaction may still change them (KIP-447)
//   v8   several groups
//   v9   member epoch (KIP-848)
//   v10  topic ids instead of names
//
// Whatever the version, a group is asked in the form of v8: names, an error of its own.

import type { MetadataImage } from '#metadata/image/metadata-image.js'
import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import {
  type OffsetFetchRequest,
  type OffsetFetchRequestGroup,
  type OffsetFetchRequestTopics,
  readOffsetFetchRequest,
  writeOffsetFetchRequest
} from '#protocol/generated/offset-fetch-request.js'
import {
  type OffsetFetchResponse,
  type OffsetFetchResponseGroup,
  type OffsetFetchResponsePartitions,
  type OffsetFetchResponseTopics,
  readOffsetFetchResponse,
  writeOffsetFetchResponse
} from '#protocol/generated/offset-fetch-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { askAll, metaOf, readAtCoordinator } from './group-requests.ts'
import { defineGroupHandler, type PlainHandler } from './handler.ts'

const codec = { read: readOffsetFetchRequest, write: writeOffsetFetchResponse }
const api = { writeRequest: writeOffsetFetchRequest, readResponse: readOffsetFetchResponse }
const topLevelErrorSince = 2
const groupsSince = 8
const idsSince = 10
const asGroups = 8

export const offsetFetch: PlainHandler = defineGroupHandler(
  'OffsetFetch',
  [1, 10],
  codec,
  ({ groupId, groups }) => (groups.length === 0 ? groupId : groups.length === 1 ? groups[0]?.groupId : undefined),
  (request, context) => (context.version < groupsSince ? answerOne(request, context) : answerMany(request, context))
)

function answerOne(request: OffsetFetchRequest, context: RequestContext): Draft<OffsetFetchResponse> {
  const { groupId, requireStable } = request
  const topics = request.topics?.map((topic) => ({ ...topic, topicId: zeroUuid })) ?? null
  const asked = { groupId, memberId: null, memberEpoch: -1, topics }
  const { errorCode, topics: found } = fetchGroup(asked, requireStable, context)
  if (errorCode === ErrorCode.NONE || context.version >= topLevelErrorSince) return { errorCode, topics: found }
  return { topics: refusedTopics(topics ?? [], errorCode as ErrorCode) }
}

async function answerMany(request: OffsetFetchRequest, context: RequestContext): Promise<Draft<OffsetFetchResponse>> {
  const { requireStable } = request
  const groups = await askAll(context, {
    items: request.groups,
    groupOf: ({ groupId }) => groupId,
    api,
    requestOf: (asked) => ({ groups: asked, requireStable }),
    resultsOf: (answer) => answer.groups,
    own: (group) => fetchGroup(group, requireStable, context)
  })
  return { groups }
}

function fetchGroup(
  asked: OffsetFetchRequestGroup,
  requireStable: boolean,
  context: RequestContext
): OffsetFetchResponseGroup {
  const { groupId } = asked
  const refuse = (errorCode: ErrorCode): OffsetFetchResponseGroup => ({ groupId, topics: [], errorCode })
  if (!context.may('describe', 'group', groupId)) return refuse(ErrorCode.GROUP_AUTHORIZATION_FAILED)
  const { accepted, refused } = sortTopics(asked.topics, context)
  const question = { groupId: '', topics: null, groups: [{ ...asked, topics: accepted }], requireStable }
  const meta = { ...metaOf(context), apiVersion: asGroups }
  return readAtCoordinator(
    context,
    groupId,
    (machine) => {
      const [found] = machine.fetchOffsets(question, meta).groups
      if (found === undefined || found.errorCode !== ErrorCode.NONE)
        return found ?? refuse(ErrorCode.UNKNOWN_SERVER_ERROR)
      const topics = asked.topics === null ? visible(found.topics, context) : found.topics
      return { ...found, topics: [...topics, ...refused] }
    },
    refuse
  )
}

interface SortedTopics {
  readonly accepted: OffsetFetchRequestTopics[] | null
  readonly refused: OffsetFetchResponseTopics[]
}

function sortTopics(topics: OffsetFetchRequestTopics[] | null, context: RequestContext): SortedTopics {
  if (topics === null) return { accepted: null, refused: [] }
  const accepted: OffsetFetchRequestTopics[] = []
  const refused: OffsetFetchResponseTopics[] = []
  const image = context.image()
  for (const topic of topics) {
    const name = context.version >= idsSince ? image.topicById(topic.topicId)?.name : topic.name
    if (name === undefined) refused.push(...refusedTopics([topic], ErrorCode.UNKNOWN_TOPIC_ID))
    else if (context.may('describe', 'topic', name)) accepted.push({ ...topic, name })
    else refused.push(...refusedTopics([topic], ErrorCode.TOPIC_AUTHORIZATION_FAILED))
  }
  return { accepted, refused }
}

/** Of all that was committed: what the client may see, and with ids what still has one. */
function visible(
  topics: readonly OffsetFetchResponseTopics[],
  context: RequestContext
): readonly OffsetFetchResponseTopics[] {
  const seen = topics.filter(({ name }) => context.may('describe', 'topic', name))
  return context.version < idsSince ? seen : withIds(seen, context.image())
}

function withIds(topics: readonly OffsetFetchResponseTopics[], image: MetadataImage): OffsetFetchResponseTopics[] {
  return topics.flatMap((topic) => {
    const topicId = image.topic(topic.name)?.id
    return topicId === undefined ? [] : [{ ...topic, topicId }]
  })
}

function refusedTopics(topics: readonly OffsetFetchRequestTopics[], errorCode: ErrorCode): OffsetFetchResponseTopics[] {
  return topics.map(({ name, topicId, partitionIndexes }) => ({
    name,
    topicId,
    partitions: partitionIndexes.map(
      (partitionIndex): OffsetFetchResponsePartitions => ({
        partitionIndex,
        committedOffset: -1,
        committedLeaderEpoch: -1,
        metadata: '',
        errorCode
      })
    )
  }))
}
