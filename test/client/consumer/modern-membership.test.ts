// The newer group protocol against a coordinator that answers as told: what the member says in each heartbeat.

import { afterEach, expect, test } from 'vitest'
import { Consumer } from '../../../src/client/consumer.ts'
import { type Answer, type Body, FakeBroker } from '../fake-broker.ts'

const topicId = 'AAAAAAAAAAAAAAAAAAAAEQ'
let broker: FakeBroker
let consumer: Consumer

afterEach(async () => {
  await consumer.close()
  await broker.stop()
})

/** `answers` to heartbeats, in order; the last one goes on. */
async function start(...answers: Body[]): Promise<string[]> {
  let beats = 0
  broker = await FakeBroker.start({
    Metadata: (): Answer => {
      const metadata = broker.metadata('t') as Body
      metadata.topics[0].topicId = topicId
      const [one] = metadata.topics[0].partitions
      metadata.topics[0].partitions = [one, { ...one, partitionIndex: 1 }]
      return metadata
    },
    FindCoordinator: () => ({ coordinators: [{ key: 'g', nodeId: 1, host: '127.0.0.1', port: broker.port }] }),
    ConsumerGroupHeartbeat: () => {
      beats += 1
      const answer = answers[Math.min(beats, answers.length) - 1]
      return { heartbeatIntervalMs: 20, ...answer }
    },
    OffsetFetch: () => ({ groups: [{ groupId: 'g', topics: [] }] }),
    ListOffsets: ({ body }) => ({
      topics: [
        { name: 't', partitions: body.topics[0].partitions.map((one: Body) => ({ ...one, errorCode: 0, offset: 0 })) }
      ]
    }),
    Fetch: async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return { responses: [] }
    }
  })
  consumer = new Consumer({
    'bootstrap.servers': broker.bootstrap,
    'group.id': 'g',
    'group.protocol': 'consumer',
    'auto.offset.reset': 'earliest',
    'enable.auto.commit': 'false',
    'retry.backoff.ms': 5
  })
  const told: string[] = []
  const list = (parts: readonly { partition: number }[]): string => parts.map(({ partition }) => partition).join()
  consumer.subscribe(['t'], {
    assigned: (parts) => void told.push(`+${list(parts)}`),
    revoked: (parts) => void told.push(`-${list(parts)}`),
    lost: (parts) => void told.push(`lost ${list(parts)}`)
  })
  return told
}

const assignment = (...partitions: number[]): Body => ({ topicPartitions: [{ topicId, partitions }] })
const beats = (): Body[] => broker.asked.filter(({ api }) => api === 'ConsumerGroupHeartbeat').map(({ body }) => body)

test('it joins with what it wants, takes what it is given, says what it has, and leaves', async () => {
  const told = await start({ memberEpoch: 1, assignment: assignment(0, 1) }, { memberEpoch: 1 })
  await consumer.poll(100)
  await expect.poll(() => beats().length).toBeGreaterThan(1)
  expect(told).toEqual(['+0,1'])
  const [first, second] = beats()
  expect(first).toMatchObject({ groupId: 'g', memberEpoch: 0, subscribedTopicNames: ['t'], topicPartitions: [] })
  expect(first.memberId).toMatch(/^[\w-]{22}$/)
  expect(second).toMatchObject({
    memberId: first.memberId,
    memberEpoch: 1,
    subscribedTopicNames: null,
    topicPartitions: [{ topicId, partitions: [0, 1] }]
  })
  expect(consumer.membership).toMatchObject({ memberId: first.memberId, generation: 1 })
  await consumer.close()
  expect(beats().at(-1)).toMatchObject({ memberId: first.memberId, memberEpoch: -1 })
  expect(told).toEqual(['+0,1', '-0,1'])
})

test('what is taken away is given up during a poll, and the coordinator hears of it', async () => {
  const told = await start(
    { memberEpoch: 1, assignment: assignment(0, 1) },
    { memberEpoch: 1 },
    { memberEpoch: 2, assignment: assignment(1) },
    { memberEpoch: 2 }
  )
  const isTaken = async (): Promise<boolean> => {
    await consumer.poll(20)
    return told.includes('-0')
  }
  await expect.poll(isTaken).toBe(true)
  expect(consumer.assignment()).toEqual([{ topic: 't', partition: 1 }])
  await expect
    .poll(() => beats().some(({ topicPartitions }) => JSON.stringify(topicPartitions?.[0]?.partitions) === '[1]'))
    .toBe(true)
})

test('a fenced member has lost what it had, and joins anew', async () => {
  const told = await start(
    { memberEpoch: 1, assignment: assignment(0) },
    { memberEpoch: 1 },
    { errorCode: 110, memberEpoch: 0 },
    { memberEpoch: 5, assignment: assignment(1) },
    { memberEpoch: 5 }
  )
  const isBack = async (): Promise<boolean> => {
    await consumer.poll(20)
    return told.includes('+1')
  }
  await expect.poll(isBack).toBe(true)
  expect(told).toEqual(['+0', 'lost 0', '+1'])
  expect(beats().filter(({ memberEpoch }) => memberEpoch === 0).length).toBe(2)
})

test('what cannot be is told by poll', async () => {
  await start({ errorCode: 112, errorMessage: 'no such assignor', memberEpoch: 0 })
  await expect(consumer.poll(1000)).rejects.toMatchObject({ exceptionName: 'UnsupportedAssignorException' })
})

test('settings of the other protocol are refused, as in Kafka', async () => {
  await start({ memberEpoch: 1, assignment: assignment(0) })
  const make = (config: Record<string, string>) => () =>
    new Consumer({ 'bootstrap.servers': 'localhost:1', 'group.id': 'g', ...config })
  expect(make({ 'group.protocol': 'consumer', 'session.timeout.ms': '1000' })).toThrow(
    'session.timeout.ms cannot be set when group.protocol=CONSUMER'
  )
  expect(make({ 'group.remote.assignor': 'uniform' })).toThrow(
    'group.remote.assignor cannot be set when group.protocol=CLASSIC'
  )
})
