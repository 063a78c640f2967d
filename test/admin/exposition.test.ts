import { expect, test } from 'vitest'
import { Exposition } from '#admin/exposition.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import { TopicsImage } from '#metadata/image/topics.js'
import { PersistentMap } from '#metadata/persistent-map.js'
import { ShardMeters } from '#metrics/shard-meters.js'
import { fakeSources, parseExposition, sampleOf } from './support.ts'

const partition = {
  replicas: [1, 2],
  isr: [1],
  leader: 1,
  leaderEpoch: 0,
  addingReplicas: [],
  removingReplicas: []
}
const topic = { id: 'A'.repeat(22), name: 'orders', partitions: [partition, { ...partition, leader: -1, isr: [2] }] }

function image(): MetadataImage {
  const byName = PersistentMap.of([[topic.name, topic]] as never)
  const byId = PersistentMap.of([[topic.id, topic]] as never)
  const topics = new TopicsImage(byName as never, byId as never, PersistentMap.empty())
  return new MetadataImage({ ...MetadataImage.empty('c'), topics })
}

function log(index: number, end: number): object {
  const offsets = { logStart: 2, end, highWatermark: end - 1, underMinIsr: index === 0 }
  return {
    topic: 'orders',
    partition: index,
    log: { offsets: () => offsets, sizeBytes: () => 500, segments: () => [{}, {}] }
  }
}

function shard(bytes: number, committed: readonly object[] = []): object {
  const meters = new ShardMeters({
    topicExists: () => true,
    fetchSessions: () => ({ size: 1, evictions: 0 }),
    groups: () => ({
      states: new Map([['Stable', committed.length > 0 ? 1 : 0]]),
      committed: committed as never,
      leftOut: 0
    })
  })
  meters.topics.produced(meters.topics.placeOf(topic.id), bytes, 1)
  meters.answered(0, 12, 3)
  meters.connections.connected('PLAINTEXT')
  return { answered: true, delayMs: 2, observation: meters.observe() }
}

async function scrape(
  shards: readonly object[],
  logs: readonly object[] = [log(0, 10)]
): Promise<ReturnType<typeof parseExposition>> {
  const sources = fakeSources({
    relay: { image: image() },
    engine: { logs: () => logs, directories: () => [{ path: 'data "1"', failure: '', usableBytes: 5, totalBytes: 9 }] },
    shards: { observe: async () => shards }
  })
  return parseExposition(await new Exposition().text(sources))
}

test('shards add up; a topic counts by its name and over all topics', async () => {
  const samples = await scrape([shard(100), shard(11)])
  expect(sampleOf(samples, 'kafka_server_brokertopicmetrics_bytesin_total')).toBe(111)
  expect(sampleOf(samples, 'kafka_server_brokertopicmetrics_bytesin_total', { topic: 'orders' })).toBe(111)
  expect(sampleOf(samples, 'kafka_network_requestmetrics_requests_total', { request: 'Produce', version: '12' })).toBe(
    2
  )
  const bucket = 'kafka_network_requestmetrics_totaltimems_bucket'
  expect(sampleOf(samples, bucket, { request: 'Produce', le: '2' })).toBe(0)
  expect(sampleOf(samples, bucket, { request: 'Produce', le: '4' })).toBe(2)
  expect(sampleOf(samples, bucket, { request: 'Produce', le: '+Inf' })).toBe(2)
})

test('a shard that does not answer is left out and said to be', async () => {
  const samples = await scrape([shard(100), { answered: false, delayMs: 2000, observation: undefined }])
  expect(sampleOf(samples, 'kafka_server_brokertopicmetrics_bytesin_total')).toBe(100)
  expect(sampleOf(samples, 'ottla_event_loop_answers', { shard: '1' })).toBe(0)
})

test('replicas are counted as the metadata has them, logs as they are', async () => {
  const samples = await scrape([])
  expect(sampleOf(samples, 'kafka_server_replicamanager_partitioncount')).toBe(2)
  expect(sampleOf(samples, 'kafka_server_replicamanager_leadercount')).toBe(1)
  expect(sampleOf(samples, 'kafka_server_replicamanager_underreplicatedpartitions')).toBe(1)
  expect(sampleOf(samples, 'kafka_server_replicamanager_underminisrpartitioncount')).toBe(1)
  expect(sampleOf(samples, 'kafka_server_replicamanager_offlinereplicacount')).toBe(1)
  expect(sampleOf(samples, 'kafka_controller_kafkacontroller_offlinepartitionscount')).toBe(1)
  expect(sampleOf(samples, 'kafka_log_log_logendoffset', { topic: 'orders', partition: '0' })).toBe(10)
  expect(sampleOf(samples, 'kafka_log_log_size', { topic: 'orders', partition: '0' })).toBe(500)
  expect(samples.filter(({ labels }) => labels.logdirectory === 'data \\"1\\"')).toHaveLength(3)
})

test('the lag of a group is what it has still to read; unknown where this node has no log', async () => {
  const committed = [
    { group: 'billing', topic: 'orders', partition: 0, offset: 4 },
    { group: 'billing', topic: 'orders', partition: 1, offset: 4 }
  ]
  const samples = await scrape([shard(1, committed)])
  const of = { consumergroup: 'billing', topic: 'orders', partition: '0' }
  expect(sampleOf(samples, 'kafka_consumergroup_lag', of)).toBe(5)
  expect(sampleOf(samples, 'kafka_consumergroup_current_offset', of)).toBe(4)
  expect(sampleOf(samples, 'kafka_coordinator_group_groupmetadatamanager_numgroupsstable')).toBe(1)
  expect(samples.filter(({ name }) => name === 'kafka_consumergroup_lag')).toHaveLength(1)
})

test('a log that is deleted while it is looked at is left out', async () => {
  const gone = {
    topic: 'orders',
    partition: 1,
    log: {
      offsets: () => {
        throw new Error('deleted')
      }
    }
  }
  const samples = await scrape([], [log(0, 10), gone])
  expect(samples.filter(({ name }) => name === 'kafka_log_log_size')).toHaveLength(1)
})
