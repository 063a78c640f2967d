// A producer against a broker in a process of its own.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { resultOf } from '../../src/client/admin/outcome.ts'
import { listOffsets } from '../../src/client/admin/partitions.ts'
import { createTopics } from '../../src/client/admin/topics.ts'
import { Admin } from '../../src/client/admin.ts'
import { partitionOfKey } from '../../src/client/producer/murmur2.ts'
import { Producer } from '../../src/client/producer.ts'
import { type RunningBroker, startBroker } from '../broker/support.ts'

let broker: RunningBroker
let admin: Admin

beforeAll(async () => {
  broker = await startBroker({})
  admin = new Admin({ 'bootstrap.servers': broker.bootstrap })
  await createTopics(admin, [{ name: 'three', partitions: 3 }])
})

afterAll(async () => {
  admin.close()
  await broker.stop()
})

async function ends(topic: string, partitions: number): Promise<number[]> {
  const questions = Array.from({ length: partitions }, (_, partition) => ({ topic, partition, timestamp: -1 }))
  return [...(await listOffsets(admin, questions)).values()].map((outcome) => resultOf(outcome).offset)
}

async function withProducer<T>(
  config: Record<string, string | number>,
  run: (producer: Producer) => Promise<T>
): Promise<T> {
  const producer = new Producer({ 'bootstrap.servers': broker.bootstrap, ...config })
  try {
    return await run(producer)
  } finally {
    await producer.close()
  }
}

test('a key chooses its partition as in Java, and offsets follow each other', async () => {
  await withProducer({}, async (producer) => {
    const key = Buffer.from('some key')
    const first = await producer.send({ topic: 'three', key, value: Buffer.from('1'), timestamp: 12345 })
    const second = await producer.send({ topic: 'three', key, value: Buffer.from('2') })
    expect([first.partition, second.partition]).toEqual([partitionOfKey(key, 3), partitionOfKey(key, 3)])
    expect([second.offset - first.offset, first.timestamp]).toEqual([1, 12345])
  })
})

test.each(['none', 'gzip', 'snappy', 'lz4', 'zstd'])('%s: a thousand records are accepted', async (codec) => {
  await createTopics(admin, [{ name: `packed-${codec}`, partitions: 2 }])
  await withProducer({ 'compression.type': codec }, async (producer) => {
    const value = Buffer.from('the same words again and again '.repeat(4))
    const sent = Array.from({ length: 1000 }, () => producer.send({ topic: `packed-${codec}`, value }))
    await Promise.all(sent)
  })
  expect((await ends(`packed-${codec}`, 2)).reduce((sum, end) => sum + end, 0)).toBe(1000)
})

test('without acknowledgements offsets are not known, and the records arrive', async () => {
  await createTopics(admin, [{ name: 'acks0' }])
  await withProducer({ acks: 0 }, async (producer) => {
    expect((await producer.send({ topic: 'acks0', value: Buffer.from('x') })).offset).toBe(-1)
  })
  await expect.poll(() => ends('acks0', 1)).toEqual([1])
})

test('memory that is used up holds senders back until it is free again', async () => {
  await createTopics(admin, [{ name: 'tight' }])
  await withProducer({ 'buffer.memory': 20000, 'batch.size': 5000 }, async (producer) => {
    const sent = Array.from({ length: 200 }, () => producer.send({ topic: 'tight', value: Buffer.alloc(1000) }))
    await Promise.all(sent)
  })
  expect(await ends('tight', 1)).toEqual([200])
})

test('a batch that compresses well does not outgrow the memory there is', async () => {
  await createTopics(admin, [{ name: 'tight-packed' }])
  const config = { 'buffer.memory': 20000, 'batch.size': 10000, 'compression.type': 'zstd' }
  await withProducer(config, async (producer) => {
    for (let round = 0; round < 20; round++)
      await Promise.all(
        Array.from({ length: 30 }, () => producer.send({ topic: 'tight-packed', value: Buffer.alloc(900) }))
      )
  })
  expect(await ends('tight-packed', 1)).toEqual([600])
})

test('a topic that cannot be is told with the broker’s error, one that never comes with Kafka’s time-out', async () => {
  await withProducer({ 'max.block.ms': 300 }, async (producer) => {
    await expect(producer.send({ topic: 'not a topic', value: null })).rejects.toMatchObject({
      exceptionName: 'InvalidTopicException'
    })
    await expect(producer.send({ topic: 'three', partition: 9, value: null })).rejects.toThrow(
      'Partition 9 of topic three with partition count 3 is not present in metadata after 300 ms.'
    )
  })
})

test('what Metadata says of a topic is told in Kafka’s words', async () => {
  const said: string[] = []
  const producer = new Producer(
    { 'bootstrap.servers': broker.bootstrap, 'client.id': 'me' },
    (level, _logger, message) => said.push(`${level} ${message}`)
  )
  await expect(producer.send({ topic: 'not/one', value: null })).rejects.toThrow('Invalid topics: [not/one]')
  await producer.close()
  expect(said[0]).toMatch(
    /^warn \[Producer clientId=me\] The metadata response from the cluster reported a recoverable issue with correlation id \d+ : \{not\/one=INVALID_TOPIC_EXCEPTION\}$/
  )
  expect(said[1]).toBe('error [Producer clientId=me] Metadata response reported invalid topics [not/one]')
})

test('a record beyond max.request.size is refused before it is sent', async () => {
  await withProducer({ 'max.request.size': 1000 }, async (producer) => {
    await expect(producer.send({ topic: 'three', value: Buffer.alloc(2000) })).rejects.toThrow(
      /^The message is \d+ bytes when serialized which is larger than 1000, which is the value of the max.request.size/
    )
  })
})

test('settings that cannot be kept together are refused in Kafka’s words', () => {
  const make = (config: Record<string, string | number>) => () =>
    new Producer({ 'bootstrap.servers': 'localhost:1', ...config })
  expect(make({ 'enable.idempotence': 'true', acks: 1 })).toThrow(
    /^Must set acks to all in order to use the idempotent/
  )
  expect(make({ 'delivery.timeout.ms': 10 })).toThrow(
    /^delivery.timeout.ms should be equal to or larger than linger.ms/
  )
})
