// Holds a conversation with a running Apache Kafka and writes down what it answers and what it stores:
//
//   node test/golden/groups/record.mjs PORT LOG_FILE > test/golden/groups/conversation.jsonl
//
// LOG_FILE is the segment of __consumer_offsets-0. The broker is fresh, has a topic `topic` and runs with
// offsets.topic.num.partitions=1, group.initial.rebalance.delay.ms=0, group.max.size=3. Random tails of member ids become #1, #2, …

import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { decodeRecord } from '#coordinator/group/record.js'
import { batchesOf, recordsOf } from '#protocol/batch/batch.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'

const [port, logFile] = process.argv.slice(2)
const apis = {
  OffsetCommit: [8, 'offset-commit'],
  OffsetFetch: [9, 'offset-fetch'],
  FindCoordinator: [10, 'find-coordinator'],
  JoinGroup: [11, 'join-group'],
  Heartbeat: [12, 'heartbeat'],
  LeaveGroup: [13, 'leave-group'],
  SyncGroup: [14, 'sync-group'],
  DescribeGroups: [15, 'describe-groups'],
  ListGroups: [16, 'list-groups'],
  DeleteGroups: [42, 'delete-groups'],
  OffsetDelete: [47, 'offset-delete']
}

const uuids = new Map()
const anonymous = (text) =>
  text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (uuid) => {
    if (!uuids.has(uuid)) uuids.set(uuid, `#${uuids.size + 1}`)
    return uuids.get(uuid)
  })
const bytes = (_key, value) =>
  value?.type === 'Buffer' ? { bytes: Buffer.from(value.data).toString('latin1') } : value
const write = (line) => console.log(anonymous(JSON.stringify(line, bytes)))

async function request(name, version, body) {
  const [key, module] = apis[name]
  const { codec: asks } = await import(`#protocol/generated/${module}-request.js`)
  const { codec: answers } = await import(`#protocol/generated/${module}-response.js`)
  const isFlexible = version >= asks.flexibleFrom
  const writer = new Writer()
  writer.int32(0)
  writer.int16(key)
  writer.int16(version)
  writer.int32(1)
  writer.nullableString('client')
  if (isFlexible) writer.int8(0)
  asks.write(writer, body, version)
  const frame = Buffer.from(writer.bytes())
  frame.writeInt32BE(frame.length - 4, 0)
  const response = await roundTrip(frame)
  const reader = new Reader(response, 8)
  if (isFlexible) reader.unsignedVarint()
  return answers.read(reader, version)
}

/** One connection a request: a parked one holds up nobody. */
function roundTrip(frame) {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(frame))
    let got = Buffer.alloc(0)
    socket.on('error', reject)
    socket.on('data', (piece) => {
      got = Buffer.concat([got, piece])
      if (got.length < 4 || got.length < 4 + got.readInt32BE(0)) return
      socket.destroy()
      resolve(got)
    })
  })
}

async function ask(name, version, body) {
  const answer = await request(name, version, body)
  write({ ask: name, version, request: body, answer })
  return answer
}

/** Asks what will have to wait; `answered` writes down what it was told in the end. */
async function park(name, version, body, label) {
  const answer = request(name, version, body)
  await sleep(300)
  write({ park: label, ask: name, version, request: body })
  return async () => {
    write({ answered: label, answer: await answer })
    return answer
  }
}

const group = 'group'
/** Version 0, the topic `topic`, no user data. */
const subscription = Buffer.from('\0\0\0\0\0\x01\0\x05topic\xff\xff\xff\xff', 'latin1')
const protocols = (...names) => names.map((name) => ({ name, metadata: subscription }))
const joining = (more = {}) => ({
  groupId: group,
  sessionTimeoutMs: 10_000,
  rebalanceTimeoutMs: 8000,
  protocolType: 'consumer',
  protocols: protocols('range'),
  memberId: '',
  ...more
})
const syncing = (more = {}) => ({ groupId: group, protocolType: 'consumer', protocolName: 'range', ...more })
const share = (memberId, text) => ({ memberId, assignment: Buffer.from(text) })
const committing = (more = {}) => ({
  groupId: group,
  generationIdOrMemberEpoch: -1,
  memberId: '',
  topics: [{ name: 'topic', partitions: [{ partitionIndex: 0, committedOffset: 3, committedMetadata: 'm' }] }],
  ...more
})
const describe = (version = 6) => ask('DescribeGroups', version, { groups: [group] })

async function alone() {
  await describe()
  await describe(5)
  await ask('JoinGroup', 9, joining({ groupId: '' }))
  await ask('JoinGroup', 9, joining({ sessionTimeoutMs: 1 }))
  await ask('JoinGroup', 9, joining({ protocols: [] }))
  await ask('JoinGroup', 5, joining({ protocolType: '' }))
  await ask('JoinGroup', 9, joining({ memberId: 'stranger' }))
  const { memberId } = await ask('JoinGroup', 9, joining())
  await describe()
  await ask('Heartbeat', 4, { groupId: group, generationId: 0, memberId })
  await ask('JoinGroup', 9, joining({ memberId }))
  await describe()
  await ask('OffsetCommit', 9, committing({ generationIdOrMemberEpoch: 1, memberId }))
  await ask('Heartbeat', 4, { groupId: group, generationId: 1, memberId })
  await ask('JoinGroup', 9, joining({ memberId }))
  await ask('SyncGroup', 5, syncing({ memberId, generationId: 1, protocolName: 'other' }))
  await ask('SyncGroup', 5, syncing({ memberId, generationId: 1, protocolName: null }))
  await ask('SyncGroup', 5, syncing({ memberId, generationId: 2 }))
  const assignments = [share(memberId, 'one'), share('ghost', 'none')]
  await ask('SyncGroup', 5, syncing({ memberId, generationId: 1, assignments }))
  await ask('SyncGroup', 3, syncing({ memberId, generationId: 1 }))
  await describe()
  return memberId
}

