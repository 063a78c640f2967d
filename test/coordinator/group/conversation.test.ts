// A conversation that Apache Kafka 4.3.1 held (test/golden/groups/record.mjs): the machine gives the same answers, in the bytes of
// the same version, and writes the same records.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { GroupMachine } from '#coordinator/group/group-machine.js'
import type { GroupRecord } from '#coordinator/group/record.js'
import type { Outcome, Ticket } from '#coordinator/runtime/machine.js'
import { ErrorCode } from '#model/error-code.js'
import { codec as deleteGroups } from '#protocol/generated/delete-groups-response.js'
import { codec as describeGroups } from '#protocol/generated/describe-groups-response.js'
import { codec as heartbeat } from '#protocol/generated/heartbeat-response.js'
import { codec as joinGroup } from '#protocol/generated/join-group-response.js'
import { codec as leaveGroup } from '#protocol/generated/leave-group-response.js'
import { codec as listGroups } from '#protocol/generated/list-groups-response.js'
import { codec as offsetCommit } from '#protocol/generated/offset-commit-response.js'
import { codec as offsetDelete } from '#protocol/generated/offset-delete-response.js'
import { codec as offsetFetch } from '#protocol/generated/offset-fetch-response.js'
import { codec as syncGroup } from '#protocol/generated/sync-group-response.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'
import { limits, settingsOf } from './desk.ts'

interface Line {
  readonly ask?: string
  readonly version?: number
  readonly request?: Record<string, unknown>
  readonly answer?: unknown
  readonly park?: string
  readonly answered?: string
  readonly record?: Record<string, unknown>
}

const file = fileURLToPath(new URL('../../golden/groups/conversation.jsonl', import.meta.url))
const bytes = (_key: string, value: unknown): unknown => {
  const text = (value as { bytes?: string } | null)?.bytes
  return text === undefined ? value : Buffer.from(text, 'latin1')
}
const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line, bytes) as Line)

const codecs = {
  DeleteGroups: deleteGroups,
  DescribeGroups: describeGroups,
  Heartbeat: heartbeat,
  JoinGroup: joinGroup,
  LeaveGroup: leaveGroup,
  ListGroups: listGroups,
  OffsetCommit: offsetCommit,
  OffsetDelete: offsetDelete,
  OffsetFetch: offsetFetch,
  SyncGroup: syncGroup
}
type ApiName = keyof typeof codecs

/** What a request has in every version, where a line leaves it out. */
const defaults: Readonly<Record<ApiName, object>> = {
  DeleteGroups: {},
  DescribeGroups: { includeAuthorizedOperations: false },
  Heartbeat: { groupInstanceId: null },
  JoinGroup: { groupInstanceId: null, reason: null },
  LeaveGroup: { memberId: '', members: [] },
  ListGroups: { statesFilter: [], typesFilter: [] },
  OffsetCommit: { groupInstanceId: null, retentionTimeMs: -1 },
  OffsetDelete: {},
  OffsetFetch: { groupId: '', topics: null, groups: [], requireStable: false },
  SyncGroup: { groupInstanceId: null, assignments: [] }
}

class Talk {
  readonly machine: GroupMachine
  readonly records: GroupRecord[] = []
  readonly answers: Map<Ticket, unknown> = new Map()
  #ticket = 0
  #uuids = 0
  now = 1_000_000

  constructor() {
    const settings = settingsOf({ ...limits, initialRebalanceDelayMs: 0, membersMax: 3 })
    this.machine = new GroupMachine({ settings, partition: 0, newUuid: () => `#${++this.#uuids}` })
  }

