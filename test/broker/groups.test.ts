// Groups over the wire, on a broker with two shards: whichever shard a connection was dealt to, the group's coordinator answers.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { type Body, connect, type RunningBroker, startBroker, type Wire } from './support.ts'

let broker: RunningBroker
/** Dealt to both shards in turn. */
let wires: Wire[]
beforeAll(async () => {
  broker = await startBroker({
    overrides: { 'ottla.shards': '2', 'offsets.topic.num.partitions': '7', 'group.initial.rebalance.delay.ms': '0' }
  })
  wires = await Promise.all([1, 2, 3, 4].map(() => connect(broker.port)))
  const [wire] = wires as [Wire]
  const topics = [{ name: 'orders', numPartitions: 3, replicationFactor: 1 }]
  await wire.request('CreateTopics', 7, { topics, timeoutMs: 5000 })
  // Its first use: creates the topic.
  await wire.request('FindCoordinator', 4, { keyType: 0, coordinatorKeys: ['any'] })
}, 60_000)
afterAll(async () => {
  for (const wire of wires ?? []) wire.close()
  await broker?.stop()
})

const commit = (group: string, offset: number, more: object = {}, partitionIndex = 0): object => ({
  groupId: group,
  topics: [{ name: 'orders', partitions: [{ partitionIndex, committedOffset: offset, committedMetadata: 'note' }] }],
  ...more
})

const fetchOf = (group: string): object => ({
  groups: [{ groupId: group, topics: [{ name: 'orders', partitionIndexes: [0, 1] }] }]
})

async function loaded(run: () => Promise<Body>): Promise<Body> {
  for (;;) {
    const answer = await run()
    if (JSON.stringify(answer).includes('"errorCode":14')) continue
    return answer
  }
}

describe('offsets', () => {
  test('are found from every connection as soon as they are committed', async () => {
    for (let round = 0; round < 20; round++) {
      const group = `simple-${round}`
      const by = wires[round % wires.length] as Wire
      const committed = await loaded(() => by.request('OffsetCommit', 8, commit(group, round)))
      expect(committed.topics[0].partitions[0]).toMatchObject({ partitionIndex: 0, errorCode: 0 })
      for (const wire of wires) {
        const { groups } = await wire.request('OffsetFetch', 8, fetchOf(group))
        expect(groups[0]).toMatchObject({ groupId: group, errorCode: 0 })
        expect(groups[0].topics[0].partitions).toMatchObject([
          { partitionIndex: 0, committedOffset: round, metadata: 'note', errorCode: 0 },
          { partitionIndex: 1, committedOffset: -1, metadata: '', errorCode: 0 }
        ])
      }
    }
  })

  test('of many groups, on all shards, are fetched in one request', async () => {
    const groups = Array.from({ length: 20 }, (_, at) => ({ groupId: `simple-${at}`, topics: null }))
    const [wire] = wires as [Wire]
    const answer = await wire.request('OffsetFetch', 9, { groups })
    const found = answer.groups.map((group: Body) => [
      group.groupId,
      Number(group.topics[0].partitions[0].committedOffset)
    ])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(groups.map(({ groupId }, at) => [groupId, at])))
  })

  test('of partitions and topics that are not there are refused, the others committed', async () => {
    const [wire] = wires as [Wire]
    const topics = [
      { name: 'orders', partitions: [0, 9].map((partitionIndex) => ({ partitionIndex, committedOffset: 5 })) },
      { name: 'nowhere', partitions: [{ partitionIndex: 0, committedOffset: 5 }] }
    ]
    const answer = await wire.request('OffsetCommit', 9, { groupId: 'partly', topics })
    const codes = answer.topics.map(({ name, partitions }: Body) => [
      name,
      Object.fromEntries(partitions.map((one: Body) => [one.partitionIndex, one.errorCode]))
    ])
    const unknown = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    expect(Object.fromEntries(codes)).toEqual({ orders: { 0: 0, 9: unknown }, nowhere: { 0: unknown } })
  })
})
