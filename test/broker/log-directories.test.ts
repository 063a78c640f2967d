// Several log directories through the whole broker: one that fails under it, one that is unusable at the start, a full disk,
// directories of different clusters.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { batch, valuesOf } from './records.ts'
import { type Body, connect, type RunningBroker, startBroker, type Wire } from './support.ts'

const partitions = 4
let folder: string
let broker: RunningBroker | undefined
let mounted: string | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ottla-directories-'))
})
afterEach(async () => {
  await broker?.kill()
  broker = undefined
  if (mounted !== undefined) execFileSync('umount', [mounted])
  mounted = undefined
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<Wire> {
  const overrides = { 'log.dirs': `${join(folder, 'd1')},${join(folder, 'd2')}` }
  broker = await startBroker({ folder, overrides })
  return connect(broker.port)
}

async function createTopic(wire: Wire): Promise<void> {
  const answer = await wire.request('CreateTopics', 7, {
    topics: [{ name: 'spread', numPartitions: partitions, replicationFactor: 1 }],
    timeoutMs: 5000
  })
  expect(answer.topics[0].errorCode).toBe(0)
}

async function produce(wire: Wire, index: number, value: string): Promise<number> {
  const body = {
    acks: -1,
    timeoutMs: 5000,
    topicData: [{ name: 'spread', partitionData: [{ index, records: batch([value]) }] }]
  }
  return (await wire.request('Produce', 9, body)).responses[0].partitionResponses[0].errorCode
}

async function fetch(wire: Wire, index: number): Promise<{ errorCode: number; values: string[] }> {
  const { body, frame } = await wire.requestWithFrame('Fetch', 12, {
    maxWaitMs: 0,
    minBytes: 0,
    maxBytes: 1 << 22,
    sessionEpoch: -1,
    topics: [{ topic: 'spread', partitions: [{ partition: index, fetchOffset: 0, partitionMaxBytes: 1 << 22 }] }]
  })
  const answer = body.responses[0].partitions[0]
  return { errorCode: answer.errorCode, values: valuesOf(answer, frame).map(([, value]) => value) }
}

/** By partition index: who leads, and which replicas are said to be offline; Metadata and DescribeTopicPartitions agree. */
async function leaders(wire: Wire): Promise<[leader: number, offline: number[]][]> {
  const rows = (topic: Body): [number, number[]][] =>
    topic.partitions
      .sort((one: Body, other: Body) => one.partitionIndex - other.partitionIndex)
      .map(({ errorCode, leaderId, offlineReplicas }: Body) => {
        expect(errorCode).toBe(leaderId === -1 ? ErrorCode.LEADER_NOT_AVAILABLE : 0)
        return [leaderId, offlineReplicas]
      })
  const topics = [{ name: 'spread', topicId: null }]
  const { topics: told } = await wire.request('Metadata', 9, { topics, allowAutoTopicCreation: false })
  const described = await wire.request('DescribeTopicPartitions', 0, { topics, responsePartitionLimit: 100 })
  expect(rows(described.topics[0])).toEqual(rows(told[0]))
  return rows(told[0])
}

function leadersWithout(lost: readonly number[]): [number, number[]][] {
  return all.map((index) => (lost.includes(index) ? [-1, [1]] : [1, []]))
}

/** Error of each directory, in the order of log.dirs. */
async function directoryErrors(wire: Wire): Promise<number[]> {
  const { results } = await wire.request('DescribeLogDirs', 4, { topics: null })
  return results.map(({ errorCode }: Body) => errorCode)
}

function indexesIn(directory: string): number[] {
  return readdirSync(join(folder, directory))
    .map((name) => /^spread-(\d+)$/.exec(name)?.[1])
    .flatMap((index) => (index === undefined ? [] : [Number(index)]))
}

const all = [...Array(partitions).keys()]
const storageError = ErrorCode.KAFKA_STORAGE_ERROR

test('a directory that is gone takes its partitions offline, the others serve, DescribeLogDirs says so', async () => {
  const wire = await start()
  await createTopic(wire)
  for (const index of all) expect(await produce(wire, index, `before ${index}`)).toBe(0)
  const lost = indexesIn('d2')
  expect(lost).toHaveLength(2)
  expect(await leaders(wire)).toEqual(leadersWithout([]))
  renameSync(join(folder, 'd2'), join(folder, 'gone'))
  // Noticed at the next file that is made there: a checkpoint, every 5 s.
  await expect.poll(() => directoryErrors(wire), { timeout: 15_000, interval: 200 }).toEqual([0, storageError])
  await expect.poll(() => produce(wire, lost[0] ?? -1, 'x'), { timeout: 5000 }).toBe(storageError)
  // The controller knows by AssignReplicasToDirs whom the directory held.
  await expect.poll(() => leaders(wire), { timeout: 5000 }).toEqual(leadersWithout(lost))
  for (const index of all) {
    const isLost = lost.includes(index)
    expect([index, await produce(wire, index, 'after')]).toEqual([index, isLost ? storageError : 0])
    const found = await fetch(wire, index)
    if (isLost) expect([index, found.errorCode]).toEqual([index, storageError])
    else expect(found).toEqual({ errorCode: 0, values: [`before ${index}`, 'after'] })
  }
  wire.close()
}, 60_000)

test('a directory that is unusable at the start keeps its partitions offline; nothing is made anew in their place', async () => {
  let wire = await start()
  await createTopic(wire)
  for (const index of all) expect(await produce(wire, index, `kept ${index}`)).toBe(0)
  wire.close()
  const lost = indexesIn('d2')
  expect(await broker?.stop()).toBe(0)
  renameSync(join(folder, 'd2'), join(folder, 'aside'))
  writeFileSync(join(folder, 'd2'), 'not a directory')
  wire = await start()
  expect(await directoryErrors(wire)).toEqual([0, storageError])
  expect(await leaders(wire)).toEqual(leadersWithout(lost))
  for (const index of all) {
    const isLost = lost.includes(index)
    expect([index, await produce(wire, index, 'later')]).toEqual([index, isLost ? storageError : 0])
    expect([index, (await fetch(wire, index)).errorCode]).toEqual([index, isLost ? storageError : 0])
  }
  expect(indexesIn('d1')).toEqual(all.filter((index) => !lost.includes(index)))
  wire.close()
  expect(await broker?.stop()).toBe(0)
  rmSync(join(folder, 'd2'))
  renameSync(join(folder, 'aside'), join(folder, 'd2'))
  wire = await start()
  expect(await leaders(wire)).toEqual(leadersWithout([]))
  for (const index of all)
    expect((await fetch(wire, index)).values).toEqual(
      lost.includes(index) ? [`kept ${index}`] : [`kept ${index}`, 'later']
    )
  wire.close()
}, 90_000)

test('a full disk refuses produce with a retriable error, still answers fetch, and is over when there is space', async (context) => {
  const small = join(folder, 'd2')
  try {
    execFileSync('mkdir', ['-p', small])
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small], { stdio: 'ignore' })
  } catch {
    context.skip('this process may not mount a small file system')
  }
  mounted = small
  const wire = await start()
  await createTopic(wire)
  const index = indexesIn('d2')[0] ?? -1
  const big = 'x'.repeat(500_000)
  let written = 0
  let errorCode = 0
  while (errorCode === 0 && written < 20) {
    errorCode = await produce(wire, index, big)
    if (errorCode === 0) written++
  }
  expect(errorCode).toBe(storageError)
  expect(written).toBeGreaterThan(2)
  await expect.poll(() => broker?.output()).toContain('ottla.disk.reserve.bytes')
  expect((await fetch(wire, index)).values.length).toBeGreaterThan(2)
  expect(await directoryErrors(wire)).toEqual([0, 0])
  const elsewhere = indexesIn('d1')[0] ?? -1
  expect(await produce(wire, elsewhere, 'goes on')).toBe(0)
  // Through the checkpoints of a few seconds the directory stays.
  await new Promise((resolve) => setTimeout(resolve, 6000))
  expect(await directoryErrors(wire)).toEqual([0, 0])
  // Topics come and go on what is reserved.
  const other = { name: 'other', numPartitions: 2, replicationFactor: 1 }
  expect((await wire.request('CreateTopics', 7, { topics: [other], timeoutMs: 5000 })).topics[0].errorCode).toBe(0)
  const doomed = { topics: [{ name: 'other', topicId: null }], timeoutMs: 5000 }
  expect((await wire.request('DeleteTopics', 6, doomed)).responses[0].errorCode).toBe(0)
  execFileSync('mount', ['-o', 'remount,size=16m', small])
  await expect.poll(() => produce(wire, index, 'space again'), { timeout: 5000 }).toBe(0)
  const { values } = await fetch(wire, index)
  expect(values).toHaveLength(written + 1)
  expect(values.at(-1)).toBe('space again')
  wire.close()
  expect(await broker?.stop()).toBe(0)
}, 90_000)

test('directories of two clusters refuse the start, and the message names both', async () => {
  const wire = await start()
  wire.close()
  expect(await broker?.stop()).toBe(0)
  broker = undefined
  const path = join(folder, 'd2', 'meta.properties')
  const text = readFileSync(path, 'utf8')
  const own = /cluster\.id=(.*)/.exec(text)?.[1] ?? ''
  writeFileSync(path, text.replace(/cluster\.id=.*/, 'cluster.id=b3RoZXItY2x1c3Rlci0wMQ'))
  await expect(start()).rejects.toThrow(
    new RegExp(`d2 belongs to cluster b3RoZXItY2x1c3Rlci0wMQ, node 1, but .*d1 to cluster ${own}, node 1`)
  )
}, 60_000)
