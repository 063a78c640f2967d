// Everything one shard counts, and the copy of it that travels to the main thread when somebody asks.

import { performance } from 'node:perf_hooks'
import { type ConnectionCount, ConnectionMeters } from './connection-meters.ts'
import { type RequestCount, RequestMeters, type RequestTimes } from './request-meters.ts'
import { TimeBuckets } from './time-buckets.ts'
import { TopicMeters, type TopicNumbers } from './topic-meters.ts'

/** An offset that a group committed for a partition: with the log's end it gives the group's lag. */
export interface CommittedOffset {
  readonly group: string
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

/** Of the groups that a shard coordinates. */
export interface GroupObservation {
  readonly states: ReadonlyMap<string, number>
  readonly committed: readonly CommittedOffset[]
  /** Committed offsets that are too many to look at in one turn of the event loop. */
  readonly leftOut: number
}

const noGroups: GroupObservation = { states: new Map(), committed: [], leftOut: 0 }

/** Plain data: crosses threads by structured clone. */
export interface ShardObservation {
  readonly requests: readonly RequestCount[]
  readonly times: readonly RequestTimes[]
  /** Over all topics: see TopicMeter. */
  readonly allTopics: Float64Array
  readonly topics: readonly TopicNumbers[]
  readonly connections: readonly ConnectionCount[]
  /** One histogram: how long the transport's turns took. */
  readonly turns: Float64Array
  readonly loopActiveMs: number
  readonly loopIdleMs: number
  readonly heapUsedBytes: number
  readonly fetchSessions: number
  readonly fetchSessionEvictions: number
  readonly groups: GroupObservation
}

export interface ShardSources {
  topicExists(topicId: string): boolean
  fetchSessions(): { readonly size: number; readonly evictions: number }
  groups?(): GroupObservation
}

export class ShardMeters {
  readonly requests: RequestMeters = new RequestMeters()
  readonly connections: ConnectionMeters = new ConnectionMeters()
  readonly topics: TopicMeters
  readonly #turns = new TimeBuckets(1)
  readonly #sources: ShardSources

  constructor(sources: ShardSources) {
    this.#sources = sources
    this.topics = new TopicMeters((topicId) => sources.topicExists(topicId))
  }

  /** From the transport's answer to a request (network's RequestMeter). */
  answered(apiKey: number, version: number, ms: number): void {
    this.requests.answered(apiKey, version, ms)
  }

  turned(ms: number): void {
    this.#turns.add(0, ms)
  }

  observe(): ShardObservation {
    const { active, idle } = performance.eventLoopUtilization()
    const { size, evictions } = this.#sources.fetchSessions()
    return {
      requests: this.requests.counts(),
      times: this.requests.times(),
      allTopics: this.topics.all(),
      topics: this.topics.topics(),
      connections: this.connections.counts(),
      turns: this.#turns.numbers.slice(),
      loopActiveMs: active,
      loopIdleMs: idle,
      heapUsedBytes: process.memoryUsage().heapUsed,
      fetchSessions: size,
      fetchSessionEvictions: evictions,
      groups: this.#sources.groups?.() ?? noGroups
    }
  }
}
