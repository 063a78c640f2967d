// Asks the leaders of many partitions at once: one request to each node, and again for those whose leader had moved.

import { ErrorCode } from '#model/error-code.js'
import { type Outcome, outcomeOf } from './admin/outcome.ts'
import type { Cluster } from './cluster.ts'
import type { Connection } from './connection.ts'
import { asError, asKafkaError, type KafkaError, timeoutError, topicError } from './errors.ts'

export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

/** `topic-3`, as Kafka writes a partition. */
export const partitionText = ({ topic, partition }: TopicPartition): string => `${topic}-${partition}`

/** For requests that list partitions below their topic. */
export function byTopic<Item extends TopicPartition>(items: Iterable<Item>): Map<string, Item[]> {
  const topics = new Map<string, Item[]>()
  for (const item of items) {
    const known = topics.get(item.topic)
    if (known === undefined) topics.set(item.topic, [item])
    else known.push(item)
  }
  return topics
}

export interface LeaderCall<Item, T> {
  /** Kafka's name of it, for messages. */
  readonly call: string
  readonly timeoutMs: number
  /** The outcomes of these items, by `partitionText`. */
  ask(connection: Connection, items: readonly Item[], timeoutMs: number): Promise<ReadonlyMap<string, Outcome<T>>>
}

/** The outcome of each item by `partitionText`; an outcome that is retriable is asked for again until the time is over. */
export async function askLeaders<Item extends TopicPartition, T>(
  cluster: Cluster,
  items: readonly Item[],
  { call, timeoutMs, ask }: LeaderCall<Item, T>
): Promise<Map<string, Outcome<T>>> {
  const deadline = performance.now() + timeoutMs
  const outcomes = new Map<string, Outcome<T>>()
  cluster.watchTopics(items.map(({ topic }) => topic))
  let open = [...items]
  let last: KafkaError | undefined
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const remaining = deadline - performance.now()
    if (remaining <= 0) {
      const error = timeoutError(`Call(callName=${call}) timed out after ${attempt - 1} attempt(s): ${last?.message}`)
      for (const item of open) outcomes.set(partitionText(item), { error })
      break
    }
    const limit = Math.min(remaining, cluster.settings.requestTimeoutMs)
    const found = await askOnce(cluster, open, attempt > 1, (connection, mine) => ask(connection, mine, limit))
    const again: Item[] = []
    for (const item of open) {
      const outcome = found.get(partitionText(item)) ?? outcomeOf(ErrorCode.UNKNOWN_SERVER_ERROR, undefined, undefined)
      if (outcome.error?.retriable === true) {
        last = outcome.error
        again.push(item)
      } else outcomes.set(partitionText(item), outcome as Outcome<T>)
    }
    open = again
    if (open.length > 0) await cluster.rest(attempt)
  }
  return outcomes
}

async function askOnce<Item extends TopicPartition, T>(
  cluster: Cluster,
  items: readonly Item[],
  isAgain: boolean,
  ask: (connection: Connection, items: readonly Item[]) => Promise<ReadonlyMap<string, Outcome<T>>>
): Promise<Map<string, Outcome<T>>> {
  const found = new Map<string, Outcome<T>>()
  const fail = (failed: readonly Item[], reason: unknown): void => {
    const error = asKafkaError(reason)
    for (const item of failed) found.set(partitionText(item), { error })
  }
  try {
    if (isAgain || items.some(({ topic }) => cluster.topic(topic) === undefined)) await cluster.refresh()
  } catch (error) {
    fail(items, error)
    return found
  }
  const byNode = new Map<number, Item[]>()
  for (const item of items) {
    const leader = leaderOf(cluster, item)
    if (typeof leader !== 'number') fail([item], leader)
    else byNode.set(leader, [...(byNode.get(leader) ?? []), item])
  }
  const calls = [...byNode].map(async ([node, mine]) => {
    try {
      for (const [key, outcome] of await ask(await cluster.connect(node), mine)) found.set(key, outcome)
    } catch (error) {
      fail(mine, error)
    }
  })
  await Promise.all(calls)
  return found
}

/** The leader's node id, or why there is none now. */
export function leaderOf(cluster: Cluster, { topic, partition }: TopicPartition): number | KafkaError {
  const view = cluster.topic(topic)
  if (view === undefined) return asError(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
  if (view.errorCode !== ErrorCode.NONE) return topicError(view.errorCode, topic)
  const found = view.partitions[partition]
  if (found === undefined) return asError(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
  return found.leader < 0 ? asError(ErrorCode.LEADER_NOT_AVAILABLE) : found.leader
}
