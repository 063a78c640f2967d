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

test('commits wait for the disk when their topic is to be flushed each time', async () => {
  const [wire] = wires as [Wire]
  const flushMessages = async (configOperation: number): Promise<number> => {
    const configs = [{ name: 'flush.messages', configOperation, value: '1' }]
    const resources = [{ resourceType: 2, resourceName: '__consumer_offsets', configs }]
    return (await wire.request('IncrementalAlterConfigs', 1, { resources })).responses[0].errorCode
  }
  expect(await flushMessages(0)).toBe(0)
  const groups = ['flushed-1', 'flushed-2', 'flushed-3']
  const commits = groups.flatMap((group, at) =>
    wires.map((one, offset) => one.request('OffsetCommit', 8, commit(group, offset, {}, at)))
  )
  for (const { topics } of await Promise.all(commits)) expect(topics[0].partitions[0].errorCode).toBe(0)
  const asked = groups.map((groupId) => ({ groupId, topics: null }))
  const found = (await wire.request('OffsetFetch', 8, { groups: asked })).groups
  expect(found.map(({ topics }: Body) => topics[0].partitions[0].partitionIndex)).toEqual([0, 1, 2])
  expect(await flushMessages(1)).toBe(0)
})

interface Membership {
  readonly memberId: string
  readonly generationId: number
}

async function join(wire: Wire, groupId: string, memberId = ''): Promise<Body> {
  const protocols = [{ name: 'range', metadata: Buffer.from('orders') }]
  const request = { groupId, memberId, sessionTimeoutMs: 30_000, rebalanceTimeoutMs: 30_000, protocolType: 'consumer' }
  return loaded(() => wire.request('JoinGroup', 3, { ...request, protocols }))
}

const sync = (wire: Wire, groupId: string, of: Membership, assignments: object[] = []): Promise<Body> =>
  wire.request('SyncGroup', 3, { groupId, generationId: of.generationId, memberId: of.memberId, assignments })

const beat = async (wire: Wire, groupId: string, { memberId, generationId }: Membership): Promise<number> =>
  (await wire.request('Heartbeat', 3, { groupId, generationId, memberId })).errorCode

describe('members', () => {
  test.each([0, 1, 2])('on connections of both shards are one group (%i)', async (round) => {
    const [first, second] = wires as [Wire, Wire]
    const group = `both-${round}`
    const one = await join(first, group)
    expect(one).toMatchObject({ errorCode: 0, generationId: 1, leader: one.memberId })
    await sync(first, group, one, [{ memberId: one.memberId, assignment: Buffer.from('all') }])
    // The second makes the first come again; each waits for the other.
    const joining = join(second, group)
    while ((await beat(first, group, one)) !== ErrorCode.REBALANCE_IN_PROGRESS);
    const [again, two] = await Promise.all([join(first, group, one.memberId), joining])
    expect([again.generationId, two.generationId]).toEqual([2, 2])
    const leader = again.leader === again.memberId ? again : two
    expect(leader.members.map(({ memberId }: Body) => memberId).sort()).toEqual([one.memberId, two.memberId].sort())
    const shares = leader.members.map(({ memberId }: Body) => ({ memberId, assignment: Buffer.from(memberId) }))
    const answers = await Promise.all([
      sync(first, group, again, leader === again ? shares : []),
      sync(second, group, two, leader === two ? shares : [])
    ])
    expect(answers.map(({ assignment }) => assignment.toString())).toEqual([again.memberId, two.memberId])
    const [described] = (await second.request('DescribeGroups', 5, { groups: [group] })).groups
    expect(described).toMatchObject({ groupState: 'Stable', protocolData: 'range', protocolType: 'consumer' })
    expect(described.members).toHaveLength(2)
  })

  test('are listed from everywhere, and an empty group can be deleted', async () => {
    const listed = await Promise.all(wires.map((wire) => wire.request('ListGroups', 5, { statesFilter: ['Stable'] })))
    for (const { groups } of listed)
      expect(groups.map(({ groupId }: Body) => groupId).sort()).toEqual(['both-0', 'both-1', 'both-2'])
    const names = ['both-0', 'simple-1', 'simple-2', 'nobody']
    const { results } = await (wires[0] as Wire).request('DeleteGroups', 3, { groupsNames: names })
    const codes = Object.fromEntries(results.map(({ groupId, errorCode }: Body) => [groupId, errorCode]))
    const { NON_EMPTY_GROUP, GROUP_ID_NOT_FOUND } = ErrorCode
    expect(codes).toEqual({ 'both-0': NON_EMPTY_GROUP, 'simple-1': 0, 'simple-2': 0, nobody: GROUP_ID_NOT_FOUND })
    for (const wire of wires) {
      const { groups } = await wire.request('ListGroups', 5, {})
      const ids = groups.map(({ groupId }: Body) => groupId)
      expect([ids.includes('simple-1'), ids.includes('simple-3')]).toEqual([false, true])
    }
  })
})

test('offsets go with their topic', async () => {
  const [wire] = wires as [Wire]
  await wire.request('DeleteTopics', 6, { topics: [{ name: 'orders' }], timeoutMs: 5000 })
  const { groups } = await wire.request('OffsetFetch', 9, { groups: [{ groupId: 'simple-3', topics: null }] })
  expect(groups[0]).toMatchObject({ errorCode: 0, topics: [] })
})

test('a member that waits when the broker stops is told to look for another coordinator', async () => {
  const [wire, other] = wires as [Wire, Wire]
  const one = await join(wire, 'last')
  await sync(wire, 'last', one, [{ memberId: one.memberId, assignment: Buffer.from('all') }])
  const waiting = join(other, 'last')
  while ((await beat(wire, 'last', one)) !== ErrorCode.REBALANCE_IN_PROGRESS);
  const [answer] = await Promise.all([waiting, broker.stop()])
  expect(answer.errorCode).toBe(ErrorCode.NOT_COORDINATOR)
})
