// Any history of requests keeps the promises of the controller.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ImageLoader } from '#metadata/delta/image-loader.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import { toRecords } from '#metadata/image/to-records.js'
import type { PartitionImage } from '#metadata/image/topics.js'
import { zeroUuid } from '#model/uuid.js'
import { asRead } from '../../metadata/batches.ts'
import { plain } from '../../metadata/plain.ts'
import { beat, clusterId, create, makeWorld, registration, topic, uuidOf, type World } from '../world.ts'

const brokerId = fc.integer({ min: 1, max: 4 })
const name = fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c.d', 'c_d', 'bad name')

const command = fc.oneof(
  fc.record({ kind: fc.constant('register' as const), brokerId, incarnation: fc.integer({ min: 0, max: 2 }) }),
  fc.record({
    kind: fc.constant('beat' as const),
    brokerId,
    wantFence: fc.boolean(),
    wantShutDown: fc.boolean(),
    behind: fc.boolean(),
    offline: fc.boolean()
  }),
  fc.record({ kind: fc.constant('steady' as const) }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 12_000 }) }),
  fc.record({
    kind: fc.constant('create' as const),
    name,
    numPartitions: fc.integer({ min: 0, max: 5 }),
    replicationFactor: fc.integer({ min: 0, max: 4 }),
    unclean: fc.boolean()
  }),
  fc.record({ kind: fc.constant('grow' as const), name, count: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ kind: fc.constant('delete' as const), name }),
  fc.record({ kind: fc.constant('config' as const), name, value: fc.constantFrom('5', 'x', null) }),
  fc.record({
    kind: fc.constant('isr' as const),
    name,
    isr: fc.uniqueArray(brokerId, { maxLength: 4 }),
    recovered: fc.boolean(),
    partition: fc.integer({ min: 0, max: 3 })
  }),
  fc.record({ kind: fc.constant('elect' as const), unclean: fc.boolean() }),
  fc.record({ kind: fc.constant('unregister' as const), brokerId })
)

type Command = typeof command extends fc.Arbitrary<infer T> ? T : never

async function perform(world: World, what: Command): Promise<void> {
  const { api, clock } = world
  switch (what.kind) {
    case 'register': {
      const incarnationId = uuidOf(what.brokerId * 1000 + what.incarnation)
      const logDirs = [uuidOf(what.brokerId * 10), uuidOf(what.brokerId * 10 + 1)].slice(0, 1 + (what.brokerId % 2))
      await api.registerBroker(registration(what.brokerId, `r${what.brokerId % 2}`, { incarnationId, logDirs }))
      return
    }
    case 'beat': {
      const { brokerId, wantFence, wantShutDown, behind, offline } = what
      const offlineLogDirs = offline ? [uuidOf(brokerId * 10 + 1)] : []
      const currentMetadataOffset = behind ? 0 : world.log.nextOffset
      await api.heartbeat(beat(world, brokerId, { wantFence, wantShutDown, offlineLogDirs, currentMetadataOffset }))
      return
    }
    case 'steady':
      for (const id of [1, 2, 3, 4]) await api.heartbeat(beat(world, id))
      return
    case 'wait':
      clock.nowMs += what.ms
      await Promise.all(world.controller.tick())
      return
    case 'create': {
      const { numPartitions, replicationFactor, unclean } = what
      const configs = unclean ? [{ name: 'unclean.leader.election.enable', value: 'true' }] : []
      await api.createTopics(create(topic(what.name, { numPartitions, replicationFactor, configs })))
      return
    }
    case 'grow':
      await api.createPartitions({
        topics: [{ name: what.name, count: what.count, assignments: null }],
        timeoutMs: 1,
        validateOnly: false
      })
      return
    case 'delete':
      await api.deleteTopics({ topics: [], topicNames: [what.name], timeoutMs: 1 })
      return
    case 'config': {
      const configs = [{ name: 'retention.ms', configOperation: what.value === null ? 1 : 0, value: what.value }]
      await api.incrementalAlterConfigs({
        resources: [{ resourceType: 2, resourceName: what.name, configs }],
        validateOnly: false
      })
      return
    }
    case 'isr':
      await alterIsr(world, what.name, what.partition, what.isr, what.recovered)
      return
    case 'elect':
      await api.electLeaders({ electionType: what.unclean ? 1 : 0, topicPartitions: null, timeoutMs: 1 })
      return
    case 'unregister':
      await api.unregisterBroker({ brokerId: what.brokerId })
  }
}