  #take({ records, answers, settle }: Outcome<GroupRecord>): void {
    for (const record of records) this.machine.replay(record, this.records.push(record) - 1)
    for (const { ticket, response } of answers) this.answers.set(ticket, response)
    const next = settle?.(ErrorCode.NONE, this.now)
    if (next !== undefined) this.#take(next)
  }

  ask(name: ApiName, version: number, request: Record<string, unknown>): Ticket {
    const ticket = ++this.#ticket
    const { machine } = this
    const meta = { clientId: 'client', clientHost: '/127.0.0.1', apiVersion: version }
    // biome-ignore lint/suspicious/noExplicitAny: the lines of the file have the shapes of ten APIs
    const whole = { ...defaults[name], ...request } as any
    const reads: Partial<Record<ApiName, () => unknown>> = {
      DescribeGroups: () => machine.describeGroups(whole, meta, this.now),
      ListGroups: () => machine.listGroups(whole),
      OffsetFetch: () => machine.fetchOffsets(whole, meta)
    }
    const read = reads[name]
    if (read !== undefined) {
      this.answers.set(ticket, read())
      return ticket
    }
    const command = {
      DeleteGroups: 'deleteGroups',
      Heartbeat: 'heartbeat',
      JoinGroup: 'join',
      LeaveGroup: 'leave',
      OffsetCommit: 'commitOffsets',
      OffsetDelete: 'deleteOffsets',
      SyncGroup: 'sync'
    }[name as 'JoinGroup'] as 'join'
    this.#take(machine[command](whole, meta, ticket, this.now))
    this.now += 20
    while (machine.nextDeadlineMs <= this.now) this.#take(machine.tick(this.now))
    return ticket
  }
}

/** As it comes out of the bytes of that version; members and groups in a fixed order, for Kafka has none. */
function told(name: ApiName, version: number, response: unknown): unknown {
  const writer = new Writer()
  const codec = codecs[name]
  codec.write(writer, response as never, version)
  return sorted(codec.read(new Reader(Buffer.from(writer.bytes())), version))
}

function sorted(answer: unknown): unknown {
  const order = (list: readonly object[] | undefined, by: string): void => {
    const key = (one: object): string => (one as Record<string, string>)[by] ?? ''
    ;(list as object[] | undefined)?.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  }
  const { members, groups } = answer as { members?: object[]; groups?: { members?: object[] }[] }
  order(members, 'memberId')
  order(groups, 'groupId')
  for (const group of groups ?? []) order(group.members, 'memberId')
  return JSON.parse(JSON.stringify(answer))
}

test('the machine answers and writes as Apache Kafka did', () => {
  const talk = new Talk()
  const parked = new Map<string, { ticket: Ticket; name: ApiName; version: number }>()
  let compared = 0
  for (const { ask, version = 0, request = {}, answer, park, answered } of lines) {
    const name = ask as ApiName
    if (answered !== undefined) {
      const {
        ticket,
        name: asked,
        version: saidIn
      } = parked.get(answered) as NonNullable<ReturnType<typeof parked.get>>
      expect(told(asked, saidIn, talk.answers.get(ticket)), answered).toEqual(sorted(answer))
      compared++
    } else if (ask !== undefined) {
      const ticket = talk.ask(name, version, prepared(name, request))
      if (park !== undefined) {
        expect(talk.answers.has(ticket), park).toBe(false)
        parked.set(park, { ticket, name, version })
        continue
      }
      const about = `${name} v${version} ${JSON.stringify(request)}`
      expect(told(name, version, talk.answers.get(ticket)), about).toEqual(sorted(answer))
      compared++
    }
  }
  expect(compared).toBeGreaterThan(70)
  expect(talk.records.map(timeless)).toEqual(
    lines.flatMap(({ record }) => (record === undefined ? [] : [timeless(record)]))
  )
})

/** Leaves out what the file's clock and topic ids say, and the order of members. */
function timeless(record: object): unknown {
  const { commitTimestampMs, expireTimestampMs, topicId, value, ...rest } = JSON.parse(JSON.stringify(record))
  void commitTimestampMs
  void topicId
  if (expireTimestampMs !== undefined) rest.expires = expireTimestampMs !== -1
  if (value === undefined || value === null) return { ...rest, value }
  const { currentStateTimestamp, ...kept } = value
  void currentStateTimestamp
  kept.members = kept.members.map((member: object) => JSON.stringify(member)).sort()
  return { ...rest, value: kept }
}

/** Lists in lists get their defaults too. */
function prepared(name: ApiName, request: Record<string, unknown>): Record<string, unknown> {
  if (name === 'LeaveGroup') {
    const members = (request.members ?? []) as object[]
    return { ...request, members: members.map((member) => ({ groupInstanceId: null, reason: null, ...member })) }
  }
  if (name !== 'OffsetCommit') return request
  const topics = (request.topics as { partitions: object[] }[]).map(({ partitions, ...topic }) => ({
    topicId: 'AAAAAAAAAAAAAAAAAAAAAA',
    ...topic,
    partitions: partitions.map((partition) => ({ committedLeaderEpoch: -1, ...partition }))
  }))
  return { ...request, topics }
}
