// Some 260 group requests of all eleven keys in all versions, and what a broker answers to each: recorded from Apache Kafka
// (`node test/helpers/group-script.mjs PORT`, on a broker that is fresh and has group.initial.rebalance.delay.ms=0 and
// offsets.topic.num.partitions=7), asked of ours by test/broker/group-answers.test.ts.

import { pathToFileURL } from 'node:url'
import { WireClient } from './wire.mjs'

const topic = 'told'
const unknownId = 'QQQQQQQQQQQQQQQQQQQQQA'
const protocols = [{ name: 'range', metadata: Buffer.from('000100000001000574657374740000000000', 'hex') }]
const joining = (groupId, memberId, more = {}) => ({
  groupId,
  sessionTimeoutMs: 10_000,
  rebalanceTimeoutMs: 10_000,
  memberId,
  protocolType: 'consumer',
  protocols,
  ...more
})
const offset = { partitionIndex: 0, committedOffset: 5, committedLeaderEpoch: 0, committedMetadata: 'm' }
const missing = { partitionIndex: 7, committedOffset: 5, committedMetadata: null }
const commit = (groupId, partitions, more = {}) => ({ groupId, topics: [{ name: topic, partitions }], ...more })
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** What differs from broker to broker or from run to run, and the order of lists that have none. */
function plain(value, { port, topicId }) {
  const byGroup = (left, right) => (left.groupId < right.groupId ? -1 : 1)
  const { groups, results } = value
  if (groups?.every(({ groupState }) => groupState !== undefined)) groups.sort(byGroup)
  if (results !== undefined) results.sort(byGroup)
  const text = JSON.stringify(value, (_key, one) => {
    if (typeof one === 'bigint') return Number(one)
    return one?.type === 'Buffer' ? Buffer.from(one.data).toString('hex') : one
  })
  return JSON.parse(
    text
      .replaceAll(topicId, 'TOPIC')
      .replaceAll(`"port":${port}`, '"port":0')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID')
  )
}

async function prepared(client) {
  await client.request('CreateTopics', 7, {
    topics: [{ name: topic, numPartitions: 2, replicationFactor: 1 }],
    timeoutMs: 5000
  })
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    const found = await client.request('FindCoordinator', 3, { key: 'any', keyType: 0 })
    const { topics } = await client.request('Metadata', 12, { topics: [{ name: topic }] })
    if (found.errorCode !== 0 || topics[0].errorCode !== 0) continue
    // A coordinator that is still loading knows nothing.
    const { errorCode } = await client.request('ListGroups', 3, {})
    if (errorCode === 0) return topics[0].topicId
  }
}

async function finding(ask) {
  for (const v of range(0, 3)) await ask('find', 'FindCoordinator', v, { key: 'g1', keyType: 0 })
  const keys = ['g1', '', 'b']
  for (const v of range(4, 6)) await ask('find', 'FindCoordinator', v, { coordinatorKeys: keys, keyType: 0 })
  await ask('find nothing', 'FindCoordinator', 4, { coordinatorKeys: [], keyType: 0 })
  for (const v of [3, 4, 6]) {
    await ask('find what', 'FindCoordinator', v, { key: 'x', coordinatorKeys: ['x'], keyType: 9 })
    await ask('find share', 'FindCoordinator', v, { key: 'x', coordinatorKeys: ['x'], keyType: 2 })
  }
  const wrong = [`:${unknownId}:0`, 'g:x:1', `g:${unknownId}:z`]
  await ask('find shares', 'FindCoordinator', 6, { coordinatorKeys: wrong, keyType: 2 })
}

