// A consumer against a broker in a process of its own.

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createTopics } from '../../src/client/admin/topics.ts'
import { Admin } from '../../src/client/admin.ts'
import { Consumer, type ConsumerRecord } from '../../src/client/consumer.ts'
import { Producer } from '../../src/client/producer.ts'
import { type RunningBroker, startBroker } from '../broker/support.ts'

let broker: RunningBroker
let admin: Admin
let producer: Producer
const consumers: Consumer[] = []

beforeAll(async () => {
  broker = await startBroker({ overrides: { 'group.initial.rebalance.delay.ms': '0' } })
  admin = new Admin({ 'bootstrap.servers': broker.bootstrap })
  producer = new Producer({ 'bootstrap.servers': broker.bootstrap, 'linger.ms': 0 })
})

afterEach(async () => {
  await Promise.all(consumers.splice(0).map((consumer) => consumer.close()))
})

afterAll(async () => {
  await producer.close()
  admin.close()
  await broker.stop()
})

function consumer(config: Record<string, string | number> = {}): Consumer {
  const made = new Consumer({ 'bootstrap.servers': broker.bootstrap, 'auto.offset.reset': 'earliest', ...config })
  consumers.push(made)
  return made
}

async function fill(topic: string, partitions: number, records: number, timestamp = 1000): Promise<void> {
  await createTopics(admin, [{ name: topic, partitions }])
  const sent = Array.from({ length: records }, (_, i) =>
    producer.send({
      topic,
      partition: i % partitions,
      key: Buffer.from(`k${i}`),
      value: Buffer.from(`v${i}`),
      timestamp: timestamp + i
    })
  )
  await Promise.all(sent)
}

/** Polls until there are so many. */
async function read(from: Consumer, count: number): Promise<ConsumerRecord[]> {
  const records: ConsumerRecord[] = []
  const deadline = performance.now() + 4000
  while (records.length < count && performance.now() < deadline) records.push(...(await from.poll(200)))
  return records
}

test('assigned partitions are read from the beginning, each in order', async () => {
  await fill('plain', 2, 50)
  const from = consumer({ 'max.poll.records': 7 })
  from.assign([0, 1].map((partition) => ({ topic: 'plain', partition })))
  const records = await read(from, 50)
  const of = (partition: number): string[] =>
    records.filter((record) => record.partition === partition).map(({ value }) => String(value))
  expect(of(0)).toEqual(Array.from({ length: 25 }, (_, i) => `v${i * 2}`))
  expect(of(1)).toEqual(Array.from({ length: 25 }, (_, i) => `v${i * 2 + 1}`))
  expect(records[0]).toMatchObject({
    topic: 'plain',
    timestamp: expect.any(Number),
    isLogAppendTime: false,
    headers: []
  })
  expect(await from.position({ topic: 'plain', partition: 0 })).toBe(25)
  expect(from.lag({ topic: 'plain', partition: 0 })).toBe(0)
})

test('seeking, the ends, and offsets by time', async () => {
  await fill('sought', 1, 20)
  const one = { topic: 'sought', partition: 0 }
  const from = consumer()
  from.assign([one])
  from.seek(one, 15)
  expect((await read(from, 5)).map(({ offset }) => offset)).toEqual([15, 16, 17, 18, 19])
  from.seekToBeginning([one])
  expect((await from.poll(2000))[0]?.offset).toBe(0)
  expect((await from.endOffsets([one])).get('sought-0')).toBe(20)
  expect((await from.offsetsForTimes([{ ...one, timestamp: 1007 }])).get('sought-0')?.offset).toBe(7)
  expect((await from.offsetsForTimes([{ ...one, timestamp: 9_999_999_999_999 }])).get('sought-0')).toBeUndefined()
})

test('a paused partition gives nothing until it is resumed', async () => {
  await fill('paused', 2, 20)
  const from = consumer()
  from.assign([0, 1].map((partition) => ({ topic: 'paused', partition })))
  from.pause([{ topic: 'paused', partition: 0 }])
  expect(new Set((await read(from, 10)).map(({ partition }) => partition))).toEqual(new Set([1]))
  from.resume([{ topic: 'paused', partition: 0 }])
  expect((await read(from, 10)).map(({ partition }) => partition)).toEqual(Array(10).fill(0))
})

