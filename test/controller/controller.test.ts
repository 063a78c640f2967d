import { describe, expect, test } from 'vitest'
import { ControllerError } from '#controller/ports.js'
import { ProducerIds } from '#controller/producer-ids.js'
import { ImageLoader } from '#metadata/delta/image-loader.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import { ErrorCode } from '#model/error-code.js'
import { asRead } from '../metadata/batches.ts'
import { plain } from '../metadata/plain.ts'
import { beat, clusterId, create, makeWorld, registration, topic, withBrokers } from './world.ts'

describe('the active controller', () => {
  test('writes the first records of an empty log: metadata.version, and no level above what is served', () => {
    const { log, image } = makeWorld()
    expect(log.records.map(({ kind }) => kind)).toEqual([
      'BeginTransactionRecord',
      'FeatureLevelRecord',
      'EndTransactionRecord'
    ])
    expect([...image().features]).toEqual([['metadata.version', 33]])
  })

  test('decides against what is appended, committed or not', async () => {
    const world = await withBrokers(makeWorld(), 1)
    world.log.held = true
    const first = world.api.createTopics(create(topic('a')))
    const second = world.api.createTopics(create(topic('a')))
    world.log.commit()
    expect((await first).topics?.[0]?.errorCode).toBe(ErrorCode.NONE)
    expect((await second).topics?.[0]?.errorCode).toBe(ErrorCode.TOPIC_ALREADY_EXISTS)
  })

  test('answers only when committed and published, also when a refusal tells of uncommitted records', async () => {
    const world = await withBrokers(makeWorld(), 1)
    world.log.held = true
    const order: string[] = []
    const first = world.api.createTopics(create(topic('a'))).then(() => order.push('created'))
    const second = world.api.createTopics(create(topic('a'))).then(() => order.push('refused'))
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(order).toEqual([])
    const before = world.published.length
    world.log.commit()
    await Promise.all([first, second])
    expect(order).toEqual(['created', 'refused'])
    expect(world.published.slice(before)).toEqual([world.log.nextOffset - 1, world.log.nextOffset - 1])
  })

  test('waits for publication as long as the client does', async () => {
    const world = await withBrokers(makeWorld(), 1)
    await world.api.createTopics({ ...create(topic('a')), timeoutMs: 12_345 })
    expect(world.waits.at(-1)).toBe(12_345)
  })

  test('that loses the log forgets what was not committed and answers NOT_CONTROLLER', async () => {
    const world = await withBrokers(makeWorld(), 1)
    world.log.held = true
    const answer = world.api.createTopics(create(topic('a')))
    world.log.fail()
    await expect(answer).rejects.toMatchObject({ errorCode: ErrorCode.NOT_CONTROLLER })
    expect(world.controller.isActive).toBe(false)
    await expect(world.api.createTopics(create(topic('a')))).rejects.toBeInstanceOf(ControllerError)
  })

  test('that comes back goes on from the image it is given', async () => {
    const world = await withBrokers(makeWorld(), 1)
    const image = world.image()
    world.controller.resign()
    world.controller.becomeLeader(image, 2)
    expect((await world.api.createTopics(create(topic('a')))).topics?.[0]?.errorCode).toBe(0)
    expect(world.image().epoch).toBe(2)
  })

  test('makes the same image for whoever replays its records', async () => {
    const world = await withBrokers(makeWorld(), 3)
    await world.api.createTopics(create(topic('a', { numPartitions: 7, replicationFactor: 2 }), topic('b')))
    await world.api.heartbeat(beat(world, 2, { wantShutDown: true }))
    const loader = new ImageLoader(MetadataImage.empty(clusterId))
    for (const { base, records } of world.log.batches)
      loader.load(records.map(asRead), base + records.length - 1, world.image().epoch)
    expect(plain(loader.image)).toEqual(plain(world.image()))
  })
})

