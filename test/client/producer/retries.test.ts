// A producer against a broker that fails on purpose. The fake keeps a log with Kafka's rule for sequences, so that an order that
// is broken or a record written twice shows in the log.

import { afterEach, expect, test } from 'vitest'
import { Producer } from '../../../src/client/producer.ts'
import { Batch, recordsOf } from '../../../src/protocol/batch/batch.ts'
import { type Answer, type Asked, FakeBroker } from '../fake-broker.ts'

let broker: FakeBroker | undefined
let producer: Producer | undefined

afterEach(async () => {
  await producer?.close(0)
  await broker?.stop()
})

/** What the broker does with the n-th Produce (from 1): answer code 0 means append. */
type Plan = (request: number, asked: Asked) => number | 'drop' | 'append and drop'

class Log {
  readonly values: string[] = []
  #epoch = -1
  #next = 0
  #seen = new Map<number, number>()

  /** Kafka's answer: 0, 45 out of order, 46 duplicate. */
  append(batch: Batch): number {
    const { producerEpoch: epoch, baseSequence: sequence } = batch
    if (epoch > this.#epoch) {
      if (sequence !== 0) return 45
      this.#epoch = epoch
      this.#next = 0
      this.#seen = new Map()
    }
    if (this.#seen.has(sequence)) return 46
    if (sequence !== this.#next) return 45
    this.#seen.set(sequence, batch.count)
    this.#next += batch.count
    for (const { value } of recordsOf(batch)) this.values.push(String(value))
    return 0
  }
}

async function start(plan: Plan, config: Record<string, string | number> = {}): Promise<Log> {
  const log = new Log()
  let requests = 0
  const produce = (asked: Asked): Answer => {
    requests += 1
    const what = plan(requests, asked)
    const { index, records } = asked.body.topicData[0].partitionData[0]
    const batch = new Batch(asked.frame, records.offset)
    const first = log.values.length
    const code = what === 0 || what === 'append and drop' ? log.append(batch) : what
    if (code === 'drop' || what === 'append and drop') return 'drop'
    return {
      responses: [{ name: 't', partitionResponses: [{ index, errorCode: code, baseOffset: code === 0 ? first : -1 }] }]
    }
  }
  broker = await FakeBroker.start({
    Metadata: () => broker?.metadata('t') as Answer,
    InitProducerId: () => ({ producerId: 1000, producerEpoch: 0 }),
    Produce: produce
  })
  broker.ranges = broker.ranges.map((range) => (range.apiKey === 0 ? { ...range, maxVersion: 12 } : range))
  const fast = { 'retry.backoff.ms': 1, 'reconnect.backoff.ms': 1, 'linger.ms': 0, 'batch.size': 200 }
  producer = new Producer({ 'bootstrap.servers': broker.bootstrap, ...fast, ...config })
  return log
}

async function sendAll(count: number): Promise<PromiseSettledResult<unknown>[]> {
  await producer?.prepare('t')
  const sent = Array.from({ length: count }, (_, i) =>
    producer?.send({ topic: 't', partition: 0, value: Buffer.from(`record number ${i}`) })
  )
  return Promise.allSettled(sent)
}

const inOrder = (count: number): string[] => Array.from({ length: count }, (_, i) => `record number ${i}`)

test('a connection that is lost with five requests on it: everything arrives once, in order', async () => {
  const log = await start((request) => (request === 3 || request === 9 ? 'drop' : 0))
  const results = await sendAll(100)
  expect(results.every(({ status }) => status === 'fulfilled')).toBe(true)
  expect(log.values).toEqual(inOrder(100))
})

test('an answer that is lost: the batch is sent again and is no duplicate', async () => {
  const log = await start((request) => (request === 2 ? 'append and drop' : 0))
  await sendAll(60)
  expect(log.values).toEqual(inOrder(60))
})

test('a leader that has moved is told apart from a failure: later batches wait for the one that was refused', async () => {
  const log = await start((request) => (request === 2 || request === 3 ? 6 : 0))
  const results = await sendAll(80)
  expect(results.every(({ status }) => status === 'fulfilled')).toBe(true)
  expect(log.values).toEqual(inOrder(80))
  expect(broker?.count('Metadata')).toBeGreaterThan(1)
})

test('a batch that is refused for good fails alone; the rest goes on in the next epoch', async () => {
  let poison: number | undefined
  const log = await start((_request, asked) => {
    const batch = new Batch(asked.frame, asked.body.topicData[0].partitionData[0].records.offset)
    if (poison === undefined && batch.baseSequence > 0) poison = batch.baseSequence
    return batch.baseSequence === poison && batch.producerEpoch === 0 ? 87 : 0
  })
  const results = await sendAll(60)
  const failed = results.flatMap((result, i) => (result.status === 'rejected' ? [i] : []))
  expect(failed.length).toBeGreaterThan(0)
  expect(log.values).toEqual(inOrder(60).filter((_, i) => !failed.includes(i)))
})

test('a batch that is too large is cut in pieces', async () => {
  let refused = 0
  const log = await start(
    (_request, asked) => {
      const { records } = asked.body.topicData[0].partitionData[0]
      if (records.length <= 300) return 0
      refused += 1
      return 10
    },
    { 'batch.size': 1200 }
  )
  await sendAll(80)
  expect(refused).toBeGreaterThan(0)
  expect(log.values).toEqual(inOrder(80))
})

test('what is never accepted fails when delivery.timeout.ms is over, and says so', async () => {
  await start(() => 6, { 'delivery.timeout.ms': 150, 'request.timeout.ms': 100, 'linger.ms': 0 })
  const [result] = await sendAll(1)
  expect(result).toMatchObject({
    status: 'rejected',
    reason: {
      exceptionName: 'TimeoutException',
      message: expect.stringMatching(/^Expiring 1 record\(s\) for t-0:\d+ ms has passed/)
    }
  })
})

test('an error that trying again does not help is told at once, with the broker’s code', async () => {
  await start(() => 29)
  const [result] = await sendAll(1)
  expect(result).toMatchObject({ status: 'rejected', reason: { errorName: 'TOPIC_AUTHORIZATION_FAILED' } })
  expect(broker?.count('Produce')).toBe(1)
})
