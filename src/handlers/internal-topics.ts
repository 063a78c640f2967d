// The topics that the broker itself writes to: which there are, and how one comes to be with its first use.

import { ErrorCode } from '#model/error-code.js'
import type { CreatableTopic } from '#protocol/generated/create-topics-request.js'
import type { NodeContext } from './context.ts'

export const offsetsTopic = '__consumer_offsets'
const timeoutMs = 30_000

/** CoordinatorType of FindCoordinator. */
export const CoordinatorType = { group: 0, transaction: 1, share: 2 } as const

interface InternalTopic {
  readonly partitions: 'offsets.topic.num.partitions'
  readonly replicationFactor: 'offsets.topic.replication.factor'
  readonly segmentBytes: 'offsets.topic.segment.bytes'
}

/** By what their configuration keys are called. */
const settings: Readonly<Record<string, InternalTopic>> = {
  [offsetsTopic]: {
    partitions: 'offsets.topic.num.partitions',
    replicationFactor: 'offsets.topic.replication.factor',
    segmentBytes: 'offsets.topic.segment.bytes'
  }
}

/** What CreateTopics has to be told so that Kafka's own coordinator would recognise the topic; undefined for other topics. */
export function internalTopicToCreate(name: string, node: NodeContext): CreatableTopic | undefined {
  const keys = settings[name]
  if (keys === undefined) return undefined
  const config = node.config()
  return {
    name,
    numPartitions: config.number(keys.partitions),
    replicationFactor: config.number(keys.replicationFactor),
    assignments: [],
    configs: [
      { name: 'cleanup.policy', value: 'compact' },
      { name: 'segment.bytes', value: String(config.number(keys.segmentBytes)) },
      { name: 'compression.type', value: 'producer' }
    ]
  }
}

const underWay = new Map<string, Promise<boolean>>()

/** True when the topic is there. Requests that come while it is being created share the one creation. */
export function createInternalTopic(name: string, node: NodeContext): Promise<boolean> {
  const known = underWay.get(name)
  if (known !== undefined) return known
  const made = create(name, node).finally(() => underWay.delete(name))
  underWay.set(name, made)
  return made
}

async function create(name: string, node: NodeContext): Promise<boolean> {
  const topic = internalTopicToCreate(name, node)
  if (topic === undefined) return false
  try {
    const answer = await node.controller.createTopics({ topics: [topic], timeoutMs, validateOnly: false })
    const [created] = answer.topics ?? []
    const errorCode = created?.errorCode ?? ErrorCode.NONE
    if (errorCode === ErrorCode.NONE || errorCode === ErrorCode.TOPIC_ALREADY_EXISTS) return true
    node.report(`creating ${name}`, new Error(created?.errorMessage ?? `error ${errorCode}`))
  } catch (failure) {
    node.report(`creating ${name}`, failure)
  }
  return false
}
