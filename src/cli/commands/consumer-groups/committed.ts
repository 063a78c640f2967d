// Committed offsets of a group.

import type { Admin } from '#client/admin.js'
import { throwIfError } from '#client/errors.js'
import { partitionText, type TopicPartition } from '../../offsets.ts'
import type { NewOffset } from './tables.ts'

export interface Committed extends TopicPartition {
  readonly offset: number | bigint
  /** -1 when the commit named none. */
  readonly leaderEpoch: number
}

const noOffset = -1

/** All that the group has, by `topic-partition`. */
export async function committedOffsets(admin: Admin, group: string): Promise<Map<string, Committed>> {
  // Version 8 asks for several groups, version 10 by topic ids: one group by names is version 7 or 9.
  const answer = await admin.send(
    'OffsetFetch',
    { groupId: group, topics: null, groups: [{ groupId: group, topics: null }], requireStable: false },
    {
      target: { group },
      call: 'listConsumerGroupOffsets',
      versions: { max: 9 },
      codes: (found) => found.groups.map(({ errorCode }) => errorCode)
    }
  )
  const one = answer.groups[0]
  throwIfError(one?.errorCode ?? answer.errorCode)
  const topics = one?.topics ?? answer.topics
  const found = topics.flatMap(({ name, partitions }) =>
    partitions.map((partition): Committed => {
      throwIfError(partition.errorCode)
      return {
        topic: name,
        partition: partition.partitionIndex,
        offset: partition.committedOffset,
        leaderEpoch: partition.committedLeaderEpoch
      }
    })
  )
  return new Map(found.filter(({ offset }) => Number(offset) !== noOffset).map((one) => [partitionText(one), one]))
}

/** Commits for a group without members. */
export async function commitOffsets(admin: Admin, group: string, offsets: readonly NewOffset[]): Promise<void> {
  const topics = new Map<string, NewOffset[]>()
  for (const offset of offsets) topics.set(offset.topic, [...(topics.get(offset.topic) ?? []), offset])
  const answer = await admin.send(
    'OffsetCommit',
    {
      groupId: group,
      generationIdOrMemberEpoch: -1,
      memberId: '',
      groupInstanceId: null,
      topics: [...topics].map(([name, list]) => ({
        name,
        partitions: list.map(({ partition, offset }) => ({
          partitionIndex: partition,
          committedOffset: offset,
          committedLeaderEpoch: -1,
          committedMetadata: ''
        }))
      }))
    },
    {
      target: { group },
      call: 'alterConsumerGroupOffsets',
      versions: { max: 9 },
      codes: (found) => found.topics.flatMap(({ partitions }) => partitions.map(({ errorCode }) => errorCode))
    }
  )
  for (const { partitions } of answer.topics) for (const { errorCode } of partitions) throwIfError(errorCode)
}
