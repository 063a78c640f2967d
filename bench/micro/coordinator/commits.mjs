// What the group machine costs without its log: commits of fifty partitions, replayed, encoded and forgotten as a runtime would, and
// heartbeats of ten thousand members.
//
//   node bench/micro/coordinator/commits.mjs            measures
//   node bench/micro/coordinator/commits.mjs --tiny     runs each once
//
// Prints one line a case, and a hash of the records: the same work gives the same hash.

import { createHash } from 'node:crypto'
import { GroupMachine } from '../../../dist/coordinator/group/group-machine.js'

const tiny = process.argv.includes('--tiny')
const rounds = tiny ? 1 : 5
const meta = { clientId: 'client', clientHost: '/127.0.0.1', apiVersion: 9 }
const settings = {
  sessionTimeoutMsMin: () => 1,
  sessionTimeoutMsMax: () => 1_000_000_000,
  initialRebalanceDelayMs: () => 0,
  membersMax: () => 1_000_000,
  offsetMetadataBytesMax: () => 4096,
  offsetsRetentionMs: () => 1_000_000_000,
  offsetsRetentionCheckIntervalMs: () => 1_000_000_000
}
let uuids = 0
const newMachine = () => new GroupMachine({ settings, partition: 0, newUuid: () => `uuid-${++uuids}` })
const hash = createHash('sha256')

function commitRequest(groupId) {
  const partitions = Array.from({ length: 50 }, (_, partitionIndex) => ({
    partitionIndex,
    committedOffset: 1000 + partitionIndex,
    committedLeaderEpoch: 3,
    committedMetadata: ''
  }))
  const topics = [{ name: 'orders-by-customer', topicId: 'vLcPGo6ISgSPn3MQmXhGRg', partitions }]
  return { groupId, generationIdOrMemberEpoch: -1, memberId: '', groupInstanceId: null, retentionTimeMs: -1, topics }
}

/** A version each twenty requests, as a batch each turn would have it. */
function commits() {
  const machine = newMachine()
  const requests = Array.from({ length: 100 }, (_, at) => commitRequest(`group-${at}`))
  const count = tiny ? 100 : 20_000
  let offset = 0
  const start = process.hrtime.bigint()
  for (let at = 0; at < count; at++) {
    if (at % 20 === 0) {
      machine.forgetBelow(offset + 1)
      machine.snapshot(offset + 1)
    }
    for (const record of machine.commitOffsets(requests[at % 100], meta, at, at).records) {
      machine.replay(record, offset++)
      const { key, value } = machine.encode(record)
      if (at < 100) hash.update(key).update(value)
    }
  }
  return offset / (Number(process.hrtime.bigint() - start) / 1e9)
}

/** One group of many members, each beating in turn. */
function heartbeats() {
  const machine = newMachine()
  const size = tiny ? 10 : 10_000
  const answers = new Map()
  const take = ({ records, answers: said, settle }) => {
    for (const record of records) machine.replay(record, 0)
    for (const { ticket, response } of said) answers.set(ticket, response)
    if (settle !== undefined) take(settle(0, 0))
  }
  const join = {
    groupId: 'group',
    sessionTimeoutMs: 45_000,
    rebalanceTimeoutMs: 300_000,
    memberId: '',
    groupInstanceId: null,
    protocolType: 'consumer',
    protocols: [{ name: 'range', metadata: Buffer.from([0, 0, 0, 0, 0, 0]) }],
    reason: null
  }
  for (let at = 0; at < size; at++) take(machine.join(join, { ...meta, apiVersion: 3 }, at, 0))
  while (machine.nextDeadlineMs < 1) take(machine.tick(0))
  const beats = [...answers.values()].map(({ memberId, generationId }) => {
    return { groupId: 'group', generationId, memberId, groupInstanceId: null }
  })
  const count = tiny ? 10 : 1_000_000
  const start = process.hrtime.bigint()
  for (let at = 0; at < count; at++) machine.heartbeat(beats[at % size], meta, at, Math.floor(at / 1000))
  return count / (Number(process.hrtime.bigint() - start) / 1e9)
}

for (const [name, run] of Object.entries({ commits, heartbeats })) {
  const rates = Array.from({ length: rounds }, run).sort((a, b) => a - b)
  const unit = name === 'commits' ? 'partition offsets/s' : 'heartbeats/s'
  console.log(`${name.padEnd(12)} ${Math.round(rates[rates.length >> 1]).toLocaleString('en')} ${unit}`)
}
console.log(`work         ${hash.digest('hex').slice(0, 16)}`)
