// Offsets of partitions, asked of their leaders.

import type { Admin } from '#client/admin.js'
import { asError, throwIfError } from '#client/errors.js'
import { ErrorCode } from '#model/error-code.js'

export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

export interface PlacedPartition extends TopicPartition {
  /** -1 without one. */
  readonly leader: number
}

export interface OffsetAnswer extends TopicPartition {
  readonly offset: number | bigint
  readonly timestamp: number | bigint
  readonly leaderEpoch: number
  readonly errorCode: number
}

export const partitionText = ({ topic, partition }: TopicPartition): string => `${topic}-${partition}`

/** Partitions of topics that are there, with their leaders. Throws the first topic's error. */
export async function partitionsOfTopics(admin: Admin, topics: readonly string[]): Promise<PlacedPartition[]> {
  if (topics.length === 0) return []
  const answer = await admin.send(
    'Metadata',
    { topics: topics.map((name) => ({ name })), allowAutoTopicCreation: false },
    { call: 'describeTopics' }
  )
  return answer.topics.flatMap(({ name, errorCode, partitions }) => {
    throwIfError(errorCode)
    return partitions
      .map(({ partitionIndex, leaderId }) => ({ topic: name ?? '', partition: partitionIndex, leader: leaderId }))
      .sort((a, b) => a.partition - b.partition)
  })
}

/** Partitions under the leaders that answer for them. */
export function byLeader(partitions: readonly PlacedPartition[]): Map<number, Map<string, number[]>> {
  const leaders = new Map<number, Map<string, number[]>>()
  for (const { leader, topic, partition } of partitions) {
    const topics = leaders.get(leader) ?? new Map<string, number[]>()
    topics.set(topic, [...(topics.get(topic) ?? []), partition])
    leaders.set(leader, topics)
  }
  return leaders
}

/** Newer special times need newer brokers. (KIP-734, KIP-405, KIP-1005, KIP-1023) */
const versionOf: Readonly<Record<string, number>> = { '-3': 7, '-4': 8, '-5': 9, '-6': 11 }

export interface OffsetsOptions {
  readonly readCommitted?: boolean
  readonly timeoutMs?: number
}

/** The offset of each partition at a time: -1 latest, -2 earliest, or milliseconds. An offset of -1 says there is none. */
export async function offsetsAt(
  admin: Admin,
  partitions: readonly PlacedPartition[],
  timestamp: number | bigint,
  { readCommitted = false, timeoutMs = admin.timeoutMs }: OffsetsOptions = {}
): Promise<OffsetAnswer[]> {
  const least = versionOf[String(timestamp)]
  const answers = [...byLeader(partitions)].map(async ([leader, topics]): Promise<OffsetAnswer[]> => {
    if (leader < 0) return leaderless(topics)
    const answer = await admin.send(
      'ListOffsets',
      {
        replicaId: -1,
        isolationLevel: readCommitted ? 1 : 0,
        topics: [...topics].map(([name, indexes]) => ({
          name,
          partitions: indexes.map((partitionIndex) => ({ partitionIndex, timestamp, currentLeaderEpoch: -1 }))
        })),
        timeoutMs
      },
      { target: { broker: leader }, timeoutMs, ...(least === undefined ? {} : { versions: { min: least } }) }
    )
    return answer.topics.flatMap(({ name, partitions: found }) =>
      found.map((one) => ({
        topic: name,
        partition: one.partitionIndex,
        offset: one.offset,
        timestamp: one.timestamp,
        leaderEpoch: one.leaderEpoch,
        errorCode: one.errorCode
      }))
    )
  })
  return (await Promise.all(answers)).flat()
}

function leaderless(topics: ReadonlyMap<string, readonly number[]>): OffsetAnswer[] {
  return [...topics].flatMap(([topic, partitions]) =>
    partitions.map((partition) => ({
      topic,
      partition,
      offset: -1,
      timestamp: -1,
      leaderEpoch: -1,
      errorCode: ErrorCode.LEADER_NOT_AVAILABLE
    }))
  )
}

/** Offsets by partition; throws the first error. */
export function offsetMap(answers: readonly OffsetAnswer[]): Map<string, OffsetAnswer> {
  const failure = answers.find(({ errorCode }) => errorCode !== ErrorCode.NONE)
  if (failure !== undefined) throw asError(failure.errorCode)
  return new Map(answers.map((answer) => [partitionText(answer), answer]))
}
