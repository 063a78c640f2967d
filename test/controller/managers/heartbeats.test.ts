import { describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import type { Uuid } from '#model/uuid.js'
import { beat, create, makeWorld, registration, topic, uuidOf, type World, withBrokers } from '../world.ts'

const leaders = (world: World) =>
  world
    .image()
    .topic('a')
    ?.partitions.map(({ leader }) => leader)

describe('a heartbeat', () => {
  test('unfences a broker that has replayed its registration, and not before', async () => {
    const world = makeWorld()
    await world.api.registerBroker(registration(1))
    const epoch = world.image().cluster.broker(1)?.epoch ?? 0
    const early = await world.api.heartbeat(beat(world, 1, { currentMetadataOffset: epoch - 1 }))
    expect(early).toMatchObject({ isFenced: true, isCaughtUp: false })
    const caughtUp = await world.api.heartbeat(beat(world, 1, { currentMetadataOffset: epoch }))
    expect(caughtUp).toMatchObject({ isFenced: false, isCaughtUp: true })
    expect(world.image().cluster.alive()).toHaveLength(1)
  })

  test('that wants to stay fenced stays fenced', async () => {
    const world = makeWorld()
    await world.api.registerBroker(registration(1))
    expect(await world.api.heartbeat(beat(world, 1, { wantFence: true }))).toMatchObject({ isFenced: true })
  })

  test('of a stranger or with an old epoch is refused', async () => {
    const world = await withBrokers(makeWorld(), 1)
    expect((await world.api.heartbeat(beat(world, 9))).errorCode).toBe(ErrorCode.BROKER_ID_NOT_REGISTERED)
    expect((await world.api.heartbeat(beat(world, 1, { brokerEpoch: 0 }))).errorCode).toBe(ErrorCode.STALE_BROKER_EPOCH)
  })
})

describe('controlled shutdown', () => {
  test('moves leaderships away first, then lets the broker go', async () => {
    const world = await withBrokers(makeWorld(), 2)
    await world.api.createTopics(create(topic('a', { numPartitions: 4, replicationFactor: 2 })))
    const first = await world.api.heartbeat(beat(world, 1, { wantShutDown: true }))
    expect(first).toMatchObject({ shouldShutDown: false })
    expect(leaders(world)).toEqual([2, 2, 2, 2])
    expect(world.image().cluster.broker(1)).toMatchObject({ inControlledShutdown: true, fenced: false })
    expect(await world.api.heartbeat(beat(world, 1, { wantShutDown: true }))).toMatchObject({ shouldShutDown: true })
    expect(world.image().cluster.broker(1)?.fenced).toBe(true)
  })

  test('of the only replica leaves it in the ISR without a leader, and the next start leads again', async () => {
    const world = await withBrokers(makeWorld(), 1)
    await world.api.createTopics(create(topic('a')))
    await world.api.heartbeat(beat(world, 1, { wantShutDown: true }))
    await world.api.heartbeat(beat(world, 1, { wantShutDown: true }))
    expect(world.image().partition('a', 0)).toMatchObject({ leader: -1, isr: [1], leaderEpoch: 1 })
    await world.api.registerBroker(registration(1, null, { incarnationId: uuidOf(4711) }))
    await world.api.heartbeat(beat(world, 1))
    expect(world.image().partition('a', 0)).toMatchObject({ leader: 1, isr: [1], leaderEpoch: 2 })
  })
})

describe('with eligible leader replicas', () => {
  const eligible = { features: new Map([['eligible.leader.replicas.version', 1]]) }
  const changes = (world: World) => world.log.records.filter(({ kind }) => kind === 'PartitionChangeRecord')

  // The records as Apache Kafka 4.3.1 was seen to write them for the same: kafka-dump-log --cluster-metadata-decoder.
  test('the only replica goes from the ISR to the eligible ones when it shuts down, and back when it starts', async () => {
    const world = await withBrokers(makeWorld({}, 1, eligible), 1)
    await world.api.createTopics(create(topic('a')))
    const topicId = world.image().topic('a')?.id
    await world.api.heartbeat(beat(world, 1, { wantShutDown: true }))
    await world.api.heartbeat(beat(world, 1, { wantShutDown: true }))
    const gone = { isr: [], leader: -1, eligibleLeaderReplicas: [1], lastKnownElr: [1] }
    expect(changes(world)).toEqual([
      { kind: 'PartitionChangeRecord', version: 2, value: { partitionId: 0, topicId, ...gone } }
    ])
    expect(world.image().partition('a', 0)).toMatchObject(gone)
    await world.api.registerBroker(registration(1, null, { incarnationId: uuidOf(4711) }))
    await world.api.heartbeat(beat(world, 1))
    const back = { isr: [1], leader: 1, eligibleLeaderReplicas: [], lastKnownElr: [] }
    expect(changes(world).slice(1)).toEqual([
      { kind: 'PartitionChangeRecord', version: 2, value: { partitionId: 0, topicId, ...back } }
    ])
    expect(world.image().partition('a', 0)).toMatchObject({ ...back, leaderRecoveryState: 0 })
  })

  test('one that comes back without having said goodbye stays in the ISR', async () => {
    const world = await withBrokers(makeWorld({}, 1, eligible), 1)
    await world.api.createTopics(create(topic('a')))
    world.clock.nowMs += 20_000
    await world.api.registerBroker(registration(1, null, { incarnationId: uuidOf(4711) }))
    expect(world.image().partition('a', 0)).toMatchObject({ isr: [1], leader: -1, eligibleLeaderReplicas: [] })
  })
})

describe('a broker that was killed and comes back', () => {
  test('is fenced by its new registration and then leads what nobody else leads', async () => {
    const world = await withBrokers(makeWorld(), 1)
    await world.api.createTopics(create(topic('a')))
    world.clock.nowMs += 20_000
    await world.api.registerBroker(registration(1, null, { incarnationId: uuidOf(4711) }))
    expect(world.image().partition('a', 0)?.leader).toBe(-1)
    await world.api.heartbeat(beat(world, 1))
    expect(world.image().partition('a', 0)).toMatchObject({ leader: 1, leaderEpoch: 2 })
  })
})

/** Broker 2 says where the partitions of `a` stand, in order. */
async function assign(world: World, directories: Uuid[]): Promise<void> {
  const topicId = world.image().topic('a')?.id ?? uuidOf(0)
  await world.api.assignReplicasToDirs({
    brokerId: 2,
    brokerEpoch: world.image().cluster.broker(2)?.epoch ?? -1,
    directories: directories.map((id, partitionIndex) => ({
      id,
      topics: [{ topicId, partitions: [{ partitionIndex }] }]
    }))
  })
}

describe('a lost log directory', () => {
  const two = async () => {
    const world = makeWorld()
    await world.api.registerBroker(registration(1))
    await world.api.heartbeat(beat(world, 1))
    await world.api.registerBroker(registration(2, null, { logDirs: [uuidOf(21), uuidOf(22)] }))
    await world.api.heartbeat(beat(world, 2))
    return world
  }

  test('leaves the registration', async () => {
    const world = await two()
    await world.api.heartbeat(beat(world, 2, { offlineLogDirs: [uuidOf(22)] }))
    expect(world.image().cluster.broker(2)?.directories).toEqual([uuidOf(21)])
  })

  test('takes the leaderships of its partitions with it, and no others', async () => {
    const world = await two()
    const byHand = (lists: number[][]) => lists.map((brokerIds, partitionIndex) => ({ partitionIndex, brokerIds }))
    await world.api.createTopics(
      create(
        topic('a', {
          assignments: byHand([
            [2, 1],
            [2, 1]
          ])
        })
      )
    )
    await assign(world, [uuidOf(21), uuidOf(22)])
    await world.api.heartbeat(beat(world, 2, { offlineLogDirs: [uuidOf(22)] }))
    expect(leaders(world)).toEqual([2, 1])
    expect(world.image().partition('a', 1)?.isr).toEqual([1])
  })

  test('that a restarted broker could not open costs it the leaderships there, till it is registered again', async () => {
    const world = await two()
    const assignments = [0, 1].map((partitionIndex) => ({ partitionIndex, brokerIds: [2] }))
    await world.api.createTopics(create(topic('a', { numPartitions: -1, replicationFactor: -1, assignments })))
    await assign(world, [uuidOf(21), uuidOf(22)])
    const restart = async (life: number, logDirs: Uuid[]) => {
      world.controller.sessions.forget(2)
      await world.api.registerBroker(registration(2, null, { logDirs, incarnationId: uuidOf(life) }))
      await world.api.heartbeat(beat(world, 2))
      return leaders(world)
    }
    expect(await restart(31, [uuidOf(21)])).toEqual([2, -1])
    expect(world.image().partition('a', 1)?.isr).toEqual([2])
    expect(await restart(32, [uuidOf(21)])).toEqual([2, -1])
    expect(await restart(33, [uuidOf(21), uuidOf(22)])).toEqual([2, 2])
  })
})