async function commits(memberId) {
  await ask('OffsetCommit', 9, committing())
  await ask('OffsetCommit', 9, committing({ memberId }))
  await ask('OffsetCommit', 9, committing({ groupInstanceId: 'nobody' }))
  await ask('OffsetCommit', 9, committing({ memberId: 'stranger', generationIdOrMemberEpoch: 1 }))
  await ask('OffsetCommit', 9, committing({ memberId, generationIdOrMemberEpoch: 2 }))
  await ask('OffsetCommit', 9, committing({ memberId, generationIdOrMemberEpoch: 1 }))
  await ask('OffsetCommit', 9, committing({ groupId: 'none', memberId, generationIdOrMemberEpoch: 1 }))
  await ask('OffsetCommit', 8, committing({ groupId: 'none', memberId, generationIdOrMemberEpoch: 1 }))
  await ask('OffsetCommit', 3, committing({ groupId: 'simple', retentionTimeMs: 60_000 }))
  await ask('OffsetCommit', 8, committing({ groupId: '' }))
  const topics = [{ name: 'topic', partitionIndexes: [0, 1] }]
  await ask('OffsetFetch', 9, { groups: [{ groupId: group, topics }, { groupId: 'none', topics }] })
  await ask('OffsetFetch', 5, { groupId: 'simple', topics: null })
}

async function statics(first) {
  await ask('JoinGroup', 9, joining({ protocols: protocols('other') }))
  await ask('JoinGroup', 9, joining({ protocolType: 'connect' }))
  const two = await park('JoinGroup', 9, joining({ groupInstanceId: 'a' }), 'two')
  await describe()
  await ask('Heartbeat', 4, { groupId: group, generationId: 1, memberId: first })
  await ask('SyncGroup', 5, syncing({ memberId: first, generationId: 1 }))
  await ask('OffsetCommit', 9, committing({ memberId: first, generationIdOrMemberEpoch: 1 }))
  await ask('JoinGroup', 9, joining({ memberId: first }))
  const { memberId: old } = await two()
  const mine = { generationId: 2, groupInstanceId: 'a' }
  const waits = await park('SyncGroup', 5, syncing({ ...mine, memberId: old }), 'follower')
  const assignments = [share(first, 'one'), share(old, 'two')]
  await ask('SyncGroup', 5, syncing({ memberId: first, generationId: 2, assignments }))
  await waits()
  const { memberId } = await ask('JoinGroup', 9, joining({ groupInstanceId: 'a' }))
  await ask('Heartbeat', 4, { groupId: group, ...mine, memberId: old })
  await ask('Heartbeat', 4, { groupId: group, generationId: 2, memberId: old })
  await ask('JoinGroup', 9, joining({ memberId: old, groupInstanceId: 'a' }))
  await ask('JoinGroup', 9, joining({ memberId: old }))
  await ask('JoinGroup', 9, joining({ memberId, groupInstanceId: 'a' }))
  await ask('SyncGroup', 5, syncing({ ...mine, memberId }))
  await describe()
  const members = [
    { memberId: old, groupInstanceId: 'a' },
    { memberId: '', groupInstanceId: 'a' },
    { memberId: first, groupInstanceId: 'nobody' },
    { memberId: first }
  ]
  await ask('LeaveGroup', 5, { groupId: group, members })
  await ask('LeaveGroup', 5, { groupId: 'none', members })
  await ask('LeaveGroup', 2, { groupId: 'none', memberId: first })
  await ask('LeaveGroup', 5, { groupId: '', members })
  await describe()
}

async function leaders() {
  const groupId = 'led'
  const self = { groupId, groupInstanceId: 'b' }
  const { memberId } = await ask('JoinGroup', 9, joining(self))
  const assignments = [share(memberId, 'all')]
  await ask('SyncGroup', 5, syncing({ ...self, memberId, generationId: 1, assignments }))
  await ask('JoinGroup', 8, joining(self))
  const { memberId: again } = await ask('JoinGroup', 9, joining(self))
  await ask('JoinGroup', 9, joining({ ...self, memberId: again }))
  await ask('LeaveGroup', 2, { groupId, memberId: again })
  await ask('JoinGroup', 0, joining({ groupId }))
}

async function ends() {
  await ask('ListGroups', 5, {})
  await ask('ListGroups', 5, { statesFilter: ['empty'], typesFilter: ['CLASSIC'] })
  await ask('ListGroups', 4, { statesFilter: ['CompletingRebalance'] })
  await ask('ListGroups', 5, { typesFilter: ['share'] })
  const topics = [{ name: 'topic', partitions: [{ partitionIndex: 0 }] }]
  await ask('OffsetDelete', 0, { groupId: 'none', topics })
  await ask('OffsetDelete', 0, { groupId: 'led', topics })
  await ask('OffsetDelete', 0, { groupId: group, topics })
  await ask('DeleteGroups', 2, { groupsNames: ['led'] })
  await ask('DeleteGroups', 2, { groupsNames: ['none'] })
  await ask('DeleteGroups', 2, { groupsNames: ['simple'] })
  await describe()
}

/** The topic is made when somebody first looks for a coordinator. */
for (let found = 15; found === 15; await sleep(200)) {
  found = (await request('FindCoordinator', 4, { coordinatorKeys: [group] })).coordinators[0].errorCode
}
await sleep(2000)
const first = await alone()
await commits(first)
await statics(first)
await leaders()
await ends()
for (const batch of batchesOf(readFileSync(logFile))) {
  for (const { key, value } of recordsOf(batch)) write({ record: decodeRecord(key, value) })
}
