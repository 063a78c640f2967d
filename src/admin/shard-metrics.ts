// What the shards counted, added up: requests, topics, connections, event loops.

import type { MetadataImage } from '#metadata/image/metadata-image.js'
import type { ShardObservation } from '#metrics/shard-meters.js'
import { rowNumbers } from '#metrics/time-buckets.js'
import { TopicMeter, topicNumbers } from '#metrics/topic-meters.js'
import { asUuid } from '#model/uuid.js'
import { apiOf } from '#protocol/generated/api-keys.js'
import type { ShardAnswer } from '#shard/observations.js'
import { counter, gauge, histogram, type Metric, one, type Sample } from './metric.ts'

interface Seen {
  readonly shard: number
  readonly observation: ShardObservation
}

export function shardMetrics(answers: readonly ShardAnswer[], image: MetadataImage): Metric[] {
  const seen = answers.flatMap(({ observation }, shard) => (observation === undefined ? [] : [{ shard, observation }]))
  const all = seen.map(({ observation }) => observation)
  return [
    ...requestMetrics(all),
    ...topicMetrics(all, image),
    ...connectionMetrics(seen),
    ...loopMetrics(answers, seen),
    gauge(
      'kafka_server_fetchsessioncache_numincrementalfetchsessions',
      'Fetch sessions that are kept.',
      sum(all, ({ fetchSessions }) => fetchSessions)
    ),
    counter(
      'kafka_server_fetchsessioncache_incrementalfetchsessionevictions_total',
      'Fetch sessions that had to make room for others.',
      [one(sum(all, ({ fetchSessionEvictions }) => fetchSessionEvictions))]
    )
  ]
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0)

const nameOf = (apiKey: number): string => apiOf(apiKey)?.name ?? String(apiKey)

function requestMetrics(all: readonly ShardObservation[]): Metric[] {
  const counts = new Map<string, { apiKey: number; version: number; count: number }>()
  const times = new Map<number, Float64Array>()
  for (const { requests, times: rows } of all) {
    for (const { apiKey, version, count } of requests) {
      const key = `${apiKey}/${version}`
      counts.set(key, { apiKey, version, count: count + (counts.get(key)?.count ?? 0) })
    }
    for (const { apiKey, row } of rows) times.set(apiKey, added(times.get(apiKey), row))
  }
  const label = (apiKey: number): { request: string } => ({ request: nameOf(apiKey) })
  return [
    counter(
      'kafka_network_requestmetrics_requests_total',
      'Requests answered, by API and version.',
      [...counts.values()].map(({ apiKey, version, count }) => one(count, { ...label(apiKey), version }))
    ),
    histogram(
      'kafka_network_requestmetrics_totaltimems',
      'Milliseconds from the arrival of a request to its answer, waiting included.',
      [...times].map(([apiKey, row]) => ({ labels: label(apiKey), row })),
      1
    )
  ]
}

function added(left: Float64Array | undefined, right: Float64Array): Float64Array {
  return left === undefined ? right : left.map((value, at) => value + (right[at] ?? 0))
}

const topicCounters: readonly (readonly [TopicMeter, string, string])[] = [
  [TopicMeter.bytesIn, 'bytesin', 'Bytes of record batches that were appended.'],
  [TopicMeter.messagesIn, 'messagesin', 'Records that were appended.'],
  [TopicMeter.bytesOut, 'bytesout', 'Bytes of record batches that were sent to consumers.'],
  [TopicMeter.bytesRejected, 'bytesrejected', 'Bytes of record batches that were refused as too large.'],
  [TopicMeter.produceRequests, 'totalproducerequests', 'Partitions of Produce requests that were answered.'],
  [TopicMeter.fetchRequests, 'totalfetchrequests', 'Partitions of Fetch requests that were answered.'],
  [TopicMeter.failedProduce, 'failedproducerequests', 'Of them, those that the broker failed to append.'],
  [TopicMeter.failedFetch, 'failedfetchrequests', 'Of them, those that the broker failed to read.']
]

/** Each with a value per topic and one without a label over all of them, as Kafka's beans have it. */
function topicMetrics(all: readonly ShardObservation[], image: MetadataImage): Metric[] {
  const total = all.reduce<Float64Array>(
    (numbers, { allTopics }) => added(numbers, allTopics),
    new Float64Array(topicNumbers)
  )
  const topics = new Map<string, Float64Array>()
  for (const { topics: rows } of all)
    for (const { topicId, values } of rows) {
      const name = image.topicById(asUuid(topicId))?.name
      if (name !== undefined) topics.set(name, added(topics.get(name), values))
    }
  const metrics = topicCounters.map(([meter, name, help]) =>
    counter(`kafka_server_brokertopicmetrics_${name}_total`, `${help} Without a topic: of all of them.`, [
      one(total[meter] ?? 0),
      ...[...topics].map(([topic, values]) => one(values[meter] ?? 0, { topic }))
    ])
  )
  return [
    ...metrics,
    counter(
      'kafka_server_brokertopicmetrics_replicationbytesout_total',
      'Bytes of record batches that were sent to followers.',
      [one(total[TopicMeter.replicationBytesOut] ?? 0)]
    )
  ]
}

function connectionMetrics(seen: readonly Seen[]): Metric[] {
  const samples = (of: 'open' | 'created' | 'closed'): Sample[] =>
    seen.flatMap(({ shard, observation }) =>
      observation.connections.map((row) => one(row[of], { listener: row.listener, networkprocessor: shard }))
    )
  const name = 'kafka_server_socket_server_metrics_connection'
  return [
    gauge(`${name}_count`, 'Connections that are open.', samples('open')),
    counter(`${name}_creation_total`, 'Connections that were accepted.', samples('created')),
    counter(`${name}_close_total`, 'Connections that ended.', samples('closed'))
  ]
}

function loopMetrics(answers: readonly ShardAnswer[], seen: readonly Seen[]): Metric[] {
  const perShard = (of: (observation: ShardObservation) => number): Sample[] =>
    seen.map(({ shard, observation }) => one(of(observation), { shard }))
  return [
    gauge(
      'ottla_event_loop_delay_seconds',
      'How long the event loop of a shard took to answer this scrape.',
      answers.map(({ delayMs }, shard) => one(delayMs / 1000, { shard }))
    ),
    gauge(
      'ottla_event_loop_answers',
      'Whether the event loop of a shard answered this scrape.',
      answers.map(({ answered }, shard) => one(answered ? 1 : 0, { shard }))
    ),
    histogram(
      'ottla_transport_turn_seconds',
      'How long a turn over ready sockets kept the event loop of a shard.',
      seen.map(({ shard, observation }) => ({ labels: { shard }, row: observation.turns.subarray(0, rowNumbers) })),
      0.001
    ),
    counter(
      'ottla_event_loop_active_seconds_total',
      'Time in which the event loop of a shard worked.',
      perShard(({ loopActiveMs }) => loopActiveMs / 1000)
    ),
    counter(
      'ottla_event_loop_idle_seconds_total',
      'Time in which the event loop of a shard waited for something to do.',
      perShard(({ loopIdleMs }) => loopIdleMs / 1000)
    ),
    gauge(
      'ottla_heap_used_bytes',
      'JavaScript heap of a shard.',
      perShard(({ heapUsedBytes }) => heapUsedBytes)
    )
  ]
}