async function committing(ask, topicId) {
  const nowhere = { name: 'nope', partitions: [{ partitionIndex: 0, committedOffset: 1, committedMetadata: 'x' }] }
  for (const v of range(2, 9)) {
    const topics = [{ name: topic, partitions: [offset, missing] }, nowhere]
    await ask('commit', 'OffsetCommit', v, { groupId: 'simple', topics })
  }
  const byId = [topicId, unknownId].map((id) => ({ topicId: id, partitions: [offset, missing] }))
  await ask('commit by id', 'OffsetCommit', 10, { groupId: 'simple', topics: byId })
  const odd = [
    { partitionIndex: 1, committedOffset: -5, committedMetadata: null },
    { partitionIndex: 0, committedOffset: -1, committedMetadata: null }
  ]
  await ask('commit odd offsets', 'OffsetCommit', 8, commit('simple', odd))
  await ask(
    'commit too much',
    'OffsetCommit',
    8,
    commit('simple', [{ ...offset, committedMetadata: 'x'.repeat(4097) }])
  )
  for (const v of [2, 8, 9]) {
    const stranger = { generationIdOrMemberEpoch: 3, memberId: 'm' }
    await ask('commit as nobody', 'OffsetCommit', v, commit('absent', [offset], stranger))
    await ask('commit without group', 'OffsetCommit', v, commit('', [offset]))
  }
  await ask('commit nothing', 'OffsetCommit', 8, { groupId: 'simple', topics: [] })
}

async function fetching(ask, topicId) {
  const some = [
    { name: topic, partitionIndexes: [0, 1, 9] },
    { name: 'nope', partitionIndexes: [0] }
  ]
  for (const v of range(1, 7)) await ask('fetch', 'OffsetFetch', v, { groupId: 'simple', topics: some })
  for (const v of [2, 5, 7]) await ask('fetch all', 'OffsetFetch', v, { groupId: 'simple', topics: null })
  for (const v of [1, 7]) await ask('fetch of nobody', 'OffsetFetch', v, { groupId: 'none', topics: some })
  await ask('fetch all of nobody', 'OffsetFetch', 7, { groupId: 'none', topics: null })
  const groups = [
    { groupId: 'simple', topics: some },
    { groupId: 'none', topics: null },
    { groupId: 'simple', topics: null },
    { groupId: '', topics: null }
  ]
  for (const v of [8, 9]) await ask('fetch of many', 'OffsetFetch', v, { groups })
  const byId = [topicId, unknownId].map((id) => ({ topicId: id, partitionIndexes: [0, 1] }))
  const ofIds = [
    { groupId: 'simple', topics: byId },
    { groupId: 'simple', topics: null }
  ]
  await ask('fetch by id', 'OffsetFetch', 10, { groups: ofIds })
  const member = { memberId: 'x', memberEpoch: 3 }
  await ask('fetch as member', 'OffsetFetch', 9, { groups: [{ groupId: 'simple', ...member, topics: some }] })
  await ask('fetch stable', 'OffsetFetch', 9, { requireStable: true, groups: [{ groupId: 'simple', topics: some }] })
  await ask('fetch of no group', 'OffsetFetch', 9, { groups: [] })
}

/** A life of a member in the versions before member ids were handed out first. */
async function oldMember(ask, v) {
  const group = `old-${v}`
  const { generationId, memberId } = await ask('join', 'JoinGroup', v, joining(group, ''))
  const self = { groupId: group, generationId, memberId }
  await ask('sync', 'SyncGroup', v, { ...self, assignments: [{ memberId, assignment: Buffer.from('abc') }] })
  await ask('beat', 'Heartbeat', v, self)
  await ask('beat, another generation', 'Heartbeat', v, { ...self, generationId: 77 })
  await ask('beat, another member', 'Heartbeat', v, { ...self, memberId: 'who' })
  const asMember = { generationIdOrMemberEpoch: generationId, memberId }
  await ask('commit as member', 'OffsetCommit', v + 2, commit(group, [offset], asMember))
  await ask('describe', 'DescribeGroups', v, { groups: [group, 'none'], includeAuthorizedOperations: v >= 3 })
  await ask('delete in use', 'DeleteGroups', Math.min(v, 2), { groupsNames: [group, 'none', ''] })
  const topics = [topic, 'nope'].map((name) => ({ name, partitions: [{ partitionIndex: 0 }, { partitionIndex: 9 }] }))
  await ask('delete offsets in use', 'OffsetDelete', 0, { groupId: group, topics })
  const members = [{ memberId }, { memberId: 'who' }, { memberId: '', groupInstanceId: 'in' }]
  await ask('leave', 'LeaveGroup', v, v === 3 ? { groupId: group, members } : { groupId: group, memberId })
  await ask('leave again', 'LeaveGroup', Math.min(v, 2), { groupId: group, memberId })
  await ask('describe left', 'DescribeGroups', v, { groups: [group] })
}

