// Groups: list, delete, take members out, read and change committed offsets. What a group looks like inside is in
// group-descriptions.ts.

import { ErrorCode } from '#model/error-code.js'
import { narrow } from '#model/offset.js'
import type { ListedGroup } from '#protocol/generated/list-groups-response.js'
import type { Admin } from '../admin.ts'
import type { Node } from '../cluster-view.ts'
import { coordinatorOf } from '../coordinators.ts'
import { asError, throwIfError } from '../errors.ts'
import { byTopic, partitionText, type TopicPartition } from '../partitions.ts'
import { retrying } from '../retry.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

export interface ListGroupsOptions {
  /** In lower case, as Kafka's tools take them; all when empty. */
  readonly states?: readonly string[]
  readonly types?: readonly string[]
}

/** Of every broker, each group once. A broker that cannot answer fails the whole list: half of it would mislead. */
export async function listGroups(admin: Admin, options: ListGroupsOptions = {}): Promise<ListedGroup[]> {
  const { states = [], types = [] } = options
  await admin.refresh('listGroups')
  const min = types.length > 0 ? 5 : states.length > 0 ? 4 : 0
  const answers = await Promise.all(
    [...admin.cluster.view.nodes.keys()].map((broker) =>
      admin.send(
        'ListGroups',
        { statesFilter: [...states], typesFilter: [...types] },
        { target: { broker }, versions: { min } }
      )
    )
  )
  const groups = new Map<string, ListedGroup>()
  for (const answer of answers) {
    throwIfError(answer.errorCode)
    for (const group of answer.groups) groups.set(group.groupId, group)
  }
  return [...groups.values()]
}

/** The node that coordinates a group. */
export async function findCoordinator(admin: Admin, group: string): Promise<Node> {
  const { cluster, timeoutMs } = admin
  return retrying(cluster, { call: 'findCoordinator', timeoutMs }, async ({ remainingMs, failure }) => {
    if (cluster.view.nodes.size === 0 || failure !== undefined) await cluster.refresh()
    const node = cluster.view.nodes.get(await coordinatorOf(cluster, { group }, remainingMs))
    if (node === undefined) throw asError(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    return node
  })
}

export async function deleteGroups(admin: Admin, groups: readonly string[]): Promise<Map<string, Outcome<undefined>>> {
  const outcomes = groups.map(async (group): Promise<[string, Outcome<undefined>]> => {
    const answer = await admin.send(
      'DeleteGroups',
      { groupsNames: [group] },
      { target: { group }, codes: ({ results }) => results.map(({ errorCode }) => errorCode) }
    )
    const result = answer.results[0]
    return [group, outcomeOf(result?.errorCode ?? ErrorCode.UNKNOWN_SERVER_ERROR, result?.errorMessage, undefined)]
  })
  return new Map(await Promise.all(outcomes))
}

export interface CommittedOffset {
  readonly offset: number
  readonly leaderEpoch: number
  readonly metadata: string
}

export interface GroupOffsets {
  readonly topic: string
  readonly partition: number
  /** Absent when the group committed none there. */
  readonly committed: Outcome<CommittedOffset | undefined>
}

/** Topics by name: from version 10 on they travel by id, which a tool that may meet a deleted topic cannot use. */
const byName = { max: 9 } as const

/** All that the group committed, unless partitions are given. */
export async function listGroupOffsets(
  admin: Admin,
  group: string,
  partitions: readonly TopicPartition[] | null = null,
  options: { requireStable?: boolean } = {}
): Promise<GroupOffsets[]> {
  const topics =
    partitions === null
      ? null
      : [...byTopic(partitions)].map(([name, mine]) => ({
          name,
          partitionIndexes: mine.map(({ partition }) => partition)
        }))
  const { requireStable = false } = options
  const answer = await admin.send(
    'OffsetFetch',
    // Old versions have one group, new ones a list.
    { groupId: group, topics, groups: [{ groupId: group, topics }], requireStable },
    {
      target: { group },
      call: 'listConsumerGroupOffsets',
      versions: { ...byName, min: requireStable ? 7 : partitions === null ? 2 : 1 },
      codes: (response) => response.groups.map(({ errorCode }) => errorCode)
    }
  )
  const found = answer.groups[0] ?? answer
  throwIfError(found.errorCode)
  return found.topics.flatMap(({ name, partitions: committed }) =>
    committed.map(({ partitionIndex, committedOffset, committedLeaderEpoch, metadata, errorCode }) => {
      const offset = narrow(committedOffset) ?? -1
      const value = offset < 0 ? undefined : { offset, leaderEpoch: committedLeaderEpoch, metadata: metadata ?? '' }
      return { topic: name, partition: partitionIndex, committed: outcomeOf(errorCode, null, value) }
    })
  )
}

export type NewOffset = TopicPartition & {
  readonly offset: number
  readonly leaderEpoch?: number
  readonly metadata?: string
}

/** Commits for a group that has no members. By `topic-partition`. */
export async function alterGroupOffsets(
  admin: Admin,
  group: string,
  offsets: readonly NewOffset[]
): Promise<Map<string, Outcome<undefined>>> {
  const answer = await admin.send(
    'OffsetCommit',
    {
      groupId: group,
      generationIdOrMemberEpoch: -1,
      memberId: '',
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
    {
      target: { group },
      call: 'alterConsumerGroupOffsets',
      versions: byName,
      codes: ({ topics }) => topics.flatMap(({ partitions }) => partitions.map(({ errorCode }) => errorCode))
    }
  )
  return new Map(
    answer.topics.flatMap(({ name, partitions }) =>
      partitions.map(({ partitionIndex, errorCode }) => [
        partitionText({ topic: name, partition: partitionIndex }),
        outcomeOf(errorCode, null, undefined)
      ])
    )
  )
}

export async function deleteGroupOffsets(
  admin: Admin,
  group: string,
  partitions: readonly TopicPartition[]
): Promise<Map<string, Outcome<undefined>>> {
  const answer = await admin.send(
    'OffsetDelete',
    {
      groupId: group,
      topics: [...byTopic(partitions)].map(([name, mine]) => ({
        name,
        partitions: mine.map(({ partition }) => ({ partitionIndex: partition }))
      }))
    },
    { target: { group }, call: 'deleteConsumerGroupOffsets' }
  )
  throwIfError(answer.errorCode)
  return new Map(
    answer.topics.flatMap(({ name, partitions: results }) =>
      results.map(({ partitionIndex, errorCode }) => [
        partitionText({ topic: name, partition: partitionIndex }),
        outcomeOf(errorCode, null, undefined)
      ])
    )
  )
}

export interface LeavingMember {
  readonly memberId?: string
  readonly groupInstanceId?: string
}

/** By instance id, or member id where there is none. */
export async function removeMembers(
  admin: Admin,
  group: string,
  members: readonly LeavingMember[],
  reason: string = 'member was removed by an admin'
): Promise<Map<string, Outcome<undefined>>> {
  const answer = await admin.send(
    'LeaveGroup',
    {
      groupId: group,
      members: members.map(({ memberId = '', groupInstanceId = null }) => ({ memberId, groupInstanceId, reason }))
    },
    { target: { group }, call: 'removeMembersFromConsumerGroup', versions: { min: 3 } }
  )
  throwIfError(answer.errorCode)
  return new Map(
    answer.members.map(({ memberId, groupInstanceId, errorCode }) => [
      groupInstanceId ?? memberId,
      outcomeOf(errorCode, null, undefined)
    ])
  )
}
