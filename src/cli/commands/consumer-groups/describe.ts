// kafka-consumer-groups --describe: offsets and lag, members, or state.

import { describeGroup, type GroupDescription } from '#client/admin/group-descriptions.js'
import { listOffsets } from '#client/admin/partitions.js'
import type { Admin } from '#client/admin.js'
import { KafkaError } from '#client/errors.js'
import { partitionText } from '#client/partitions.js'
import { ErrorCode } from '#model/error-code.js'
import { partitionsOfTopics } from '../../offsets.ts'
import type { Options } from '../../options/options.ts'
import type { Terminal } from '../../terminal.ts'
import { committedOffsets } from './committed.ts'
import {
  assignmentText,
  lagOf,
  membersTable,
  type OffsetRow,
  offsetsTable,
  partitionCount,
  stateNote,
  stateTable
} from './tables.ts'

const latest = -1

/** End offsets of partitions that can be asked; of a topic that is gone there are none. */
async function endOffsets(admin: Admin, rows: readonly OffsetRow[]): Promise<Map<string, number>> {
  const wanted = new Set(rows.map(partitionText))
  const topics = new Set(rows.map(({ topic }) => topic))
  const placed = []
  for (const topic of topics) {
    try {
      placed.push(...(await partitionsOfTopics(admin, [topic])))
    } catch (error) {
      if (!(error instanceof KafkaError && error.code === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)) throw error
    }
  }
  const questions = placed.filter((one) => wanted.has(partitionText(one)))
  const answers = await listOffsets(
    admin,
    questions.map(({ topic, partition }) => ({ topic, partition, timestamp: latest }))
  )
  return new Map([...answers].flatMap(([name, one]) => (one.error === undefined ? [[name, one.value.offset]] : [])))
}

/** Partitions of members first, those with most of them before others, then offsets that nobody reads now. */
async function rowsOf(admin: Admin, found: GroupDescription): Promise<OffsetRow[]> {
  const committed = await committedOffsets(admin, found.groupId)
  const rows: OffsetRow[] = []
  const members = [...found.members].sort((a, b) => partitionCount(b.assignment) - partitionCount(a.assignment))
  const read = new Set<string>()
  for (const member of members) {
    const partitions = [...member.assignment].sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [topic, indexes] of partitions) {
      for (const partition of [...indexes].sort((a, b) => a - b)) {
        const one = committed.get(`${topic}-${partition}`)
        read.add(`${topic}-${partition}`)
        rows.push({ topic, partition, offset: one?.offset, leaderEpoch: one?.leaderEpoch, member })
      }
    }
  }
  const rest = [...committed.values()].filter((one) => !read.has(partitionText(one)))
  rest.sort((a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : a.partition - b.partition))
  const all = [...rows, ...rest]
  const ends = await endOffsets(admin, all)
  return all.map((row) => ({
    ...row,
    leaderEpoch: row.leaderEpoch === -1 ? undefined : row.leaderEpoch,
    end: ends.get(partitionText(row))
  }))
}

function rowJson(row: OffsetRow): object {
  return {
    topic: row.topic,
    partition: row.partition,
    leaderEpoch: row.leaderEpoch ?? null,
    currentOffset: row.offset ?? null,
    logEndOffset: row.end ?? null,
    lag: lagOf(row) ?? null,
    consumerId: row.member?.memberId ?? null,
    host: row.member?.host ?? null,
    clientId: row.member?.clientId ?? null
  }
}

function memberJson(member: GroupDescription['members'][number]): object {
  return {
    consumerId: member.memberId,
    groupInstanceId: member.instanceId,
    host: member.host,
    clientId: member.clientId,
    epoch: member.epoch ?? null,
    assignment: member.assignment,
    targetAssignment: member.target ?? null,
    assigned: assignmentText(member.assignment)
  }
}

async function describeOne(
  admin: Admin,
  options: Options,
  terminal: Terminal,
  found: GroupDescription
): Promise<object> {
  const verbose = options.has('verbose')
  const note = stateNote(found.groupId, found.state)
  if (note !== undefined) terminal.error(note)
  const json = {
    group: found.groupId,
    type: found.type,
    state: found.state,
    assignor: found.assignor,
    coordinator: found.coordinator,
    epoch: found.epoch ?? null,
    targetAssignmentEpoch: found.targetEpoch ?? null
  }
  if (found.state === 'Dead') return json
  if (options.has('members')) {
    for (const line of membersTable(found, verbose)) terminal.line(line)
    return { ...json, members: found.members.map(memberJson) }
  }
  if (options.has('state')) {
    for (const line of stateTable(found, verbose)) terminal.line(line)
    return { ...json, members: found.members.length }
  }
  const rows = await rowsOf(admin, found)
  if (rows.length > 0) for (const line of offsetsTable(found.groupId, rows, verbose)) terminal.line(line)
  return { ...json, offsets: rows.map(rowJson) }
}

/** Kafka says of a group it does not find that it does not, with its name. */
function named(error: unknown, group: string): unknown {
  if (!(error instanceof KafkaError) || error.code !== ErrorCode.GROUP_ID_NOT_FOUND) return error
  const message = error.message.includes(group) ? error.message : `Group ${group} not found.`
  return new KafkaError(error.code, error.exception, message)
}

export async function describeGroups(
  admin: Admin,
  groups: readonly string[],
  options: Options,
  terminal: Terminal
): Promise<void> {
  // All are asked for before the first is printed: one that is missing fails the command, as with Kafka's tool.
  const found: GroupDescription[] = []
  for (const group of groups) {
    try {
      found.push(await describeGroup(admin, group))
    } catch (error) {
      throw named(error, group)
    }
  }
  const reports = []
  for (const group of found) reports.push(await describeOne(admin, options, terminal, group))
  terminal.report(reports)
}
