// Topics: list, describe, create, delete, add partitions.

import { ErrorCode } from '#model/error-code.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import type { CreatableTopicResult } from '#protocol/generated/create-topics-response.js'
import type { MetadataResponse, MetadataResponseTopic } from '#protocol/generated/metadata-response.js'
import type { Admin } from '../admin.ts'
import { errorOf } from '../errors.ts'
import type { Outcome } from './outcome.ts'

export interface TopicListing {
  readonly name: string
  readonly id: Uuid
  readonly isInternal: boolean
}

export interface NewTopic {
  readonly name: string
  /** The broker's default unless given. */
  readonly partitions?: number
  readonly replicationFactor?: number
  /** Broker ids of each partition, instead of the two above. */
  readonly assignments?: readonly (readonly number[])[]
  readonly configs?: Readonly<Record<string, string>>
}

/** The broker's default. (KIP-464) */
const brokerDefault = -1

export async function listTopics(admin: Admin, options: { internal?: boolean } = {}): Promise<TopicListing[]> {
  const answer = await admin.send('Metadata', { topics: null, allowAutoTopicCreation: false }, { call: 'listTopics' })
  return answer.topics
    .map(({ name, topicId, isInternal }) => ({ name: name ?? '', id: topicId, isInternal }))
    .filter((topic) => options.internal === true || !topic.isInternal)
}

/** The broker's own words about some topics, or about all: with nodes, replicas and authorized operations. */
export async function topicMetadata(
  admin: Admin,
  names: readonly string[] | null,
  options: { ids?: readonly Uuid[]; authorizedOperations?: boolean } = {}
): Promise<MetadataResponse> {
  const byName = names?.map((name) => ({ name })) ?? null
  const topics = options.ids?.map((topicId) => ({ topicId, name: null })) ?? byName
  return admin.send(
    'Metadata',
    {
      topics,
      allowAutoTopicCreation: false,
      includeTopicAuthorizedOperations: options.authorizedOperations ?? false
    },
    { call: 'describeTopics', ...(options.ids === undefined ? {} : { versions: { min: 12 } }) }
  )
}

export async function describeTopics(
  admin: Admin,
  names: readonly string[]
): Promise<Map<string, Outcome<MetadataResponseTopic>>> {
  const answer = await topicMetadata(admin, names)
  return new Map(
    answer.topics.map((topic) => {
      const error = errorOf(topic.errorCode)
      return [topic.name ?? '', error === undefined ? { error, value: topic } : { error }]
    })
  )
}

/** What the broker made of each topic; those held back by a quota are asked for again when the broker allows it. */
export async function createTopics(
  admin: Admin,
  topics: readonly NewTopic[],
  options: { validateOnly?: boolean; retryOnQuotaViolation?: boolean; timeoutMs?: number } = {}
): Promise<Map<string, Outcome<CreatableTopicResult>>> {
  const { validateOnly = false, retryOnQuotaViolation = true, timeoutMs = admin.timeoutMs } = options
  const outcomes = new Map<string, Outcome<CreatableTopicResult>>()
  let open = topics
  const deadline = performance.now() + timeoutMs
  while (open.length > 0) {
    const remaining = Math.max(0, deadline - performance.now())
    const answer = await admin.send(
      'CreateTopics',
      { topics: open.map(creatable), timeoutMs: Math.round(remaining), validateOnly },
      {
        target: 'controller',
        timeoutMs: remaining,
        codes: (response) => response.topics.map((topic) => topic.errorCode)
      }
    )
    for (const topic of answer.topics) {
      const error = errorOf(topic.errorCode, topic.errorMessage)
      outcomes.set(topic.name, error === undefined ? { error, value: topic } : { error })
    }
    const throttled = retryOnQuotaViolation && performance.now() < deadline
    open = throttled
      ? open.filter(({ name }) => codeOf(outcomes.get(name)) === ErrorCode.THROTTLING_QUOTA_EXCEEDED)
      : []
  }
  return outcomes
}

const codeOf = (outcome: Outcome<unknown> | undefined): number => outcome?.error?.code ?? ErrorCode.NONE

function creatable(topic: NewTopic): object {
  const { name, partitions, replicationFactor, assignments = [], configs = {} } = topic
  const assigned = assignments.length > 0
  return {
    name,
    numPartitions: assigned ? brokerDefault : (partitions ?? brokerDefault),
    replicationFactor: assigned ? brokerDefault : (replicationFactor ?? brokerDefault),
    assignments: assignments.map((brokerIds, partitionIndex) => ({ partitionIndex, brokerIds })),
    configs: Object.entries(configs).map(([key, value]) => ({ name: key, value }))
  }
}

export async function deleteTopics(
  admin: Admin,
  topics: readonly string[] | { readonly ids: readonly Uuid[] },
  timeoutMs: number = admin.timeoutMs
): Promise<Map<string, Outcome<Uuid>>> {
  const ids = 'ids' in topics ? topics.ids : undefined
  const names = 'ids' in topics ? [] : topics
  const answer = await admin.send(
    'DeleteTopics',
    {
      // Names stand in one list up to version 5 and in another from 6 on.
      topicNames: names,
      topics: ids?.map((topicId) => ({ name: null, topicId })) ?? names.map((name) => ({ name, topicId: zeroUuid })),
      timeoutMs
    },
    {
      target: 'controller',
      timeoutMs,
      codes: (response) => response.responses.map((topic) => topic.errorCode),
      ...(ids === undefined ? {} : { versions: { min: 6 } })
    }
  )
  return new Map(
    answer.responses.map((topic) => {
      const error = errorOf(topic.errorCode, topic.errorMessage)
      const key = ids === undefined ? (topic.name ?? '') : topic.topicId
      return [key, error === undefined ? { error, value: topic.topicId } : { error }]
    })
  )
}

export interface NewPartitions {
  readonly name: string
  /** How many there shall be in all. */
  readonly total: number
  /** Broker ids of each new partition. */
  readonly assignments?: readonly (readonly number[])[]
}

export async function createPartitions(
  admin: Admin,
  topics: readonly NewPartitions[],
  options: { validateOnly?: boolean; timeoutMs?: number } = {}
): Promise<Map<string, Outcome<undefined>>> {
  const { validateOnly = false, timeoutMs = admin.timeoutMs } = options
  const answer = await admin.send(
    'CreatePartitions',
    {
      topics: topics.map(({ name, total, assignments }) => ({
        name,
        count: total,
        assignments: assignments?.map((brokerIds) => ({ brokerIds })) ?? null
      })),
      timeoutMs,
      validateOnly
    },
    { target: 'controller', timeoutMs, codes: (response) => response.results.map((topic) => topic.errorCode) }
  )
  return new Map(
    answer.results.map(({ name, errorCode, errorMessage }) => {
      const error = errorOf(errorCode, errorMessage)
      return [name, error === undefined ? { error, value: undefined } : { error }]
    })
  )
}
