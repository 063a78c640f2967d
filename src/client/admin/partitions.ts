// Partitions: their offsets, deleting their records, electing and moving their leaders and replicas, their producers.

import type { Int64 } from '#model/offset.js'
import type { ProducerState } from '#protocol/generated/describe-producers-response.js'
import type { Admin } from '../admin.ts'
import { throwIfError } from '../errors.ts'
import { listOffsetsOf, type OffsetAndTimestamp } from '../list-offsets.ts'
import { askLeaders, byTopic, partitionText, type TopicPartition } from '../partitions.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

export interface OffsetQuestion extends TopicPartition {
  /** A time, or one of `OffsetSpec`. */
  readonly timestamp: number
}

/** By `topic-partition`. */
export function listOffsets(
  admin: Admin,
  questions: readonly OffsetQuestion[],
  options: { readCommitted?: boolean; timeoutMs?: number } = {}
): Promise<Map<string, Outcome<OffsetAndTimestamp>>> {
  const { readCommitted = false, timeoutMs = admin.timeoutMs } = options
  return listOffsetsOf(admin.cluster, questions, { readCommitted, timeoutMs })
}

/** `offset` -1 deletes everything below the high watermark. The value is the new log start offset. */
export function deleteRecords(
  admin: Admin,
  before: readonly (TopicPartition & { readonly offset: Int64 })[],
  timeoutMs: number = admin.timeoutMs
): Promise<Map<string, Outcome<Int64>>> {
  return askLeaders(admin.cluster, before, {
    call: 'deleteRecords',
    timeoutMs,
    async ask(connection, items, limit) {
      const topics = [...byTopic(items)].map(([name, mine]) => ({
        name,
        partitions: mine.map(({ partition, offset }) => ({ partitionIndex: partition, offset }))
      }))
      const answer = await connection.request('DeleteRecords', { topics, timeoutMs: Math.round(limit) })
      return new Map(
        answer.topics.flatMap(({ name, partitions }) =>
          partitions.map(({ partitionIndex, errorCode, lowWatermark }) => [
            partitionText({ topic: name, partition: partitionIndex }),
            outcomeOf(errorCode, null, lowWatermark)
          ])
        )
      )
    }
  })
}

/** `broker` asks that one instead of the leaders. */
export async function describeProducers(
  admin: Admin,
  partitions: readonly TopicPartition[],
  broker?: number
): Promise<Map<string, Outcome<ProducerState[]>>> {
  const topicsOf = (items: readonly TopicPartition[]): { name: string; partitionIndexes: number[] }[] =>
    [...byTopic(items)].map(([name, mine]) => ({ name, partitionIndexes: mine.map(({ partition }) => partition) }))
  const outcomes = (answer: Awaited<ReturnType<typeof ask>>): Map<string, Outcome<ProducerState[]>> =>
    new Map(
      answer.topics.flatMap(({ name, partitions: found }) =>
        found.map(({ partitionIndex, errorCode, errorMessage, activeProducers }) => [
          partitionText({ topic: name, partition: partitionIndex }),
          outcomeOf(errorCode, errorMessage, activeProducers)
        ])
      )
    )
  const ask = (target: number) =>
    admin.send('DescribeProducers', { topics: topicsOf(partitions) }, { target: { broker: target } })
  if (broker !== undefined) return outcomes(await ask(broker))
  return askLeaders(admin.cluster, partitions, {
    call: 'describeProducers',
    timeoutMs: admin.timeoutMs,
    ask: async (connection, items) =>
      outcomes(await connection.request('DescribeProducers', { topics: topicsOf(items) }))
  })
}

export const ElectionType = { preferred: 0, unclean: 1 } as const

/** `partitions` null: all that there are; the answer then names those that could have been elected. */
export async function electLeaders(
  admin: Admin,
  electionType: number,
  partitions: readonly TopicPartition[] | null
): Promise<Map<string, Outcome<undefined>>> {
  const topicPartitions =
    partitions === null
      ? null
      : [...byTopic(partitions)].map(([topic, mine]) => ({ topic, partitions: mine.map(({ partition }) => partition) }))
  const answer = await admin.send(
    'ElectLeaders',
    { electionType, topicPartitions, timeoutMs: admin.timeoutMs },
    { target: 'controller' }
  )
  throwIfError(answer.errorCode)
  return new Map(
    answer.replicaElectionResults.flatMap(({ topic, partitionResult }) =>
      partitionResult.map(({ partitionId, errorCode, errorMessage }) => [
        partitionText({ topic, partition: partitionId }),
        outcomeOf(errorCode, errorMessage, undefined)
      ])
    )
  )
}

/** `replicas` null cancels what is under way. */
export async function alterReassignments(
  admin: Admin,
  wanted: readonly (TopicPartition & { readonly replicas: readonly number[] | null })[],
  options: { allowReplicationFactorChange?: boolean } = {}
): Promise<Map<string, Outcome<undefined>>> {
  const { allowReplicationFactorChange = true } = options
  const answer = await admin.send(
    'AlterPartitionReassignments',
    {
      timeoutMs: admin.timeoutMs,
      allowReplicationFactorChange,
      topics: [...byTopic(wanted)].map(([name, mine]) => ({
        name,
        partitions: mine.map(({ partition, replicas }) => ({ partitionIndex: partition, replicas }))
      }))
    },
    { target: 'controller', versions: { min: allowReplicationFactorChange ? 0 : 1 } }
  )
  throwIfError(answer.errorCode, answer.errorMessage)
  return new Map(
    answer.responses.flatMap(({ name, partitions }) =>
      partitions.map(({ partitionIndex, errorCode, errorMessage }) => [
        partitionText({ topic: name, partition: partitionIndex }),
        outcomeOf(errorCode, errorMessage, undefined)
      ])
    )
  )
}

export interface Reassignment extends TopicPartition {
  readonly replicas: readonly number[]
  readonly addingReplicas: readonly number[]
  readonly removingReplicas: readonly number[]
}

/** What is under way; of all partitions unless some are given. */
export async function listReassignments(
  admin: Admin,
  partitions: readonly TopicPartition[] | null = null
): Promise<Reassignment[]> {
  const topics =
    partitions === null
      ? null
      : [...byTopic(partitions)].map(([name, mine]) => ({
          name,
          partitionIndexes: mine.map(({ partition }) => partition)
        }))
  const answer = await admin.send(
    'ListPartitionReassignments',
    { timeoutMs: admin.timeoutMs, topics },
    { target: 'controller' }
  )
  throwIfError(answer.errorCode, answer.errorMessage)
  return answer.topics.flatMap(({ name, partitions: found }) =>
    found.map(({ partitionIndex, replicas, addingReplicas, removingReplicas }) => ({
      topic: name,
      partition: partitionIndex,
      replicas,
      addingReplicas,
      removingReplicas
    }))
  )
}
