// What commands print equals what Apache Kafka's tools print: the samples were taken from them.

import { describe, expect, test } from 'vitest'
import { tabbed } from '#cli/columns.js'
import { doubleText } from '#cli/commands/configs/quotas.js'
import { csvLines, readCsv } from '#cli/commands/consumer-groups/csv.js'
import {
  listTable,
  membersTable,
  type OffsetRow,
  offsetsTable,
  resetTable,
  stateNote,
  stateTable
} from '#cli/commands/consumer-groups/tables.js'
import {
  groupMetadataFormatter,
  offsetsFormatter,
  transactionLogFormatter
} from '#cli/console/coordinator-formatter.js'
import { deserializer } from '#cli/console/deserializers.js'
import { defaultFormatter } from '#cli/console/formatter.js'
import type { GroupDescription, GroupMember } from '#client/admin/group-descriptions.js'
import type { ConsumerRecord } from '#client/consumer.js'
import { sample } from './recording.ts'

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

const member = (memberId: string, clientId: string, more: Partial<GroupMember> = {}): GroupMember => ({
  memberId,
  instanceId: null,
  rackId: null,
  clientId,
  host: '/127.0.0.1',
  assignment: new Map([['seg', [0, 1]]]),
  target: undefined,
  epoch: undefined,
  upgraded: undefined,
  ...more
})

const classic = member('cc-1-50dd27f4-3649-44ba-aaf9-74c21feb685f', 'cc-1')
const consumer = member('W0ytzms9SHa_0krkXO0QMg', 'cc-2', { epoch: 2, target: new Map([['seg', [0, 1]]]) })

const group = (groupId: string, more: Partial<GroupDescription>): GroupDescription => ({
  groupId,
  type: 'Classic',
  state: 'Stable',
  protocolType: 'consumer',
  assignor: 'range',
  epoch: undefined,
  targetEpoch: undefined,
  coordinator: { id: 1, host: '127.0.0.1', port: 29192, rack: null },
  members: [classic],
  authorizedOperations: 0,
  ...more
})

const rows: OffsetRow[] = [
  { topic: 'seg', partition: 0, offset: 33, end: 400, leaderEpoch: 0 },
  { topic: 'seg', partition: 1, offset: 60, end: 60, leaderEpoch: 0 },
  { topic: 'txn', partition: 0, offset: 18, end: 40, leaderEpoch: 0 },
  { topic: 'txn', partition: 1, offset: 3, end: 18, leaderEpoch: 0 }
]

describe('consumer groups', () => {
  test('offsets', () => {
    expect(text(offsetsTable('classic-group', rows, false))).toBe(sample('consumer-groups-describe').out)
    const verbose = rows.map((row) => ({
      ...row,
      offset: row.topic === 'seg' && row.partition === 0 ? 316 : row.offset
    }))
    expect(text(offsetsTable('consumer-group', verbose, true))).toBe(
      sample('consumer-groups-describe-offsets-verbose').out
    )
  })

  test('offsets of members, without a commit', () => {
    const live = [0, 1].map((partition) => ({ topic: 'seg', partition, end: partition === 0 ? 400 : 60 }))
    const printed = sample('consumer-groups-live-describe-all').out
    expect(printed).toContain(
      text(
        offsetsTable(
          'live-classic',
          live.map((row) => ({ ...row, member: classic })),
          false
        )
      )
    )
    expect(printed).toContain(
      text(
        offsetsTable(
          'live-consumer',
          live.map((row) => ({ ...row, member: consumer })),
          false
        )
      )
    )
  })

  test('members', () => {
    const both = [group('live-classic', {}), group('live-consumer', { members: [consumer] })]
    expect(both.map((one) => text(membersTable(one, true))).join('')).toBe(sample('consumer-groups-live-members').out)
    expect(text(membersTable(group('consumer-group', { members: [] }), true))).toBe(
      sample('consumer-groups-describe-members').out
    )
  })

  test('state', () => {
    const both = [group('live-classic', {}), group('live-consumer', { assignor: 'uniform' })]
    const printed = both.map((one) => text(stateTable(one, false))).join('')
    expect(printed.replaceAll('127.0.0.1:29192', 'BOOTSTRAP')).toBe(sample('consumer-groups-live-state').out)
    expect(`${stateNote('consumer-group', 'Empty')}\n`).toBe(sample('consumer-groups-describe-members').err)
  })

  test('lists', () => {
    const names = ['classic-group', 'tx-group', 'consumer-group', 'admin-group', 'regex-group']
    const listed = names.map((name) => ({
      group: name,
      state: 'Empty',
      type: /consumer|regex/.test(name) ? 'Consumer' : 'Classic'
    }))
    expect(text(listTable(listed, { type: false, state: true }))).toBe(sample('consumer-groups-list-state').out)
    expect(text(listTable(listed, { type: true, state: false }))).toBe(sample('consumer-groups-list-type').out)
    const wide = [{ group: 'console-consumer-73851', type: 'Classic', state: 'Empty' }]
    const line = sample('consumer-groups-live-list')
      .out.split('\n')
      .find((one) => one.includes('73851'))
    expect(listTable(wide, { type: false, state: true })[1]).toBe(line)
  })

  test('a plan, and the CSV that is read back', () => {
    const planned = [1, 0].map((partition) => ({ group: 'tx-group', topic: 'seg', partition, offset: 0 }))
    expect(text(resetTable(planned))).toBe(sample('consumer-groups-reset-dry-run').out)
    const exported = planned.map((row) => ({ ...row, offset: row.partition === 1 ? 60 : 3 }))
    expect(`${text(csvLines(exported, false))}\n`).toBe(sample('consumer-groups-reset-export').out)
    expect(readCsv(text(csvLines(exported, false)), 'tx-group', false)).toEqual(exported)
    expect(readCsv(text(csvLines(exported, true)), 'tx-group', true)).toEqual(exported)
    expect(readCsv('other,seg,0,1\n', 'tx-group', true)).toEqual([])
    expect(() => readCsv('seg,0\n', 'tx-group', false)).toThrow('Invalid line in the CSV file')
  })
})

