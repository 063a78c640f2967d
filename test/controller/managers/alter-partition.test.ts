import { describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import type { PartitionData } from '#protocol/generated/alter-partition-request.js'
import { beat, create, makeWorld, topic, type World, withBrokers } from '../world.ts'

const ready = async () => {
  const world = await withBrokers(makeWorld(), 4)
  const assignments = [{ partitionIndex: 0, brokerIds: [1, 2, 3] }]
  await world.api.createTopics(create(topic('a', { assignments })))
  return world
}

async function alter(world: World, more: Partial<PartitionData>, brokerId = 1) {
  const data: PartitionData = {
    partitionIndex: 0,
    leaderEpoch: 0,
    newIsr: [1, 2],
    newIsrWithEpochs: [],
    leaderRecoveryState: 0,
    partitionEpoch: 0,
    ...more
  }
  const response = await world.api.alterPartition({
    brokerId,
    brokerEpoch: world.image().cluster.broker(brokerId)?.epoch ?? -1,
    topics: [{ topicId: world.image().topic('a')?.id ?? zeroUuid, partitions: [data] }]
  })
  return response.topics?.[0]?.partitions?.[0]
}

describe('AlterPartition', () => {
  test('shrinks the ISR and answers with the partition as it will be', async () => {
    const world = await ready()
    expect(await alter(world, {})).toEqual({
      partitionIndex: 0,
      errorCode: 0,
      leaderId: 1,
      leaderEpoch: 0,
      isr: [1, 2],
      leaderRecoveryState: 0,
      partitionEpoch: 1
    })
    expect(world.image().partition('a', 0)).toMatchObject({ isr: [1, 2], partitionEpoch: 1, leaderEpoch: 0 })
  })

  test.each<[string, Partial<PartitionData>, number, ErrorCode]>([
    ['an old leader epoch', { leaderEpoch: -1 }, 1, ErrorCode.FENCED_LEADER_EPOCH],
    ['a leader epoch that we have not heard of', { leaderEpoch: 1 }, 1, ErrorCode.NOT_CONTROLLER],
    ['a partition epoch that we have not heard of', { partitionEpoch: 1 }, 1, ErrorCode.NOT_CONTROLLER],
    ['a broker that does not lead', {}, 2, ErrorCode.INVALID_REQUEST],
    ['an ISR without the leader', { newIsr: [2, 3] }, 1, ErrorCode.INVALID_REQUEST],
    ['an empty ISR', { newIsr: [] }, 1, ErrorCode.INVALID_REQUEST],
    ['a member twice', { newIsr: [1, 2, 2] }, 1, ErrorCode.INVALID_REQUEST],
    ['a member that is no replica', { newIsr: [1, 4] }, 1, ErrorCode.INVALID_REQUEST],
    ['a recovered partition that recovers', { leaderRecoveryState: 1, newIsr: [1] }, 1, ErrorCode.INVALID_REQUEST],
    ['no such partition', { partitionIndex: 7 }, 1, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION]
  ])('refuses %s', async (_, more, broker, code) => {
    expect(await alter(await ready(), more, broker)).toEqual({
      partitionIndex: more.partitionIndex ?? 0,
      errorCode: code
    })
  })

  test('refuses an old partition epoch, so that two changes do not cross', async () => {
    const world = await ready()
    await alter(world, {})
    expect(await alter(world, { newIsr: [1, 3] })).toMatchObject({ errorCode: ErrorCode.INVALID_UPDATE_VERSION })
  })

  test('takes no fenced broker into the ISR, and none of an older incarnation', async () => {
    const world = await ready()
    await alter(world, { newIsr: [1] })
    await world.api.heartbeat(beat(world, 3, { wantFence: true }))
    expect(await alter(world, { newIsr: [1, 3], partitionEpoch: 1 })).toMatchObject({
      errorCode: ErrorCode.INELIGIBLE_REPLICA
    })
    const stale = [
      { brokerId: 1, brokerEpoch: -1 },
      { brokerId: 2, brokerEpoch: 0 }
    ]
    expect(await alter(world, { newIsr: [], newIsrWithEpochs: stale, partitionEpoch: 1 })).toMatchObject({
      errorCode: ErrorCode.INELIGIBLE_REPLICA
    })
  })
})

describe('ElectLeaders', () => {
  const elect = (world: World, electionType: number, partitions: number[] | null = null) =>
    world.api.electLeaders({
      electionType,
      topicPartitions: partitions === null ? null : [{ topic: 'a', partitions }],
      timeoutMs: 1
    })
  const shutDown = (world: World, id: number) => world.api.heartbeat(beat(world, id, { wantFence: true }))

  test('brings leadership back to the preferred replica once it is in sync', async () => {
    const world = await ready()
    await shutDown(world, 1)
    expect(world.image().partition('a', 0)).toMatchObject({ leader: 2, isr: [2, 3], leaderEpoch: 1 })
    await world.api.heartbeat(beat(world, 1))
    const tooEarly = await elect(world, 0, [0])
    expect(tooEarly.replicaElectionResults?.[0]?.partitionResult?.[0]?.errorCode).toBe(
      ErrorCode.PREFERRED_LEADER_NOT_AVAILABLE
    )
    await alter(world, { newIsr: [2, 3, 1], leaderEpoch: 1, partitionEpoch: 1 }, 2)
    await elect(world, 0, [0])
    expect(world.image().partition('a', 0)).toMatchObject({ leader: 1, leaderEpoch: 2 })
  })

  test('for all partitions is silent about those that need nothing', async () => {
    const world = await ready()
    expect((await elect(world, 0)).replicaElectionResults).toEqual([])
    expect((await elect(world, 0, [0])).replicaElectionResults?.[0]?.partitionResult?.[0]?.errorCode).toBe(
      ErrorCode.ELECTION_NOT_NEEDED
    )
  })

  test('unclean takes any replica that lives, which must recover first', async () => {
    const world = await ready()
    await alter(world, { newIsr: [1] })
    await shutDown(world, 1)
    expect(world.image().partition('a', 0)).toMatchObject({ leader: -1, isr: [1] })
    await elect(world, 1, [0])
    expect(world.image().partition('a', 0)).toMatchObject({ leader: 2, isr: [2], leaderRecoveryState: 1 })
  })
})
