import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { walkBatches } from '#quorum/batches.js'
import { metadataOf } from '#quorum/snapshot-file.js'
import { batch, valuesOf } from './records.ts'
import { type Body, connect, startBroker, type Wire } from './support.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ottla-life-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const cleanMark = (): boolean => existsSync(join(folder, '.kafka_cleanshutdown'))

function lastMetadata(count: number): unknown[] {
  const bytes = readFileSync(join(folder, '__cluster_metadata-0/00000000000000000000.log'))
  const records = walkBatches(bytes)
    .filter(({ isControl }) => !isControl)
    .flatMap(metadataOf)
  return records.slice(-count).map(({ value }) => value)
}

async function produce(wire: Wire, name: string, value: string): Promise<Body> {
  const topicData = [{ name, partitionData: [{ index: 0, records: batch([value]) }] }]
  const answer = await wire.request('Produce', 12, { acks: -1, timeoutMs: 5000, topicData })
  return answer.responses[0].partitionResponses[0]
}

async function read(wire: Wire, name: string): Promise<unknown> {
  const { body, frame } = await wire.requestWithFrame('Fetch', 12, {
    maxWaitMs: 0,
    minBytes: 0,
    maxBytes: 1 << 20,
    topics: [{ topic: name, partitions: [{ partition: 0, fetchOffset: 0, partitionMaxBytes: 1 << 20 }] }]
  })
  return valuesOf(body.responses[0].partitions[0], frame)
}

test('topics, records and producer ids outlive an orderly stop, which leaves the clean mark', async () => {
  const first = await startBroker({ folder })
  const wire = await connect(first.port)
  await wire.request('CreateTopics', 7, {
    topics: [
      { name: 'kept', numPartitions: 2, replicationFactor: 1, configs: [{ name: 'retention.ms', value: '-1' }] }
    ],
    timeoutMs: 5000
  })
  await produce(wire, 'kept', 'one')
  const before = await wire.request('InitProducerId', 4, { transactionalId: null, transactionTimeoutMs: 0 })
  const { clusterId } = await wire.request('DescribeCluster', 0, {})
  wire.close()
  expect(await first.stop()).toBe(0)
  expect(cleanMark()).toBe(true)
  expect(lastMetadata(4)).toMatchObject([
    { inControlledShutdown: 1, fenced: 0 },
    { partitionId: 0, leader: -1 },
    { partitionId: 1, leader: -1 },
    { inControlledShutdown: 0, fenced: 1 }
  ])

  const second = await startBroker({ folder })
  const again = await connect(second.port)
  expect((await again.request('DescribeCluster', 0, {})).clusterId).toBe(clusterId)
  expect(await read(again, 'kept')).toEqual([[0, 'one']])
  expect(await produce(again, 'kept', 'two')).toMatchObject({ errorCode: 0, baseOffset: 1 })
  const after = await again.request('InitProducerId', 4, { transactionalId: null, transactionTimeoutMs: 0 })
  expect(after.producerId).toBeGreaterThan(before.producerId)
  again.close()
  expect(await second.stop()).toBe(0)
}, 60_000)

test('kill -9 loses nothing that was acknowledged and leaves no clean mark', async () => {
  const first = await startBroker({ folder })
  const wire = await connect(first.port)
  await wire.request('CreateTopics', 7, {
    topics: [{ name: 'hard', numPartitions: 1, replicationFactor: 1 }],
    timeoutMs: 5000
  })
  for (const value of ['a', 'b', 'c']) await produce(wire, 'hard', value)
  await first.kill()
  expect(cleanMark()).toBe(false)
  const second = await startBroker({ folder })
  const again = await connect(second.port)
  expect(await read(again, 'hard')).toEqual([
    [0, 'a'],
    [1, 'b'],
    [2, 'c']
  ])
  again.close()
  await second.stop()
}, 60_000)

test('a stop answers a fetch that waits instead of cutting it off', async () => {
  const broker = await startBroker({ folder })
  const wire = await connect(broker.port)
  await wire.request('CreateTopics', 7, {
    topics: [{ name: 'idle', numPartitions: 1, replicationFactor: 1 }],
    timeoutMs: 5000
  })
  const waiting = wire.request('Fetch', 12, {
    maxWaitMs: 20_000,
    minBytes: 1,
    maxBytes: 1000,
    topics: [{ topic: 'idle', partitions: [{ partition: 0, fetchOffset: 0, partitionMaxBytes: 1000 }] }]
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  const stopped = broker.stop()
  // As in Kafka: controlled shutdown has taken the leadership away, which tells the client to look for another leader.
  expect((await waiting).responses[0].partitions[0]).toMatchObject({ errorCode: 6, highWatermark: -1 })
  expect(await stopped).toBe(0)
}, 60_000)

test('a log whose topic the metadata does not know is set aside, not served and not lost', async () => {
  const first = await startBroker({ folder })
  const wire = await connect(first.port)
  await wire.request('CreateTopics', 7, {
    topics: [{ name: 'known', numPartitions: 1, replicationFactor: 1 }],
    timeoutMs: 5000
  })
  await produce(wire, 'known', 'v')
  wire.close()
  expect(await first.stop()).toBe(0)
  cpSync(join(folder, 'known-0'), join(folder, 'stranger-0'), { recursive: true })
  rmSync(join(folder, 'stranger-0', 'partition.metadata'))

  const second = await startBroker({ folder })
  await expect.poll(() => readdirSync(folder).filter((name) => name.endsWith('-stray'))).toHaveLength(1)
  const again = await connect(second.port)
  expect(await read(again, 'known')).toEqual([[0, 'v']])
  const topics = [{ name: 'stranger', numPartitions: 1, replicationFactor: 1 }]
  await again.request('CreateTopics', 7, { topics, timeoutMs: 5000 })
  expect(await read(again, 'stranger')).toEqual([])
  again.close()
  expect(await second.stop()).toBe(0)
}, 60_000)

test('a second broker on the same directory refuses to start and names the holder', async () => {
  const first = await startBroker({ folder })
  await expect(startBroker({ folder })).rejects.toThrow(/lock|holds|in use/i)
  expect(await first.stop()).toBe(0)
}, 60_000)

test('a mistyped key stops the start and says what was meant', async () => {
  await expect(startBroker({ folder, overrides: { 'num.partitons': '3' } })).rejects.toThrow('num.partitions')
}, 60_000)
