// What Apache Kafka 4.4.0 wrote into __consumer_offsets: classic, simple, transactional, consumer and share groups.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GroupMachine } from '#coordinator/group/group-machine.js'
import { decodeRecord, encodeRecord } from '#coordinator/group/record.js'
import { zeroUuid } from '#model/uuid.js'
import { type Batch, batchesOf, recordsOf } from '#protocol/batch/batch.js'
import { ControlType, controlTypeOf } from '#protocol/batch/control.js'
import { limits, settingsOf } from './desk.ts'

const golden = fileURLToPath(new URL('../../golden/segments/', import.meta.url))
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ottla-groups-'))
  execFileSync('tar', ['xzf', `${golden}logdirs.tar.gz`, '-C', folder, '--wildcards', '*/__consumer_offsets-*/*.log'])
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Stored {
  readonly batch: Batch
  readonly offset: number
  readonly key: Buffer
  readonly value: Buffer | null
}

/** By partition. */
function stored(): Map<number, Stored[]> {
  const found = new Map<number, Stored[]>()
  for (const directory of ['d1', 'd2']) {
    for (const name of readdirSync(join(folder, directory))) {
      const partition = /^__consumer_offsets-(\d+)$/.exec(name)?.[1]
      if (partition === undefined) continue
      const segment = readFileSync(join(folder, directory, name, '00000000000000000000.log'))
      const records: Stored[] = []
      for (const batch of batchesOf(segment)) {
        for (const { offset, key, value } of recordsOf(batch)) {
          records.push({ batch, offset: Number(offset), key: key as Buffer, value })
        }
      }
      found.set(Number(partition), records)
    }
  }
  return found
}

function replayed(partition: number, nowMs: number): GroupMachine {
  const machine = new GroupMachine({ settings: settingsOf(limits), partition, newUuid: () => 'uuid' })
  for (const { batch, offset, key, value } of stored().get(partition) ?? []) {
    if (batch.isControl) {
      machine.completeTransaction(batch.producerId, controlTypeOf(key) === ControlType.commit)
      continue
    }
    const record = machine.decode(key, value)
    if (record === undefined) continue
    if (batch.isTransactional) machine.replayTransactional(record, offset, batch.producerId)
    else machine.replay(record, offset)
  }
  machine.loaded(nowMs)
  return machine
}

const meta = (apiVersion: number) => ({ clientId: 'client', clientHost: '/127.0.0.1', apiVersion })

function committed(machine: GroupMachine, groupId: string): string[] {
  const groups = [{ groupId, memberId: null, memberEpoch: -1, topics: null }]
  const response = machine.fetchOffsets({ groupId: '', topics: null, groups, requireStable: true }, meta(9))
  return (response.groups[0]?.topics ?? [])
    .flatMap(({ name, topicId, partitions }) =>
      partitions.map(
        ({ partitionIndex, committedOffset, committedLeaderEpoch, metadata }) =>
          `${name}-${partitionIndex} ${committedOffset} ${committedLeaderEpoch} ${metadata} ${topicId}`
      )
    )
    .sort()
}

test('every record of a classic group or an offset encodes back to the same bytes', () => {
  let offsets = 0
  let groups = 0
  for (const { batch, key, value } of [...stored().values()].flat()) {
    const record = batch.isControl ? undefined : decodeRecord(key, value)
    if (record === undefined || record.kind === 'other-group') continue
    expect(encodeRecord(record)).toEqual({ key, value })
    if (record.kind === 'group') groups++
    else offsets++
  }
  expect([offsets, groups]).toEqual([29, 3])
})

describe('replayed, the log gives', () => {
  const later = 1_795_344_730_000
  const seg = 'BX33T3j3Q8ieuxxrpMMBcA'
  const txn = 'RiqUbd0wSMyLzLDPecDagw'

  test('the offsets and the static member of a classic group', () => {
    const machine = replayed(4, later)
    expect(committed(machine, 'classic-group')).toEqual([
      `seg-0 33 0 métadata ${seg}`,
      `seg-1 120 2  ${seg}`,
      `txn-0 74 2  ${txn}`,
      `txn-1 36 2  ${txn}`
    ])
    const request = { groups: ['classic-group'], includeAuthorizedOperations: false }
    const [group] = machine.describeGroups(request, meta(6), later).groups
    expect(group).toMatchObject({ groupState: 'Stable', protocolType: 'consumer', protocolData: 'range' })
    expect(group?.members).toMatchObject([
      { memberId: 'static-classic-6da46ed8-668f-42b5-a3f0-b291db9625a7', groupInstanceId: 'static-classic' }
    ])
  })

  test('the offsets of a group that commits in transactions', () => {
    expect(committed(replayed(0, later), 'tx-group')).toEqual([`seg-0 13 0 txn-meta ${seg}`])
  })

  test('the offsets of consumer groups, and what they are', () => {
    const machine = replayed(3, later)
    expect(committed(machine, 'admin-group')).toEqual([`seg-1 5 -1  ${seg}`])
    expect(committed(machine, 'consumer-group')).toHaveLength(4)
    const types = machine
      .listGroups({ statesFilter: [], typesFilter: [] })
      .groups.map(({ groupId, groupType }) => [groupId, groupType])
    expect(Object.fromEntries(types)).toMatchObject({ 'admin-group': 'classic', 'consumer-group': 'consumer' })
  })
})

test('an offset with an expiry of its own is written in version 1, which has room for it', () => {
  const offset = {
    kind: 'offset',
    group: 'g',
    topic: 't',
    partition: 1,
    offset: 3,
    leaderEpoch: -1,
    metadata: 'x',
    commitTimestampMs: 1_795_895_319_229,
    expireTimestampMs: 1_795_895_379_229,
    topicId: zeroUuid
  } as const
  const { key, value } = encodeRecord(offset)
  expect(value?.toString('hex')).toBe(
    `0001${'0000000000000003'}${'0001'}78${(1_795_895_319_229).toString(16).padStart(16, '0')}${(1_795_895_379_229).toString(16).padStart(16, '0')}`
  )
  expect(decodeRecord(key, value)).toEqual(offset)
})

test('a record larger than the shared piece is encoded whole, and so is the next', () => {
  const record = (metadata: string) => ({
    kind: 'group' as const,
    group: metadata,
    value: {
      protocolType: 'consumer',
      generation: 1,
      protocol: 'range',
      leader: 'm',
      currentStateTimestamp: 5,
      members: [
        {
          memberId: 'm',
          groupInstanceId: null,
          clientId: 'c',
          clientHost: '/h',
          rebalanceTimeout: 1,
          sessionTimeout: 2,
          subscription: Buffer.alloc(metadata.length * 10_000, 7),
          assignment: Buffer.from(metadata)
        }
      ]
    }
  })
  for (const name of ['a', 'x'.repeat(9), 'b']) {
    const { key, value } = encodeRecord(record(name))
    const decoded = decodeRecord(key, value)
    expect(decoded).toMatchObject({ group: name, value: { generation: 1, leader: 'm' } })
    const [member] = decoded?.kind === 'group' ? (decoded.value?.members ?? []) : []
    expect(member?.subscription.equals(Buffer.alloc(name.length * 10_000, 7))).toBe(true)
    expect(member?.assignment.toString()).toBe(name)
  }
})