describe('broker sessions', () => {
  test('that expire fence the broker and move its leaderships', async () => {
    const world = await withBrokers(makeWorld(), 2)
    await world.api.createTopics(create(topic('a', { numPartitions: 4, replicationFactor: 2 })))
    world.clock.nowMs += 8_000
    await world.api.heartbeat(beat(world, 1))
    expect(world.controller.tick()).toEqual([])
    world.clock.nowMs += 1_500
    await Promise.all(world.controller.tick())
    expect(
      world
        .image()
        .cluster.alive()
        .map(({ id }) => id)
    ).toEqual([1])
    for (const partition of world.image().topic('a')?.partitions ?? [])
      expect(partition).toMatchObject({ leader: 1, isr: [1] })
  })

  test('that came back lead their partitions again once they are in sync', async () => {
    const world = await withBrokers(makeWorld(), 2)
    const assignments = [{ partitionIndex: 0, brokerIds: [1, 2] }]
    await world.api.createTopics(create(topic('a', { assignments })))
    await world.api.heartbeat(beat(world, 1, { wantFence: true }))
    await world.api.heartbeat(beat(world, 1))
    const partition = world.image().partition('a', 0)
    await world.api.alterPartition({
      brokerId: 2,
      brokerEpoch: world.image().cluster.broker(2)?.epoch ?? -1,
      topics: [
        {
          topicId: world.image().topic('a')?.id ?? registration(1).incarnationId,
          partitions: [
            {
              partitionIndex: 0,
              leaderEpoch: partition?.leaderEpoch ?? -1,
              newIsr: [2, 1],
              newIsrWithEpochs: [],
              leaderRecoveryState: 0,
              partitionEpoch: partition?.partitionEpoch ?? -1
            }
          ]
        }
      ]
    })
    world.clock.nowMs += 301_000
    for (const id of [1, 2]) await world.api.heartbeat(beat(world, id))
    expect(world.image().partition('a', 0)?.leader).toBe(2)
    await Promise.all(world.controller.tick())
    expect(world.image().partition('a', 0)?.leader).toBe(1)
  })

  test('start anew with a new active controller', async () => {
    const world = await withBrokers(makeWorld(), 1)
    const image = world.image()
    world.controller.resign()
    world.clock.nowMs += 100_000
    world.controller.becomeLeader(image, 2)
    expect(world.controller.tick()).toEqual([])
  })
})

describe('registration', () => {
  test('gives the offset of its record as broker epoch', async () => {
    const world = makeWorld()
    const offset = world.log.nextOffset
    expect((await world.api.registerBroker(registration(1))).brokerEpoch).toBe(offset)
    expect(world.image().cluster.broker(1)).toMatchObject({ epoch: offset, fenced: true })
  })

  test('of another process with the same id is refused while the first lives', async () => {
    const world = await withBrokers(makeWorld(), 1)
    const other = registration(1, null, { incarnationId: registration(77).incarnationId })
    expect((await world.api.registerBroker(other)).errorCode).toBe(ErrorCode.DUPLICATE_BROKER_REGISTRATION)
    world.clock.nowMs += 10_000
    expect((await world.api.registerBroker(other)).errorCode).toBe(ErrorCode.NONE)
  })

  test('with another cluster id, without directories or without a finalised feature is refused', async () => {
    const world = makeWorld()
    const code = async (more: Parameters<typeof registration>[2]) =>
      (await world.api.registerBroker(registration(1, null, more))).errorCode
    expect(await code({ clusterId: 'x' })).toBe(ErrorCode.INCONSISTENT_CLUSTER_ID)
    expect(await code({ logDirs: [] })).toBe(ErrorCode.INVALID_REGISTRATION)
    expect(await code({ features: [] })).toBe(ErrorCode.UNSUPPORTED_VERSION)
  })
})

describe('producer ids', () => {
  test('are given once each, over blocks and over askers', async () => {
    const world = await withBrokers(makeWorld(), 1)
    const ids = () =>
      new ProducerIds(() =>
        world.api.allocateProducerIds({ brokerId: 1, brokerEpoch: world.image().cluster.broker(1)?.epoch ?? -1 })
      )
    const [one, two] = [ids(), ids()]
    const given = await Promise.all(Array.from({ length: 2500 }, (_, at) => (at % 2 === 0 ? one : two).next()))
    expect(new Set(given).size).toBe(2500)
    expect(world.image().nextProducerId).toBe(4000)
  })

  test('are not given to a broker with a stale epoch', async () => {
    const world = await withBrokers(makeWorld(), 1)
    const stale = await world.api.allocateProducerIds({ brokerId: 1, brokerEpoch: 9999 })
    expect(stale.errorCode).toBe(ErrorCode.STALE_BROKER_EPOCH)
    await expect(new ProducerIds(async () => stale).next()).rejects.toBeInstanceOf(ControllerError)
  })
})
