// The tables of kafka-consumer-groups: columns as wide as Kafka's.

import type { GroupDescription, GroupMember } from '#client/admin/group-descriptions.js'
import { padded } from '../../columns.ts'

type Assignment = GroupMember['assignment']

const least = 15
const none = '-'

const longest = (texts: Iterable<string>): number => Math.max(least, ...[...texts].map((text) => text.length))

export interface OffsetRow {
  readonly topic: string
  readonly partition: number
  readonly leaderEpoch?: number | undefined
  readonly offset?: number | bigint | undefined
  readonly end?: number | bigint | undefined
  readonly member?: GroupMember | undefined
}

export const lagOf = ({ offset, end }: OffsetRow): bigint | undefined =>
  offset === undefined || end === undefined ? undefined : BigInt(end) - BigInt(offset)

const shown = (value: number | bigint | string | undefined | null): string =>
  value === undefined || value === null ? none : String(value)

export function offsetsTable(group: string, rows: readonly OffsetRow[], verbose: boolean): string[] {
  const epoch = verbose ? [least] : []
  const widths = [
    longest([group]),
    longest(rows.map(({ topic }) => topic)),
    10,
    ...epoch,
    least,
    least,
    least,
    longest(rows.map(({ member }) => member?.memberId ?? none)),
    least
  ]
  const heads = [
    'GROUP',
    'TOPIC',
    'PARTITION',
    'CURRENT-OFFSET',
    'LOG-END-OFFSET',
    'LAG',
    'CONSUMER-ID',
    'HOST',
    'CLIENT-ID'
  ]
  if (verbose) heads.splice(3, 0, 'LEADER-EPOCH')
  const cells = rows.map((row) => [
    group,
    row.topic,
    String(row.partition),
    ...(verbose ? [shown(row.leaderEpoch)] : []),
    shown(row.offset),
    shown(row.end),
    shown(lagOf(row)),
    shown(row.member?.memberId),
    shown(row.member?.host),
    shown(row.member?.clientId)
  ])
  return ['', ...[heads, ...cells].map((line) => padded(widths, line))]
}

/** `seg:0,1 other:3` */
export function assignmentText(assignment: Assignment | undefined): string {
  if (assignment === undefined || assignment.size === 0) return none
  const topics = [...assignment].sort(([a], [b]) => (a < b ? -1 : 1))
  return topics.map(([topic, partitions]) => `${topic}:${[...partitions].sort((a, b) => a - b).join(',')}`).join(';')
}

export const partitionCount = (assignment: Assignment): number =>
  [...assignment.values()].reduce((sum, partitions) => sum + partitions.length, 0)

export function membersTable({ groupId: group, members }: GroupDescription, verbose: boolean): string[] {
  const statics = members.some(({ instanceId }) => instanceId !== null)
  const widths = [
    longest([group]),
    longest(members.map(({ memberId }) => memberId)),
    ...(statics ? [longest(members.map(({ instanceId }) => instanceId ?? none))] : []),
    longest(members.map(({ host }) => host)),
    longest(members.map(({ clientId }) => clientId)),
    least,
    ...(verbose ? [least, 20, least, 20] : [])
  ]
  const heads = ['GROUP', 'CONSUMER-ID', ...(statics ? ['GROUP-INSTANCE-ID'] : []), 'HOST', 'CLIENT-ID', '#PARTITIONS']
  if (verbose) heads.push('CURRENT-EPOCH', 'CURRENT-ASSIGNMENT', 'TARGET-EPOCH', 'TARGET-ASSIGNMENT')
  const cells = members.map((member) => [
    group,
    member.memberId,
    ...(statics ? [shown(member.instanceId)] : []),
    member.host,
    member.clientId,
    String(partitionCount(member.assignment)),
    ...(verbose
      ? [shown(member.epoch), assignmentText(member.assignment), shown(member.epoch), assignmentText(member.target)]
      : [])
  ])
  const end = verbose ? '' : ' '
  return ['', ...[heads, ...cells].map((line) => `${padded(widths, line)}${end}`)]
}

export function stateTable(found: GroupDescription, verbose: boolean): string[] {
  const { id, host, port } = found.coordinator
  const coordinator = `${host}:${port}  (${id})`
  const epochs = verbose ? [least, 25] : []
  const widths = [longest([found.groupId]), Math.max(25, coordinator.length), 20, 20, ...epochs]
  const heads = ['GROUP', 'COORDINATOR (ID)', 'ASSIGNMENT-STRATEGY', 'STATE', '#MEMBERS']
  if (verbose) heads.splice(4, 0, 'GROUP-EPOCH', 'TARGET-ASSIGNMENT-EPOCH')
  const cells = [
    found.groupId,
    coordinator,
    found.assignor === '' ? none : found.assignor,
    found.state,
    ...(verbose ? [shown(found.epoch), shown(found.targetEpoch)] : []),
    String(found.members.length)
  ]
  return ['', padded(widths, heads), padded(widths, cells)]
}

export interface NewOffset {
  readonly group: string
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

export function resetTable(rows: readonly NewOffset[]): string[] {
  const widths = [longest(rows.map(({ group }) => group)), longest(rows.map(({ topic }) => topic)), 10]
  const cells = rows.map(({ group, topic, partition, offset }) => [group, topic, String(partition), String(offset)])
  return ['', ...[['GROUP', 'TOPIC', 'PARTITION', 'NEW-OFFSET'], ...cells].map((line) => padded(widths, line))]
}

/** What --list shows beside the names. */
export function listTable(
  rows: readonly { readonly group: string; readonly type: string; readonly state: string }[],
  columns: { readonly type: boolean; readonly state: boolean }
): string[] {
  const heads = ['GROUP', ...(columns.type ? ['TYPE'] : []), ...(columns.state ? ['STATE'] : [])]
  const cells = rows.map(({ group, type, state }) => [
    group,
    ...(columns.type ? [type] : []),
    ...(columns.state ? [state] : [])
  ])
  const widths = [longest(rows.map(({ group }) => group)) + 10, 20, 20]
  return [heads, ...cells].map((line) => padded(widths, line))
}

/** What is said on standard error of a group that is not simply working. */
export function stateNote(group: string, state: string): string | undefined {
  if (state === 'Dead') return `\nConsumer group '${group}' does not exist.`
  if (state === 'Empty') return `\nConsumer group '${group}' has no active members.`
  const moving = ['PreparingRebalance', 'CompletingRebalance', 'Assigning', 'Reconciling']
  return moving.includes(state) ? `\nWarning: Consumer group '${group}' is rebalancing.` : undefined
}
