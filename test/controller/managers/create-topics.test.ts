import { describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import type { CreatableTopic } from '#protocol/generated/create-topics-request.js'
import { create, makeWorld, topic, uuidOf, withBrokers } from '../world.ts'

const ready = (count = 1, config: Record<string, string> = {}) => withBrokers(makeWorld(config), count)

async function refusal(wanted: CreatableTopic, count = 1, config: Record<string, string> = {}) {
  const world = await ready(count, config)
  const before = world.log.nextOffset
  const response = await world.api.createTopics(create(wanted))
  expect(world.log.nextOffset).toBe(before)
  return { code: response.topics?.[0]?.errorCode, message: response.topics?.[0]?.errorMessage }
}

describe('a topic', () => {
  test('gets the default partitions and replicas of the configuration', async () => {
    const world = await ready(2, { 'num.partitions': '3', 'default.replication.factor': '2' })
    const response = await world.api.createTopics(create(topic('orders')))
    const created = world.image().topic('orders')
    expect(response.topics?.[0]).toMatchObject({
      errorCode: 0,
      numPartitions: 3,
      replicationFactor: 2,
      topicId: created?.id
    })
    expect(created?.partitions).toHaveLength(3)
    for (const partition of created?.partitions ?? []) {
      expect(partition).toMatchObject({ leaderEpoch: 0, partitionEpoch: 0, leader: partition.replicas[0] })
      expect(partition.directories).toEqual(partition.replicas.map(uuidOf))
    }
  })

  test('is answered with its effective configuration and where each value is from', async () => {
    const world = await ready()
    const wanted = topic('orders', { configs: [{ name: 'retention.ms', value: '5' }] })
    const configs = (await world.api.createTopics(create(wanted))).topics?.[0]?.configs ?? []
    expect(configs.find(({ name }) => name === 'retention.ms')).toMatchObject({ value: '5', configSource: 1 })
    expect(configs.find(({ name }) => name === 'segment.bytes')).toMatchObject({ value: '1073741824', configSource: 5 })
    expect(world.image().configs.topic('orders').get('retention.ms')).toBe('5')
  })

  test('is created beside others that are refused', async () => {
    const world = await ready()
    const response = await world.api.createTopics(create(topic('bad name'), topic('good')))
    expect(response.topics?.map(({ errorCode }) => errorCode)).toEqual([ErrorCode.INVALID_TOPIC_EXCEPTION, 0])
    expect([...world.image().topics.byName.keys()]).toEqual(['good'])
  })

  test('is not created when it is only validated', async () => {
    const world = await ready()
    const response = await world.api.createTopics({ ...create(topic('orders')), validateOnly: true })
    expect(response.topics?.[0]).toMatchObject({ errorCode: 0, numPartitions: 1 })
    expect(world.image().topic('orders')).toBeUndefined()
  })

  test('named twice in a request is refused', async () => {
    const world = await ready()
    const response = await world.api.createTopics(create(topic('a'), topic('a'), topic('b')))
    expect(response.topics?.map(({ name, errorCode }) => [name, errorCode])).toEqual([
      ['a', ErrorCode.INVALID_REQUEST],
      ['b', 0]
    ])
  })
})

describe('a refused topic', () => {
  test.each(['', '.', '..', 'a b', 'ä', 'x'.repeat(250)])('has a name that is none: %j', async (name) => {
    expect(await refusal(topic(name))).toMatchObject({ code: ErrorCode.INVALID_TOPIC_EXCEPTION })
  })

  test('says of its name what Kafka says', async () => {
    expect((await refusal(topic('bad name'))).message).toBe(
      "Topic name is invalid: 'bad name' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'"
    )
  })

  test('exists already', async () => {
    const world = await ready()
    await world.api.createTopics(create(topic('a.b')))
    const response = await world.api.createTopics(create(topic('a.b'), topic('a_b'), topic('a-b')))
    expect(response.topics?.map(({ errorCode }) => errorCode)).toEqual([
      ErrorCode.TOPIC_ALREADY_EXISTS,
      ErrorCode.INVALID_TOPIC_EXCEPTION,
      0
    ])
    expect(response.topics?.[1]?.errorMessage).toBe("Topic 'a_b' collides with existing topic: a.b")
  })

  test('collides with another of the same request', async () => {
    const world = await ready()
    const response = await world.api.createTopics(create(topic('a.b'), topic('a_b')))
    expect(response.topics?.map(({ errorCode }) => errorCode)).toEqual([0, ErrorCode.INVALID_TOPIC_EXCEPTION])
  })

  test('wants counts that are none', async () => {
    expect(await refusal(topic('a', { numPartitions: 0 }))).toMatchObject({ code: ErrorCode.INVALID_PARTITIONS })
    expect(await refusal(topic('a', { replicationFactor: 0 }))).toMatchObject({
      code: ErrorCode.INVALID_REPLICATION_FACTOR
    })
    expect(await refusal(topic('a', { numPartitions: 10_001 }))).toMatchObject({ code: ErrorCode.POLICY_VIOLATION })
  })

  test('wants more replicas than there are brokers, and says so in the words of Kafka', async () => {
    expect(await refusal(topic('rf3', { replicationFactor: 3 }))).toEqual({
      code: ErrorCode.INVALID_REPLICATION_FACTOR,
      message:
        'Unable to replicate the partition 3 time(s): The target replication factor of 3 cannot be reached because only 1 broker(s) are registered or some brokers have all their log directories cordoned.'
    })
  })

  test('has no broker to live on', async () => {
    expect(await refusal(topic('a'), 0)).toMatchObject({ code: ErrorCode.INVALID_REPLICATION_FACTOR })
  })

  test('has a configuration that is wrong', async () => {
    const wrong = (name: string, value: string | null) => refusal(topic('a', { configs: [{ name, value }] }))
    expect(await wrong('no.such.key', '1')).toEqual({
      code: ErrorCode.INVALID_CONFIG,
      message: 'Unknown topic config name: no.such.key'
    })
    expect(await wrong('retention.ms', 'abc')).toMatchObject({ code: ErrorCode.INVALID_CONFIG })
    expect(await wrong('retention.ms', null)).toMatchObject({ code: ErrorCode.INVALID_CONFIG })
  })
})

describe('an assignment by hand', () => {
  const assign = (...lists: number[][]) => lists.map((brokerIds, partitionIndex) => ({ partitionIndex, brokerIds }))

  test('is kept as it was given', async () => {
    const world = await ready(3)
    await world.api.createTopics(create(topic('a', { assignments: assign([3, 1], [2, 3]) })))
    expect(
      world
        .image()
        .topic('a')
        ?.partitions.map(({ replicas, leader }) => [replicas, leader])
    ).toEqual([
      [[3, 1], 3],
      [[2, 3], 2]
    ])
  })

  test.each([
    ['an empty list', assign([])],
    ['a broker twice', assign([1, 1])],
    ['a broker that is none', assign([9])],
    ['lists of different length', assign([1], [1, 2])],
    ['a gap', [{ partitionIndex: 1, brokerIds: [1] }]],
    ['a partition twice', [...assign([1]), ...assign([2])]]
  ])('is refused with %s', async (_, assignments) => {
    expect(await refusal(topic('a', { assignments }), 2)).toMatchObject({ code: ErrorCode.INVALID_REPLICA_ASSIGNMENT })
  })

  test('is refused together with counts', async () => {
    const assignments = assign([1])
    expect(await refusal(topic('a', { assignments, numPartitions: 1 }))).toMatchObject({
      code: ErrorCode.INVALID_REQUEST
    })
    expect(await refusal(topic('a', { assignments, replicationFactor: 1 }))).toMatchObject({
      code: ErrorCode.INVALID_REQUEST
    })
  })
})
