import { describe, expect, test } from 'vitest'
import { ConfigOperation } from '#controller/managers/configs.js'
import { ErrorCode } from '#model/error-code.js'
import { create, makeWorld, topic, type World, withBrokers } from '../world.ts'

const { SET, DELETE, APPEND, SUBTRACT } = ConfigOperation
const TOPIC = 2
const BROKER = 4
const GROUP = 32

const ready = async () => {
  const world = await withBrokers(makeWorld(), 1)
  await world.api.createTopics(create(topic('a')))
  return world
}

type Change = readonly [name: string, operation: number, value: string | null]

async function alter(world: World, type: number, name: string, ...changes: Change[]) {
  const configs = changes.map(([key, configOperation, value]) => ({ name: key, configOperation, value }))
  const resources = [{ resourceType: type, resourceName: name, configs }]
  return (await world.api.incrementalAlterConfigs({ resources, validateOnly: false })).responses?.[0]
}

describe('IncrementalAlterConfigs', () => {
  test('sets and deletes single keys and leaves the others', async () => {
    const world = await ready()
    await alter(world, TOPIC, 'a', ['retention.ms', SET, '5'], ['segment.ms', SET, '7'])
    await alter(world, TOPIC, 'a', ['retention.ms', DELETE, null])
    expect([...world.image().configs.topic('a')]).toEqual([['segment.ms', '7']])
  })

  test('appends to a list from its default and subtracts from it', async () => {
    const world = await ready()
    await alter(world, TOPIC, 'a', ['cleanup.policy', APPEND, 'compact'])
    expect(world.image().configs.topic('a').get('cleanup.policy')).toBe('delete,compact')
    await alter(world, TOPIC, 'a', ['cleanup.policy', SUBTRACT, 'delete'])
    expect(world.image().configs.topic('a').get('cleanup.policy')).toBe('compact')
  })

  test('refuses to append to what is no list', async () => {
    const world = await ready()
    expect(await alter(world, TOPIC, 'a', ['retention.ms', APPEND, '1'])).toMatchObject({
      errorCode: ErrorCode.INVALID_CONFIG,
      errorMessage: "Can't APPEND to key retention.ms because its type is not LIST."
    })
  })

  test('writes no record for what is so already', async () => {
    const world = await ready()
    await alter(world, TOPIC, 'a', ['retention.ms', SET, '5'])
    const before = world.log.nextOffset
    expect(await alter(world, TOPIC, 'a', ['retention.ms', SET, '5'], ['segment.ms', DELETE, null])).toMatchObject({
      errorCode: 0
    })
    expect(world.log.nextOffset).toBe(before)
  })

  test('refuses a resource as a whole when one key is wrong', async () => {
    const world = await ready()
    const response = await alter(world, TOPIC, 'a', ['retention.ms', SET, '5'], ['segment.ms', SET, 'x'])
    expect(response).toMatchObject({ errorCode: ErrorCode.INVALID_CONFIG })
    expect(world.image().configs.topic('a').size).toBe(0)
  })

  test.each([
    ['a topic that is not there', TOPIC, 'x', ErrorCode.UNKNOWN_TOPIC_OR_PARTITION],
    ['a name that no topic can have', TOPIC, 'b c', ErrorCode.INVALID_TOPIC_EXCEPTION],
    ['no topic', TOPIC, '', ErrorCode.INVALID_REQUEST],
    ['a broker that is not there', BROKER, '9', ErrorCode.BROKER_ID_NOT_REGISTERED],
    ['a broker that is no number', BROKER, 'x', ErrorCode.INVALID_REQUEST],
    ['the default group', GROUP, '', ErrorCode.INVALID_REQUEST],
    ['a type that is none', 99, 'x', ErrorCode.INVALID_REQUEST]
  ])('refuses %s', async (_, type, name, code) => {
    expect(await alter(await ready(), type, name, ['retention.ms', SET, '5'])).toMatchObject({ errorCode: code })
  })

  test('refuses null values, keys named twice and unknown operations', async () => {
    const world = await ready()
    const code = async (...changes: Change[]) => (await alter(world, TOPIC, 'a', ...changes))?.errorCode
    expect(await code(['retention.ms', SET, null])).toBe(ErrorCode.INVALID_REQUEST)
    expect(await code(['retention.ms', SET, '1'], ['retention.ms', SET, '2'])).toBe(ErrorCode.INVALID_REQUEST)
    expect(await code(['retention.ms', 7, '1'])).toBe(ErrorCode.INVALID_REQUEST)
  })

  test('refuses a resource named twice', async () => {
    const world = await ready()
    const one = { resourceType: TOPIC, resourceName: 'a', configs: [] }
    const { responses } = await world.api.incrementalAlterConfigs({ resources: [one, one], validateOnly: false })
    expect(responses).toHaveLength(1)
    expect(responses?.[0]?.errorCode).toBe(ErrorCode.INVALID_REQUEST)
  })

  test('of brokers takes dynamic keys and refuses read-only ones', async () => {
    const world = await ready()
    expect(await alter(world, BROKER, '1', ['log.cleaner.threads', SET, '2'])).toMatchObject({ errorCode: 0 })
    expect(await alter(world, BROKER, '', ['log.retention.ms', SET, '9'])).toMatchObject({ errorCode: 0 })
    expect(await alter(world, BROKER, '1', ['node.id', SET, '2'])).toMatchObject({
      errorCode: ErrorCode.INVALID_REQUEST,
      errorMessage: 'Cannot update these configs dynamically: [node.id]'
    })
  })

  test('of the cluster-wide default counts for topics created afterwards', async () => {
    const world = await ready()
    await alter(world, BROKER, '', ['log.retention.ms', SET, '9'])
    const { topics } = await world.api.createTopics(create(topic('b')))
    const entry = topics?.[0]?.configs?.find(({ name }) => name === 'retention.ms')
    expect(entry).toMatchObject({ value: '9', configSource: 3 })
  })

  test('only validated changes nothing', async () => {
    const world = await ready()
    const configs = [{ name: 'retention.ms', configOperation: SET, value: '5' }]
    const resources = [{ resourceType: TOPIC, resourceName: 'a', configs }]
    const { responses } = await world.api.incrementalAlterConfigs({ resources, validateOnly: true })
    expect(responses?.[0]?.errorCode).toBe(0)
    expect(world.image().configs.topic('a').size).toBe(0)
  })
})

test('AlterConfigs removes what it does not name', async () => {
  const world = await ready()
  await alter(world, TOPIC, 'a', ['retention.ms', SET, '5'], ['segment.ms', SET, '7'])
  const resources = [{ resourceType: TOPIC, resourceName: 'a', configs: [{ name: 'segment.ms', value: '8' }] }]
  const { responses } = await world.api.alterConfigs({ resources, validateOnly: false })
  expect(responses?.[0]?.errorCode).toBe(0)
  expect([...world.image().configs.topic('a')]).toEqual([['segment.ms', '8']])
})

test('a group keeps its configuration although no group of that name is known', async () => {
  const world = await ready()
  expect(await alter(world, GROUP, 'g', ['consumer.session.timeout.ms', SET, '50000'])).toMatchObject({ errorCode: 0 })
  expect(world.image().configs.names(GROUP)).toEqual(['g'])
})
