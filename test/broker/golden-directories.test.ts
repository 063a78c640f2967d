// The broker on two log directories that Apache Kafka 4.4.0 wrote, one stopped in order and one killed: what it answers over
// the wire is what Apache Kafka answers on them.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { batchesOf } from '#protocol/batch/batch.js'
import { type Body, connect, type RunningBroker, startBroker, type Wire } from './support.ts'

const golden = fileURLToPath(new URL('../golden/segments/', import.meta.url))
const namedTime = 1_700_000_100_000
/** The most that producer.id.expiration.ms, an int, can say: 24.8 days. */
const expirationMs = 2 ** 31 - 1

type Fields = Readonly<Record<string, string>>

interface Row {
  readonly kind: string
  readonly name: string
  readonly fields: Fields
}

function expectedRows(directory: string): Row[] {
  return readFileSync(`${golden}${directory}.expected.tsv`, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([kind = '', name = '', text = '']) => ({
      kind,
      name,
      fields: Object.fromEntries(text.split(' ').map((field) => field.split('=') as [string, string]))
    }))
}

const numbers = (fields: Fields): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, Number(value)]))

interface Partition {
  readonly topic: string
  readonly index: number
}

function partitionOf(text: string): Partition {
  const dash = text.lastIndexOf('-')
  return { topic: text.slice(0, dash), index: Number(text.slice(dash + 1)) }
}

/** The offset that ListOffsets finds for `timestamp`, for all partitions in one question. */
async function offsets(
  wire: Wire,
  partitions: readonly Partition[],
  timestamp: number,
  committed = false
): Promise<Map<string, number>> {
  const names = [...new Set(partitions.map(({ topic }) => topic))]
  const { topics } = await wire.request('ListOffsets', 9, {
    replicaId: -1,
    isolationLevel: committed ? 1 : 0,
    topics: names.map((name) => ({
      name,
      partitions: partitions
        .filter(({ topic }) => topic === name)
        .map(({ index }) => ({ partitionIndex: index, currentLeaderEpoch: -1, timestamp }))
    })),
    timeoutMs: 1000
  })
  const found = new Map<string, number>()
  for (const { name, partitions: answers } of topics)
    for (const { partitionIndex, errorCode, offset } of answers) {
      expect([name, partitionIndex, errorCode]).toEqual([name, partitionIndex, 0])
      found.set(`${name}-${partitionIndex}`, Number(offset))
    }
  return found
}

/** Base and last offsets of every batch from `from` up to the high watermark. */
async function fetchAll(wire: Wire, { topic, index }: Partition, from: number): Promise<[number, number][]> {
  const batches: [number, number][] = []
  let next = from
  for (;;) {
    const question = { partition: index, fetchOffset: next, partitionMaxBytes: 1 << 20 }
    const { body, frame } = await wire.requestWithFrame('Fetch', 12, {
      maxWaitMs: 0,
      minBytes: 0,
      maxBytes: 1 << 20,
      sessionEpoch: -1,
      topics: [{ topic, partitions: [question] }]
    })
    const answer = body.responses[0].partitions[0]
    expect(answer.errorCode).toBe(0)
    if (next >= Number(answer.highWatermark)) return batches
    const { offset, length } = answer.records
    for (const { baseOffset, lastOffset } of batchesOf(frame, offset, offset + length))
      batches.push([Number(baseOffset), Number(lastOffset)])
    const last = batches.at(-1)?.[1] ?? -1
    if (last < next) throw new Error(`${topic}-${index}: nothing at ${next} below ${answer.highWatermark}`)
    next = last + 1
  }
}

/** Groups are there when every partition of theirs has been read. */
async function untilLoaded(wire: Wire): Promise<void> {
  while ((await wire.request('ListGroups', 5, {})).errorCode === ErrorCode.COORDINATOR_LOAD_IN_PROGRESS);
}