const record = (more: Partial<ConsumerRecord>): ConsumerRecord => ({
  topic: 'seg',
  partition: 0,
  offset: 0,
  leaderEpoch: 0,
  timestamp: 1_700_000_000_000,
  isLogAppendTime: false,
  key: Buffer.from('key-0'),
  value: Buffer.from('none-0-'),
  headers: [],
  ...more
})

const printed = (properties: Record<string, string>, one: ConsumerRecord): string =>
  defaultFormatter(properties)(one)
    .map((piece) => piece.toString())
    .join('')

describe('records', () => {
  const all = Object.fromEntries(
    ['timestamp', 'key', 'offset', 'partition', 'epoch', 'headers'].map((name) => [`print.${name}`, 'true'])
  )

  test('every property', () => {
    const headers = [
      { key: 'h', value: Buffer.from('hv-0') },
      { key: 'null', value: null }
    ]
    const lines = sample('console-consumer-all-properties').out.split('\n')
    expect(printed(all, record({ headers }))).toBe(`${lines[0]}\n`)
    const second = record({
      offset: 6,
      timestamp: 1_700_000_006_000,
      key: null,
      value: Buffer.from(lines[6]?.split('\t').at(-1) ?? '')
    })
    expect(printed(all, second)).toBe(`${lines[6]}\n`)
  })

  test('separators, a literal for null, and what is not printed', () => {
    const properties = { 'print.key': 'true', 'key.separator': '|', 'line.separator': ';', 'null.literal': 'NIL' }
    expect(printed(properties, record({ value: null }))).toBe('key-0|NIL;')
    expect(printed({ 'print.value': 'false', 'print.timestamp': 'true' }, record({ isLogAppendTime: true }))).toBe(
      'LogAppendTime:1700000000000\n'
    )
    expect(printed({ 'print.timestamp': 'true' }, record({ timestamp: -1 }))).toBe('NO_TIMESTAMP\tnone-0-\n')
  })

  test('values by Kafka’s deserializers', () => {
    const name = (short: string): string => `org.apache.kafka.common.serialization.${short}Deserializer`
    expect(deserializer(name('Integer'))(Buffer.from('fffffffe', 'hex'))).toBe('-2')
    expect(deserializer(name('Long'))(Buffer.from('7fffffffffffffff', 'hex'))).toBe('9223372036854775807')
    expect(deserializer(name('Double'))(Buffer.from('4014000000000000', 'hex'))).toBe('5.0')
    expect(deserializer(name('Bytes'))(Buffer.from([0x61, 0x5c, 0x00, 0xff]))).toBe('a\\\\\\x00\\xFF')
    expect(() => deserializer(name('Integer'))(Buffer.from('1'))).toThrow(
      'Size of data received by IntegerDeserializer'
    )
    expect(() => deserializer('com.example.Mine')).toThrow('com.example.Mine')
  })
})

describe('records of coordinators', () => {
  /** The golden frames of these records are in the sample as JSON; here one is put together by hand. */
  test('a committed offset, its deletion, and a record of another kind', () => {
    const key = Buffer.from('0001000874782d67726f7570000373656700000000', 'hex')
    const value = Buffer.from(
      `0003000000000000000b000000000008${Buffer.from('txn-meta').toString('hex')}000001a200ce716c`,
      'hex'
    )
    const format = offsetsFormatter()
    expect(format(record({ key, value })).join('')).toBe(
      '{"key":{"type":1,"data":{"group":"tx-group","topic":"seg","partition":0}},"value":{"version":3,"data":' +
        '{"offset":11,"leaderEpoch":0,"metadata":"txn-meta","commitTimestamp":1795309859180}}}'
    )
    expect(sample('console-consumer-offsets-formatter').out).toContain(
      '{"key":{"type":1,"data":{"group":"tx-group","topic":"seg","partition":0}},"value":{"version":4,"data":{"offset":11,"leaderEpoch":0,"metadata":"txn-meta",'
    )
    expect(format(record({ key, value: null })).join('')).toMatch(/"value":null}$/)
    expect(groupMetadataFormatter()(record({ key, value }))).toEqual([])
  })

  test('a transaction', () => {
    const key = Buffer.from('0000000474782d61', 'hex')
    const format = transactionLogFormatter()
    const first = '{"key":{"type":0,"data":{"transactionalId":"tx-a"}},"value":'
    expect(format(record({ key, value: null })).join('')).toBe(`${first}null}`)
    expect(sample('console-consumer-transaction-formatter').out.startsWith(first)).toBe(true)
  })
})

test('a table with tabs', () => {
  const heads = [
    'NodeId',
    'DirectoryId',
    'LogEndOffset',
    'Lag',
    'LastFetchTimestamp',
    'LastCaughtUpTimestamp',
    'Status'
  ]
  const row = ['1', 'phN0vcEZTT2EaPEeffZVEg', '277', '0', '1795344911432', '1795344911432', 'Leader']
  expect(text(tabbed(heads, [row]))).toBe(sample('metadata-quorum-replication').out)
})

test('a double as Java shows it', () => {
  expect([50, 0.5, 1048576, 12345678].map(doubleText)).toEqual(['50.0', '0.5', '1048576.0', '1.2345678E7'])
})
