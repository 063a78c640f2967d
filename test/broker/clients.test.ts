import { Admin, Producer, stringSerializers } from '@platformatic/kafka'
import { Kafka, logLevel } from 'kafkajs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningBroker, startBroker } from './support.ts'

let broker: RunningBroker
beforeAll(async () => {
  broker = await startBroker({ overrides: {} })
}, 60_000)
afterAll(async () => {
  await broker?.stop()
})

test('kafkajs creates topics, produces idempotently and reads offsets back', async () => {
  const kafka = new Kafka({ brokers: [broker.bootstrap], logLevel: logLevel.NOTHING, retry: { retries: 2 } })
  const admin = kafka.admin()
  await admin.connect()
  await admin.createTopics({ topics: [{ topic: 'js', numPartitions: 3 }], waitForLeaders: true })
  const producer = kafka.producer({ idempotent: true })
  await producer.connect()
  await producer.send({
    topic: 'js',
    messages: Array.from({ length: 30 }, (_, at) => ({ key: `${at}`, value: `v${at}` }))
  })
  const offsets = await admin.fetchTopicOffsets('js')
  expect(offsets.reduce((sum, { high }) => sum + Number(high), 0)).toBe(30)
  await admin.deleteTopicRecords({ topic: 'js', partitions: [{ partition: 0, offset: '-1' }] })
  const after = await admin.fetchTopicOffsets('js')
  expect(after.find(({ partition }) => partition === 0)).toSatisfy(
    ({ low, high }: { low: string; high: string }) => low === high
  )
  const metadata = await admin.fetchTopicMetadata({ topics: ['js'] })
  expect(metadata.topics[0]?.partitions).toHaveLength(3)
  await admin.deleteTopics({ topics: ['js'] })
  expect(await admin.listTopics()).not.toContain('js')
  await producer.disconnect()
  await admin.disconnect()
})

test('@platformatic/kafka creates topics, produces and lists offsets', async () => {
  const options = { clientId: 'test', bootstrapBrokers: [broker.bootstrap], retries: 1 }
  const admin = new Admin(options)
  await admin.createTopics({ topics: ['plat'], partitions: 2, replicas: 1 })
  const producer = new Producer({ ...options, serializers: stringSerializers })
  const sent = await producer.send({
    messages: Array.from({ length: 10 }, (_, at) => ({ topic: 'plat', key: `k${at}`, value: `v${at}` })),
    acks: -1
  })
  expect(sent.offsets?.length).toBeGreaterThan(0)
  const metadata = await admin.metadata({ topics: ['plat'] })
  expect(metadata.topics.get('plat')?.partitionsCount).toBe(2)
  await producer.close()
  await admin.close()
})
