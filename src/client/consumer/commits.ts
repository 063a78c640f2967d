// Committed offsets of a group: read and written at its coordinator.

import { ErrorCode } from '#model/error-code.js'
import { narrow } from '#model/offset.js'
import { asError, KafkaError, throwIfError } from '../errors.ts'
import { byTopic, type TopicPartition } from '../partitions.ts'
import type { GroupCoordinator } from './coordinator.ts'

export interface OffsetAndMetadata extends TopicPartition {
  readonly offset: number
  readonly leaderEpoch?: number
  readonly metadata?: string
}

/** Who commits: a member in its generation, or nobody in particular (-1 and ''). */
export interface Committer {
  readonly memberId: string
  readonly generation: number
  readonly groupInstanceId: string | null
}

/** By name: with ids, a topic that was made anew meanwhile would be refused. */
const versions = { max: 9 } as const

/** One attempt. Rejects with a retriable error when it may be tried again. */
export async function commitOffsets(
  coordinator: GroupCoordinator,
  { memberId, generation, groupInstanceId }: Committer,
  offsets: readonly OffsetAndMetadata[]
): Promise<void> {
  if (offsets.length === 0) return
  const answer = await coordinator.request(
    'OffsetCommit',
    {
      groupId: coordinator.groupId,
      generationIdOrMemberEpoch: generation,
      memberId,
      groupInstanceId,
      topics: [...byTopic(offsets)].map(([name, mine]) => ({
        name,
        partitions: mine.map(({ partition, offset, leaderEpoch = -1, metadata = '' }) => ({
          partitionIndex: partition,
          committedOffset: offset,
          committedLeaderEpoch: leaderEpoch,
          committedMetadata: metadata
        }))
      }))
    },
    { versions }
  )
  for (const { partitions } of answer.topics)
    for (const { errorCode } of partitions) {
      if (errorCode === ErrorCode.NONE) continue
      coordinator.told(errorCode)
      throw commitError(errorCode)
    }
}

function commitError(code: number): KafkaError {
  switch (code) {
    case ErrorCode.UNKNOWN_MEMBER_ID:
    case ErrorCode.ILLEGAL_GENERATION:
      return new KafkaError(
        code,
        'org.apache.kafka.clients.consumer.CommitFailedException',
        'Offset commit cannot be completed since the consumer is not part of an active group for auto partition assignment; ' +
          'it is likely that the consumer was kicked out of the group.'
      )
    case ErrorCode.REBALANCE_IN_PROGRESS:
      return asError(
        code,
        'Offset commit cannot be completed since the consumer is undergoing a rebalance for auto partition assignment. You can ' +
          'try completing the rebalance by calling poll() and then retry the operation.'
      )
    default:
      return asError(code)
  }
}

/** Undefined for partitions without one. One attempt. */
export async function committedOffsets(
  coordinator: GroupCoordinator,
  partitions: readonly TopicPartition[],
  requireStable: boolean
): Promise<(OffsetAndMetadata | undefined)[]> {
  const topics = [...byTopic(partitions)].map(([name, mine]) => ({
    name,
    partitionIndexes: mine.map(({ partition }) => partition)
  }))
  const { groupId } = coordinator
  const answer = await coordinator.request(
    'OffsetFetch',
    { groupId, topics, groups: [{ groupId, topics }], requireStable },
    { versions }
  )
  const found = answer.groups[0] ?? answer
  throwIfError(found.errorCode)
  const committed = new Map<string, OffsetAndMetadata>()
  for (const { name, partitions: mine } of found.topics)
    for (const { partitionIndex, committedOffset, committedLeaderEpoch, metadata, errorCode } of mine) {
      throwIfError(errorCode)
      const offset = narrow(committedOffset) ?? -1
      if (offset < 0) continue
      const value = { offset, leaderEpoch: committedLeaderEpoch, metadata: metadata ?? '' }
      committed.set(`${name}/${partitionIndex}`, { topic: name, partition: partitionIndex, ...value })
    }
  return partitions.map(({ topic, partition }) => committed.get(`${topic}/${partition}`))
}