async function newMember(ask, v) {
  const group = `new-${v}`
  const groupInstanceId = v >= 5 && v % 2 === 1 ? 'inst' : null
  let joined = await ask('join', 'JoinGroup', v, joining(group, '', { groupInstanceId, reason: 'r' }))
  if (joined.errorCode !== 0)
    joined = await ask('join with id', 'JoinGroup', v, joining(group, joined.memberId, { groupInstanceId }))
  const { memberId, generationId } = joined
  const syncVersion = Math.min(v - 1, 5)
  const self = { groupId: group, generationId, memberId, groupInstanceId }
  const named = { ...self, protocolType: 'consumer', protocolName: 'range' }
  await ask('sync unnamed', 'SyncGroup', 5, { ...named, protocolType: null, assignments: [] })
  await ask('sync misnamed', 'SyncGroup', 5, { ...named, protocolName: 'other', assignments: [] })
  const assignments = [{ memberId, assignment: Buffer.from('abc') }]
  await ask('sync', 'SyncGroup', syncVersion, { ...named, assignments })
  await ask('sync again', 'SyncGroup', syncVersion, { ...named, assignments: [] })
  await ask('beat', 'Heartbeat', Math.min(v - 1, 4), self)
  await ask('beat, another instance', 'Heartbeat', 4, { ...self, groupInstanceId: 'unknown' })
  await ask('commit without member', 'OffsetCommit', 8, commit(group, [offset]))
  await ask(
    'commit, another generation',
    'OffsetCommit',
    9,
    commit(group, [offset], { generationIdOrMemberEpoch: 99, memberId })
  )
  const described = { groups: [group, 'none', ''], includeAuthorizedOperations: true }
  await ask('describe', 'DescribeGroups', Math.min(v, 6), described)
  if (groupInstanceId !== null) await staticMember(ask, v, self)
  await ask('join, another type', 'JoinGroup', v, joining(group, '', { protocolType: 'connect' }))
  await ask('join as nobody', 'JoinGroup', v, joining(group, 'who'))
  await ask('list', 'ListGroups', Math.min(v, 5), { statesFilter: v > 4 ? ['Stable'] : [], typesFilter: [] })
  const leaving = [{ memberId: groupInstanceId === null ? memberId : '', groupInstanceId, reason: 'done' }]
  await ask('leave', 'LeaveGroup', Math.min(v, 5), { groupId: group, members: leaving })
  await ask('delete', 'DeleteGroups', Math.min(v - 3, 2), { groupsNames: [group, group, 'none', ''] })
  for (const version of [5, 6]) await ask('describe deleted', 'DescribeGroups', version, { groups: [group] })
}

async function staticMember(ask, v, { groupId, generationId, memberId, groupInstanceId }) {
  await ask('join static again', 'JoinGroup', v, joining(groupId, '', { groupInstanceId }))
  await ask('beat fenced', 'Heartbeat', 4, { groupId, generationId, memberId, groupInstanceId })
  const self = { generationIdOrMemberEpoch: generationId, memberId, groupInstanceId }
  await ask('commit fenced', 'OffsetCommit', 8, commit(groupId, [offset], self))
}

