// Groups after the broker: stopped or killed, with the records of __consumer_offsets compressed or not.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { type Body, connect, type RunningBroker, startBroker, type Wire } from './support.ts'

const partitions = 20
const groups = ['one', 'two', 'three']
let folder: string
let broker: RunningBroker
let wire: Wire

async function start(codec: number): Promise<void> {
  const overrides = {
    'offsets.topic.num.partitions': '3',
    'offsets.topic.compression.codec': String(codec),
    'group.initial.rebalance.delay.ms': '0'
  }
  broker = await startBroker({ folder, overrides })
  wire = await connect(broker.port)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ottla-groups-'))
  await start(1)
  const topics = [{ name: 'orders', numPartitions: partitions, replicationFactor: 1 }]
  await wire.request('CreateTopics', 7, { topics, timeoutMs: 5000 })
  await wire.request('FindCoordinator', 4, { keyType: 0, coordinatorKeys: groups })
}, 60_000)
afterAll(async () => {
  wire?.close()
  await broker?.kill()
  rmSync(folder, { recursive: true, force: true })
})

async function loaded(run: () => Promise<Body>): Promise<Body> {
  for (;;) {
    const answer = await run()
    if (!JSON.stringify(answer).includes(`"errorCode":${ErrorCode.COORDINATOR_LOAD_IN_PROGRESS}`)) return answer
  }
}

async function commit(round: number): Promise<void> {
  for (const groupId of groups) {
    const all = Array.from({ length: partitions }, (_, partitionIndex) => ({
      partitionIndex,
      committedOffset: 1000 * round + partitionIndex,
      committedMetadata: `${groupId} in round ${round}`
    }))
    const body = { groupId, topics: [{ name: 'orders', partitions: all }] }
    const { topics } = await loaded(() => wire.request('OffsetCommit', 8, body))
    expect(topics[0].partitions.every(({ errorCode }: Body) => errorCode === 0)).toBe(true)
  }
}

async function expectRound(round: number): Promise<void> {
  const asked = groups.map((groupId) => ({ groupId, topics: null }))
  const answer = await loaded(() => wire.request('OffsetFetch', 9, { groups: asked }))
  for (const { groupId, topics } of answer.groups) {
    const found = topics[0].partitions.map((one: Body) => [
      one.partitionIndex,
      Number(one.committedOffset),
      one.metadata
    ])
    expect(found.sort(([left]: number[], [right]: number[]) => (left ?? 0) - (right ?? 0))).toEqual(
      Array.from({ length: partitions }, (_, at) => [at, 1000 * round + at, `${groupId} in round ${round}`])
    )
  }
}

test('what was committed is there, whichever codec wrote it and whichever way the broker ended', async () => {
  // gzip, snappy, lz4, zstd: each is read by a broker that writes another one.
  for (const codec of [1, 2, 3, 4]) {
    await commit(codec)
    await expectRound(codec)
    wire.close()
    if (codec % 2 === 0) expect(await broker.stop()).toBe(0)
    else await broker.kill()
    await start((codec + 1) % 5)
    await expectRound(codec)
  }
}, 30_000)
