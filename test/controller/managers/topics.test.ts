import { describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import { create, makeWorld, topic, uuidOf, withBrokers } from '../world.ts'

const withTopic = async (config: Record<string, string> = {}, partitions = 2, brokers = 3) => {
  const world = await withBrokers(makeWorld(config), brokers)
  await world.api.createTopics(
    create(topic('a', { numPartitions: partitions, replicationFactor: Math.min(2, brokers) }))
  )
  return world
}

describe('DeleteTopics', () => {
  test('deletes by name in old versions and by id in new ones', async () => {
    const world = await withTopic()
    await world.api.createTopics(create(topic('b')))
    const id = world.image().topic('b')?.id ?? zeroUuid
    const byName = await world.api.deleteTopics({ topics: [], topicNames: ['a'], timeoutMs: 1 })
    const byId = await world.api.deleteTopics({ topics: [{ name: null, topicId: id }], topicNames: [], timeoutMs: 1 })
    expect(byName.responses?.[0]).toMatchObject({ name: 'a', errorCode: 0 })
    expect(byId.responses?.[0]).toMatchObject({ name: 'b', topicId: id, errorCode: 0 })
    expect(world.image().topics.size).toBe(0)
  })

  test('of what is not there says so, by name and by id', async () => {
    const world = await withTopic()
    const topics = [
      { name: 'x', topicId: zeroUuid },
      { name: null, topicId: uuidOf(9) },
      { name: 'a', topicId: uuidOf(9) },
      { name: null, topicId: zeroUuid }
    ]
    const { responses } = await world.api.deleteTopics({ topics, topicNames: [], timeoutMs: 1 })
    expect(responses?.map(({ errorCode }) => errorCode)).toEqual([
      ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
      ErrorCode.UNKNOWN_TOPIC_ID,
      ErrorCode.INVALID_REQUEST,
      ErrorCode.INVALID_REQUEST
    ])
  })

  test('of one topic twice, once by name and once by id, deletes nothing', async () => {
    const world = await withTopic()
    const topicId = world.image().topic('a')?.id ?? zeroUuid
    const topics = [
      { name: 'a', topicId: zeroUuid },
      { name: null, topicId }
    ]
    const { responses } = await world.api.deleteTopics({ topics, topicNames: [], timeoutMs: 1 })
    expect(responses?.map(({ errorCode }) => errorCode)).toEqual([ErrorCode.INVALID_REQUEST, ErrorCode.INVALID_REQUEST])
    expect(world.image().topics.size).toBe(1)
  })

  test('is refused when the configuration says so', async () => {
    const world = await withTopic({ 'delete.topic.enable': 'false' })
    const { responses } = await world.api.deleteTopics({ topics: [], topicNames: ['a'], timeoutMs: 1 })
    expect(responses?.[0]?.errorCode).toBe(ErrorCode.TOPIC_DELETION_DISABLED)
  })

  test('lets the name be taken again by a topic with another id', async () => {
    const world = await withTopic()
    const id = world.image().topic('a')?.id
    await world.api.deleteTopics({ topics: [], topicNames: ['a'], timeoutMs: 1 })
    await world.api.createTopics(create(topic('a')))
    expect(world.image().topic('a')?.id).not.toBe(id)
    expect(world.image().topic('a')?.partitions).toHaveLength(1)
  })
})

describe('CreatePartitions', () => {
  const grow = async (
    world: Awaited<ReturnType<typeof withTopic>>,
    count: number,
    assignments: number[][] | null = null,
    validateOnly = false
  ) => {
    const topics = [{ name: 'a', count, assignments: assignments?.map((brokerIds) => ({ brokerIds })) ?? null }]
    return (await world.api.createPartitions({ topics, timeoutMs: 1, validateOnly })).results?.[0]
  }

  test('adds partitions with as many replicas and leaves the old ones as they are', async () => {
    const world = await withTopic()
    const before = world.image().topic('a')?.partitions
    expect(await grow(world, 5)).toMatchObject({ errorCode: 0 })
    const after = world.image().topic('a')?.partitions ?? []
    expect(after.slice(0, 2)).toEqual(before)
    expect(after.slice(2).map(({ replicas }) => replicas.length)).toEqual([2, 2, 2])
  })

  test('takes an assignment by hand', async () => {
    const world = await withTopic()
    await grow(world, 3, [[3, 1]])
    expect(world.image().partition('a', 2)).toMatchObject({ replicas: [3, 1], leader: 3 })
  })

  test('does not shrink and does not stay, in the words of Kafka', async () => {
    const world = await withTopic({}, 3)
    expect(await grow(world, 1)).toMatchObject({
      errorCode: ErrorCode.INVALID_PARTITIONS,
      errorMessage: 'The topic a currently has 3 partition(s); 1 would not be an increase.'
    })
    expect(await grow(world, 3)).toMatchObject({ errorCode: ErrorCode.INVALID_PARTITIONS })
  })

  test('refuses an assignment of the wrong size or shape', async () => {
    const world = await withTopic()
    expect(await grow(world, 4, [[1, 2]])).toMatchObject({ errorCode: ErrorCode.INVALID_REPLICA_ASSIGNMENT })
    expect(await grow(world, 3, [[1]])).toMatchObject({ errorCode: ErrorCode.INVALID_REPLICA_ASSIGNMENT })
    expect(await grow(world, 3, [[1, 9]])).toMatchObject({ errorCode: ErrorCode.INVALID_REPLICA_ASSIGNMENT })
  })

  test('changes nothing when it is only validated', async () => {
    const world = await withTopic()
    expect(await grow(world, 5, null, true)).toMatchObject({ errorCode: 0 })
    expect(world.image().topic('a')?.partitions).toHaveLength(2)
  })
})