async function refused(ask) {
  for (const sessionTimeoutMs of [1, 5999, 1_800_001])
    await ask(`join for ${sessionTimeoutMs}`, 'JoinGroup', 5, joining('strict', '', { sessionTimeoutMs }))
  await ask('join nothing', 'JoinGroup', 5, joining('', ''))
  await ask('join nobody', 'JoinGroup', 5, joining('absent', 'x'))
  for (const v of [3, 5])
    await ask('join without protocol', 'JoinGroup', v, joining('mute', '', { protocolType: '', protocols: [] }))
  for (const groupId of ['', 'absent']) {
    const self = { groupId, generationId: 1, memberId: 'x' }
    await ask(`sync '${groupId}'`, 'SyncGroup', 3, { ...self, assignments: [] })
    await ask(`beat '${groupId}'`, 'Heartbeat', 3, self)
    const members = [{ memberId: 'x' }, { memberId: '', groupInstanceId: 'y' }]
    for (const v of [0, 3, 5]) await ask(`leave '${groupId}'`, 'LeaveGroup', v, { groupId, memberId: 'x', members })
  }
}

async function removing(ask) {
  for (const v of range(0, 2)) await ask('delete nobody', 'DeleteGroups', v, { groupsNames: ['none', ''] })
  await ask('delete simple', 'DeleteGroups', 2, { groupsNames: ['simple'] })
  await ask('fetch deleted', 'OffsetFetch', 7, { groupId: 'simple', topics: null })
  const of = (name, ...indexes) => [{ name, partitions: indexes.map((partitionIndex) => ({ partitionIndex })) }]
  for (const groupId of ['none', ''])
    await ask(`forget '${groupId}'`, 'OffsetDelete', 0, { groupId, topics: of(topic, 0) })
  await ask('forget nowhere', 'OffsetDelete', 0, { groupId: 'none', topics: of('nope', 0) })
  await ask('commit two', 'OffsetCommit', 8, commit('gone', [offset, { ...offset, partitionIndex: 1 }]))
  await ask('forget one', 'OffsetDelete', 0, { groupId: 'gone', topics: of(topic, 0, 5) })
  await ask('fetch the other', 'OffsetFetch', 7, { groupId: 'gone', topics: null })
  await ask('forget both', 'OffsetDelete', 0, { groupId: 'gone', topics: of(topic, 0, 1) })
  await ask('describe without offsets', 'DescribeGroups', 6, { groups: ['gone'] })
  await ask('commit again', 'OffsetCommit', 8, commit('gone', [offset]))
}

async function listing(ask) {
  for (const v of [0, 3, 4, 5]) await ask('list all', 'ListGroups', v, { statesFilter: [], typesFilter: [] })
  for (const statesFilter of [['empty'], ['Empty', 'Dead'], ['nonsense']])
    await ask(`list ${statesFilter}`, 'ListGroups', 5, { statesFilter, typesFilter: ['Classic'] })
  for (const type of ['consumer', 'nonsense']) await ask(`list ${type}`, 'ListGroups', 5, { typesFilter: [type] })
}

/** Pairs: what was asked, what was answered. */
export async function groupAnswers(port) {
  const client = await WireClient.connect(port)
  const topicId = await prepared(client)
  const answers = []
  const ask = async (what, name, version, body) => {
    const answer = await client.request(name, version, body)
    answers.push([`${what}: ${name} v${version}`, plain(structuredClone(answer), { port, topicId })])
    return answer
  }
  await finding(ask)
  await committing(ask, topicId)
  await fetching(ask, topicId)
  for (const v of range(0, 3)) await oldMember(ask, v)
  for (const v of range(4, 9)) await newMember(ask, v)
  await refused(ask)
  await removing(ask)
  await listing(ask)
  client.close()
  return answers
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const answers = await groupAnswers(Number(process.argv[2]))
  console.log(`[\n${answers.map((pair) => JSON.stringify(pair)).join(',\n')}\n]`)
}