async function alterIsr(world: World, name: string, partitionIndex: number, isr: number[], recovered: boolean) {
  const found = world.image().topic(name)
  const partition = found?.partitions[partitionIndex]
  const leader = partition?.leader ?? 1
  await world.api.alterPartition({
    brokerId: leader,
    brokerEpoch: world.image().cluster.broker(leader)?.epoch ?? -1,
    topics: [
      {
        topicId: found?.id ?? zeroUuid,
        partitions: [
          {
            partitionIndex,
            leaderEpoch: partition?.leaderEpoch ?? 0,
            newIsr: isr.length === 4 ? isr : [leader, ...isr.filter((id) => id !== leader)],
            newIsrWithEpochs: [],
            leaderRecoveryState: recovered ? 0 : (partition?.leaderRecoveryState ?? 0),
            partitionEpoch: partition?.partitionEpoch ?? 0
          }
        ]
      }
    ]
  })
}

function checkPartition(image: MetadataImage, partition: PartitionImage): void {
  const { replicas, isr, leader, directories, eligibleLeaderReplicas } = partition
  expect(new Set(replicas).size).toBe(replicas.length)
  expect(directories).toHaveLength(replicas.length)
  expect(isr.length + eligibleLeaderReplicas.length).toBeGreaterThan(0)
  for (const id of eligibleLeaderReplicas) expect(isr).not.toContain(id)
  expect(new Set(isr).size).toBe(isr.length)
  for (const id of isr) expect(replicas).toContain(id)
  if (leader === -1) return
  expect(isr).toContain(leader)
  expect(image.cluster.broker(leader)?.fenced).toBe(false)
}

/** Epochs only grow, and a new leader is a new leader epoch. */
function checkStep(before: MetadataImage, after: MetadataImage): void {
  for (const { id, partitions } of after.topics.values())
    for (const [index, now] of partitions.entries()) {
      checkPartition(after, now)
      const then = before.topicById(id)?.partitions[index]
      if (then === undefined || then === now) continue
      expect(now.partitionEpoch).toBeGreaterThan(then.partitionEpoch)
      expect(now.leaderEpoch).toBeGreaterThanOrEqual(then.leaderEpoch)
      if (now.leader !== then.leader) expect(now.leaderEpoch).toBeGreaterThan(then.leaderEpoch)
    }
}

async function checkHistory(commands: readonly Command[]): Promise<void> {
  const world = makeWorld()
  for (const brokerId of [1, 2, 3, 4]) {
    await perform(world, { kind: 'register', brokerId, incarnation: 0 })
    await world.api.heartbeat(beat(world, brokerId))
  }
  await perform(world, { kind: 'create', name: 'a', numPartitions: 4, replicationFactor: 2, unclean: false })
  for (const one of commands) {
    const before = world.image()
    const picture = plain(before)
    await perform(world, one)
    checkStep(before, world.image())
    expect(plain(before)).toEqual(picture)
  }
  const loader = new ImageLoader(MetadataImage.empty(clusterId))
  for (const { base, records } of world.log.batches) loader.load(records.map(asRead), base + records.length - 1, 1)
  expect(plain(loader.image)).toEqual(plain(world.image()))
  const snapshot = new ImageLoader(MetadataImage.empty(clusterId))
  snapshot.load([...toRecords(world.image())].map(asRead), world.image().offset, 1)
  expect(plain(snapshot.image)).toEqual(plain(world.image()))
}

test('any history keeps ISR, leaders and epochs sound, changes no older image, and replays to the same picture', async () => {
  await fc.assert(fc.asyncProperty(fc.array(command, { maxLength: 40 }), checkHistory), { numRuns: 80 })
})