test('an offset that the log does not have: reset where that is allowed, the exception of Kafka where not', async () => {
  await fill('outside', 1, 5)
  const one = { topic: 'outside', partition: 0 }
  const from = consumer()
  from.assign([one])
  from.seek(one, 1000)
  expect((await read(from, 5)).length).toBe(5)
  const strict = consumer({ 'auto.offset.reset': 'none' })
  strict.assign([one])
  await expect(strict.poll(1000)).rejects.toMatchObject({ exceptionName: 'NoOffsetForPartitionException' })
  strict.seek(one, 1000)
  await expect(read(strict, 1)).rejects.toMatchObject({ exceptionName: 'OffsetOutOfRangeException' })
})

test('what is committed is where the next one goes on; without a group there is nothing to commit to', async () => {
  await fill('committed', 1, 10)
  const one = { topic: 'committed', partition: 0 }
  const first = consumer({ 'group.id': 'offsets', 'enable.auto.commit': 'false', 'max.poll.records': 4 })
  first.assign([one])
  await read(first, 4)
  await first.commit()
  expect(await first.committed([one])).toMatchObject([{ offset: 4 }])
  const second = consumer({ 'group.id': 'offsets' })
  second.assign([one])
  expect((await second.poll(2000))[0]?.offset).toBe(4)
  const alone = consumer()
  alone.assign([one])
  await expect(alone.commit()).rejects.toThrow(/you must provide a valid group.id/)
})

test('two members share a topic, and one takes over what the other leaves', async () => {
  await fill('shared', 4, 40)
  const group = { 'group.id': 'sharing', 'heartbeat.interval.ms': 50, 'session.timeout.ms': 6000 }
  const told: string[] = []
  const first = consumer(group)
  first.subscribe(['shared'], { assigned: (parts) => void told.push(`+${parts.length}`) })
  const records = await read(first, 40)
  expect(records.length).toBe(40)
  const second = consumer(group)
  second.subscribe(/^sha.*d$/)
  const isShared = async (): Promise<boolean> => {
    await Promise.all([first.poll(20), second.poll(20)])
    return first.assignment().length === 2 && second.assignment().length === 2
  }
  await expect.poll(isShared, { timeout: 4000 }).toBe(true)
  await second.close()
  const hasAll = async (): Promise<boolean> => {
    await first.poll(20)
    return first.assignment().length === 4
  }
  await expect.poll(hasAll, { timeout: 4000 }).toBe(true)
  expect(told.at(-1)).toBe('+4')
  // Everything was committed by whoever gave it up: nobody reads it twice.
  expect(await first.poll(300)).toEqual([])
})

test('a topic that comes after its consumer is read when it is there', async () => {
  const early = consumer({
    'group.id': 'early',
    'allow.auto.create.topics': 'false',
    'retry.backoff.max.ms': 100,
    'heartbeat.interval.ms': 50
  })
  early.subscribe(['late'])
  expect(await early.poll(500)).toEqual([])
  await fill('late', 1, 3)
  expect((await read(early, 3)).map(({ value }) => String(value))).toEqual(['v0', 'v1', 'v2'])
})

test('a partition that is not there is waited for, not complained of', async () => {
  const early = consumer({ 'allow.auto.create.topics': 'false', 'default.api.timeout.ms': 100 })
  early.assign([{ topic: 'later', partition: 0 }])
  expect(await early.poll(300)).toEqual([])
  await fill('later', 1, 1)
  expect((await read(early, 1)).length).toBe(1)
})

test('waking up a poll that waits makes it throw', async () => {
  await fill('waking', 1, 0)
  const from = consumer()
  from.assign([{ topic: 'waking', partition: 0 }])
  await from.poll(0)
  const waiting = from.poll(4000)
  from.wakeup()
  await expect(waiting).rejects.toMatchObject({ exceptionName: 'WakeupException' })
})
