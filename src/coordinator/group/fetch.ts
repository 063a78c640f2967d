// OffsetFetch v1-v10: what a group has committed. A group that does not exist has committed nothing, which is no error.
//
//   v1-v7   one group          v2   topics null: all          v7   requireStable: not while a transaction is open (KIP-447)
//   v8      several groups     v9   member epoch, for consumer groups (KIP-848)
//   v10     topic ids; the caller has put the name beside the id

import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import type { OffsetFetchRequest, OffsetFetchRequestGroup } from '#protocol/generated/offset-fetch-request.js'
import type {
  OffsetFetchResponse,
  OffsetFetchResponseGroup,
  OffsetFetchResponsePartitions,
  OffsetFetchResponseTopics
} from '#protocol/generated/offset-fetch-response.js'
import type { OffsetStore } from './offsets.ts'
import type { PendingOffsets } from './pending-offsets.ts'
import type { OffsetCommitted } from './record.ts'

const versionGroups = 8

interface Committed {
  readonly offsets: OffsetStore
  readonly pending: PendingOffsets
}

export function fetchOffsets(request: OffsetFetchRequest, apiVersion: number, from: Committed): OffsetFetchResponse {
  const { requireStable } = request
  if (apiVersion >= versionGroups) {
    const groups = request.groups.map((group) => fetchGroup(group, requireStable, from))
    return { throttleTimeMs: 0, topics: [], errorCode: ErrorCode.NONE, groups }
  }
  const topics = request.topics?.map(({ name, partitionIndexes }) => ({ name, topicId: zeroUuid, partitionIndexes }))
  const one = { groupId: request.groupId, memberId: null, memberEpoch: -1, topics: topics ?? null }
  const fetched = fetchGroup(one, requireStable, from)
  return { throttleTimeMs: 0, topics: fetched.topics, errorCode: ErrorCode.NONE, groups: [] }
}

function fetchGroup(
  request: OffsetFetchRequestGroup,
  requireStable: boolean,
  { offsets, pending }: Committed
): OffsetFetchResponseGroup {
  const { groupId } = request
  const isUnstable = (topic: string, partition: number): boolean =>
    requireStable && !pending.isUnused && pending.hadCommitted(groupId, topic, partition)
  if (request.topics === null) {
    const topics = fetchAll(groupId, requireStable, { offsets, pending })
    return { groupId, topics, errorCode: ErrorCode.NONE }
  }
  const topics = request.topics.map(({ name, topicId, partitionIndexes }) => ({
    name,
    topicId,
    partitions: partitionIndexes.map((partition) =>
      isUnstable(name, partition)
        ? unstable(partition)
        : fetched(partition, offsets.getCommitted(groupId, name, partition))
    )
  }))
  return { groupId, topics, errorCode: ErrorCode.NONE }
}

function fetchAll(
  groupId: string,
  requireStable: boolean,
  { offsets, pending }: Committed
): OffsetFetchResponseTopics[] {
  const topics = new Map<string, OffsetFetchResponseTopics>()
  const topicOf = (name: string, topicId = zeroUuid): OffsetFetchResponseTopics => {
    let topic = topics.get(name)
    if (topic === undefined) {
      topic = { name, topicId, partitions: [] }
      topics.set(name, topic)
    }
    return topic
  }
  const told = new Set<string>()
  if (requireStable && !pending.isUnused) {
    for (const { topic, partition } of pending.committedOf(groupId)) {
      told.add(`${partition} ${topic}`)
      topicOf(topic).partitions.push(unstable(partition))
    }
  }
  for (const commit of offsets.committedOf(groupId)) {
    const { topic, partition, topicId } = commit
    if (told.size > 0 && told.has(`${partition} ${topic}`)) continue
    topicOf(topic, topicId).partitions.push(fetched(partition, commit))
  }
  return [...topics.values()]
}

function fetched(partitionIndex: number, commit: OffsetCommitted | undefined): OffsetFetchResponsePartitions {
  return {
    partitionIndex,
    committedOffset: commit?.offset ?? -1,
    committedLeaderEpoch: commit?.leaderEpoch ?? -1,
    metadata: commit?.metadata ?? '',
    errorCode: ErrorCode.NONE
  }
}

function unstable(partitionIndex: number): OffsetFetchResponsePartitions {
  return {
    partitionIndex,
    committedOffset: -1,
    committedLeaderEpoch: -1,
    metadata: '',
    errorCode: ErrorCode.UNSTABLE_OFFSET_COMMIT
  }
}