describe.each([
  ['logdirs', 10, 24],
  ['logdirs-killed', 9, 23]
])('%s', (directory, topicCount, partitionCount) => {
  const rows = expectedRows(directory)
  let folder: string
  let broker: RunningBroker
  let wire: Wire
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ottla-golden-'))
    execFileSync('tar', ['xzf', `${golden}${directory}.tar.gz`, '-C', folder])
    // The directories grow old: neither their records nor (as far as the key goes) their producers may.
    const overrides = {
      'log.dirs': `${join(folder, 'd1')},${join(folder, 'd2')}`,
      'log.retention.ms': '-1',
      'producer.id.expiration.ms': String(expirationMs),
      'offsets.retention.minutes': String(2 ** 31 - 1)
    }
    broker = await startBroker({ folder, overrides })
    wire = await connect(broker.port)
  }, 60_000)
  afterAll(async () => {
    wire?.close()
    await broker?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is served as Apache Kafka serves it', async () => {
    const topics = rows.filter(({ kind }) => kind === 'topic')
    const metadata: Body = await wire.request('Metadata', 12, { topics: null })
    expect(metadata.clusterId).toBe('Z29sZGVuLWdvbGRlbi1nbw')
    const listed = metadata.topics.map(({ name, topicId, partitions, isInternal, errorCode }: Body) => [
      name,
      { errorCode, id: topicId, partitions: String(partitions.length), internal: String(isInternal) }
    ])
    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries(topics.map(({ name, fields }) => [name, { errorCode: 0, ...fields }]))
    )
    expect(topics).toHaveLength(topicCount)

    const expected = rows.filter(({ kind }) => kind === 'partition')
    expect(expected).toHaveLength(partitionCount)
    const partitions = expected.map(({ name }) => partitionOf(name))
    const answers = {
      earliest: await offsets(wire, partitions, -2),
      latest: await offsets(wire, partitions, -1),
      lastStable: await offsets(wire, partitions, -1, true),
      maxTimestampOffset: await offsets(wire, partitions, -3),
      at1700000100000: await offsets(wire, partitions, namedTime)
    }
    for (const { name, fields } of expected) {
      const found = Object.entries(answers).map(([key, byPartition]) => [key, byPartition.get(name)])
      expect([name, Object.fromEntries(found)]).toEqual([name, numbers(fields)])
    }

    let batches = 0
    for (const [at, partition] of partitions.entries()) {
      const { earliest = -1, latest = -1 } = numbers(expected[at]?.fields ?? {})
      const ranges = await fetchAll(wire, partition, earliest)
      const bases = ranges.map(([base]) => base)
      expect(bases).toEqual([...bases].sort((left, right) => left - right))
      expect(ranges.at(-1)?.[1] ?? earliest - 1).toBe(latest - 1)
      batches += ranges.length
    }
    expect(batches).toBeGreaterThan(100)
    expect(broker.output()).not.toMatch(/stray|offline|failed/)
  })

  test('DescribeProducers shows the rows that Apache Kafka shows', async () => {
    const all = rows.filter(({ kind }) => kind === 'producer')
    expect(all.length).toBeGreaterThan(1)
    const keptSince = Date.now() - expirationMs
    const expected = all.filter(({ fields }) => fields.txnStart !== '-1' || Number(fields.lastTimestamp) > keptSince)
    const names = [...new Set(expected.map(({ name }) => name))]
    const { topics } = await wire.request('DescribeProducers', 0, {
      topics: names.map(partitionOf).map(({ topic, index }) => ({ name: topic, partitionIndexes: [index] }))
    })
    const found = topics.flatMap(({ name, partitions }: Body) =>
      partitions.flatMap(({ partitionIndex, activeProducers }: Body) =>
        activeProducers.map((row: Body) => ({
          name: `${name}-${partitionIndex}`,
          id: Number(row.producerId),
          epoch: row.producerEpoch,
          lastSequence: row.lastSequence,
          lastTimestamp: Number(row.lastTimestamp),
          coordinatorEpoch: row.coordinatorEpoch,
          txnStart: Number(row.currentTxnStartOffset)
        }))
      )
    )
    const byId = (left: object, right: object): number => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1)
    expect(found.sort(byId)).toEqual(expected.map(({ name, fields }) => ({ name, ...numbers(fields) })).sort(byId))
  })

  test('classic groups stand as Apache Kafka has them, and offsets of all groups are those that it has', async () => {
    await untilLoaded(wire)
    const groups = rows.filter(({ kind }) => kind === 'group')
    const classic = groups.filter(({ fields }) => fields.type === 'Classic')
    expect(classic.length).toBeGreaterThan(2)
    const listed: Body = await wire.request('ListGroups', 5, { typesFilter: ['Classic'] })
    const states = listed.groups.map(({ groupId, groupState }: Body) => [groupId, groupState])
    expect(Object.fromEntries(states)).toEqual(
      Object.fromEntries(classic.map(({ name, fields }) => [name, fields.state]))
    )
    const expected = rows
      .filter(({ kind }) => kind === 'offset')
      .map(({ name, fields }) => [
        name,
        [Number(fields.offset), fields.leaderEpoch === '' ? -1 : Number(fields.leaderEpoch), fields.metadata]
      ])
    const asked = groups.map(({ name }) => ({ groupId: name, topics: null }))
    const answer: Body = await wire.request('OffsetFetch', 9, { groups: asked })
    const found = answer.groups.flatMap(({ groupId, errorCode, topics }: Body) => {
      expect([groupId, errorCode]).toEqual([groupId, 0])
      return topics.flatMap(({ name, partitions }: Body) =>
        partitions.map(({ partitionIndex, committedOffset, committedLeaderEpoch, metadata }: Body) => [
          `${groupId} ${name}-${partitionIndex}`,
          [Number(committedOffset), committedLeaderEpoch, metadata]
        ])
      )
    })
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
  })
})
