// Fetches against logs that count how often they are read.

import { beforeEach, expect, test } from 'vitest'
import { fetch } from '#handlers/01-fetch.js'
import type { NodeContext } from '#handlers/context.js'
import type { Inbound } from '#handlers/inbound.js'
import type { PartitionLog } from '#log/partition-log.js'
import { TopicMeters } from '#metrics/topic-meters.js'
import { ErrorCode } from '#model/error-code.js'
import { writeFetchRequest } from '#protocol/generated/fetch-request.js'
import { readFetchResponse } from '#protocol/generated/fetch-response.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'
import { FetchSessionCache } from '#replica/fetch-session.js'

const partitions = 2000
const topicId = 'vLcPGo6ISgSPn3MQmXhGRg'
const version = 17

interface FakeLog {
  readonly index: number
  end: number
}

let logs: FakeLog[]
let reads: number[]
let waits: Map<number, { log: FakeLog; end: number; run: (outcome: number) => void }>
let cancelled: number
let sessions: FetchSessionCache
let picture: object

beforeEach(() => {
  logs = Array.from({ length: partitions }, (_, index) => ({ index, end: 0 }))
  reads = []
  waits = new Map()
  cancelled = 0
  picture = {}
  sessions = new FetchSessionCache({ slots: 10, evictionMs: 1000, shard: 0, shards: 1 }, Math.random, cancel)
})

function cancel(waiter: number): void {
  cancelled += 1
  const wait = waits.get(waiter)
  waits.delete(waiter)
  queueMicrotask(() => wait?.run(6))
}

/** What native mail does: each waiter that has what it waits for is told, once. */
function deliver(): void {
  for (const [waiter, { log, end, run }] of [...waits]) {
    if (log.end < end) continue
    waits.delete(waiter)
    run(0)
  }
}

const found = { pin: 0, position: 0, length: 0, logStartOffset: 0, leaderEpoch: 0, abortedCount: 0, aborted: () => [] }
let tokens = 0
const node = {
  nodeId: 1,
  image: () => ({
    topics: picture,
    topicById: () => ({
      id: topicId,
      name: 't',
      partitions: logs.map(() => ({ leader: 1, leaderEpoch: 0, replicas: [1] }))
    })
  }),
  config: () => ({ number: () => 57_671_680 }),
  nowMs: () => 0,
  permits: () => true,
  meters: new TopicMeters(() => true),
  get sessions() {
    return sessions
  },
  logs: {
    find: (_topic: string, index: number) => logs[index] as unknown as PartitionLog,
    found,
    read: (log: unknown, offset: number) => {
      const { index, end } = log as FakeLog
      reads.push(index)
      // A record has 10 bytes here; a pin is never checked, the plan below writes zeros.
      const length = Math.max(0, end - offset) * 10
      Object.assign(found, { length, pin: length > 0 ? 1 : 0, highWatermark: end, lastStableOffset: end })
      return ErrorCode.NONE
    },
    wait: (log: unknown, _kind: number, _epoch: number, end: number, run: (outcome: number) => void) => {
      waits.set(++tokens, { log: log as FakeLog, end, run })
      return tokens
    },
    cancel,
    unpin: () => undefined
  }
} as unknown as NodeContext

const connection = { onClose: () => undefined, listener: 'PLAINTEXT' }

async function poll(
  session: { id: number; epoch: number },
  asked: [index: number, offset: number][],
  waitMs = 0,
  forgotten: number[] = []
): Promise<{ id: number; changed: number[] }> {
  const writer = new Writer()
  writeFetchRequest(
    writer,
    {
      maxWaitMs: waitMs,
      minBytes: 1,
      maxBytes: 1 << 20,
      sessionId: session.id,
      sessionEpoch: session.epoch,
      topics:
        asked.length === 0
          ? []
          : [
              {
                topicId: topicId as never,
                partitions: asked.map(([partition, fetchOffset]) => ({
                  partition,
                  fetchOffset: fetchOffset as never,
                  partitionMaxBytes: 1 << 20
                }))
              }
            ],
      forgottenTopicsData: forgotten.length === 0 ? [] : [{ topicId: topicId as never, partitions: forgotten }]
    },
    version
  )
  const bytes = Buffer.from(writer.bytes())
  const answer = await new Promise<Buffer>((resolve) => {
    const out = new Writer()
    const inbound = {
      connection,
      buffer: bytes,
      offset: 0,
      end: bytes.length,
      respond: (_hint: number, encode: (writer: Writer) => void) => {
        encode(out)
        resolve(Buffer.from(out.bytes()))
      },
      respondPlan: (build: (plan: object) => void) => {
        build({
          bytes: (encode: (writer: Writer) => void) => encode(out),
          slice: (_pin: number, _position: number, length: number) => out.raw(Buffer.alloc(length))
        })
        resolve(Buffer.from(out.bytes()))
      }
    } as unknown as Inbound
    fetch.handle(inbound, { apiKey: 1, version, correlationId: 1, clientId: 'c', length: 0 }, node)
  })
  const reader = new Reader(answer)
  reader.int32()
  reader.tags()
  const { sessionId, responses, errorCode } = readFetchResponse(reader, version)
  expect(errorCode).toBe(0)
  return {
    id: sessionId,
    changed: responses.flatMap((one) => one.partitions.map(({ partitionIndex }) => partitionIndex))
  }
}

async function settledSession(): Promise<number> {
  const { id } = await poll(
    { id: 0, epoch: 0 },
    Array.from({ length: partitions }, (_, index) => [index, 0])
  )
  expect((await poll({ id, epoch: 1 }, [])).changed).toEqual([])
  reads = []
  return id
}

test('a poll of a session over 2,000 partitions reads the one that changed and a few others', async () => {
  const id = await settledSession()
  ;(logs[1234] as FakeLog).end = 3
  deliver()
  expect((await poll({ id, epoch: 2 }, [])).changed).toEqual([1234])
  expect(reads).toContain(1234)
  expect(reads.length).toBeLessThanOrEqual(17)
  reads = []
  expect((await poll({ id, epoch: 3 }, [[1234, 3]])).changed).toEqual([])
  expect(reads).toContain(1234)
  expect(reads.length).toBeLessThanOrEqual(17)
})

test('a poll that waits is woken by a partition at rest, and reads few', async () => {
  const id = await settledSession()
  const waiting = poll({ id, epoch: 2 }, [], 10_000)
  ;(logs[7] as FakeLog).end = 1
  deliver()
  expect((await waiting).changed).toEqual([7])
  expect(reads.length).toBeLessThanOrEqual(18)
})

test('what no waiter tells is found within a round of polls', async () => {
  const id = await settledSession()
  for (let epoch = 2; epoch < 2 + 2 + partitions / 16; epoch++) await poll({ id, epoch }, [])
  expect(new Set(reads).size).toBe(partitions)
})

test('when topics changed every partition is looked at again', async () => {
  const id = await settledSession()
  picture = {}
  await poll({ id, epoch: 2 }, [])
  expect(new Set(reads).size).toBe(partitions)
})

test('a forgotten partition and an ended session leave no waiter', async () => {
  const id = await settledSession()
  expect(waits.size).toBe(partitions)
  await poll({ id, epoch: 2 }, [], 0, [5])
  expect(waits.size).toBe(partitions - 1)
  await poll({ id, epoch: -1 }, [[0, 0]])
  expect(waits.size).toBe(0)
  expect(cancelled).toBe(partitions)
})
