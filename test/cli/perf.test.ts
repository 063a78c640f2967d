// The performance and verifiable tools against a broker in a process of its own: what they print is compared with the forms that
// the tools of Kafka 4.3.1 print.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { tool as consumerPerf } from '../../src/cli/commands/consumer-perf-test.ts'
import { tool as latency } from '../../src/cli/commands/e2e-latency.ts'
import { tool as producerPerf } from '../../src/cli/commands/producer-perf-test.ts'
import { tool as verifiableConsumer } from '../../src/cli/commands/verifiable-consumer.ts'
import { tool as verifiableProducer } from '../../src/cli/commands/verifiable-producer.ts'
import { parse } from '../../src/cli/run.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import type { Tool } from '../../src/cli/tool.ts'
import { createTopics } from '../../src/client/admin/topics.ts'
import { Admin } from '../../src/client/admin.ts'
import { type RunningBroker, startBroker } from '../broker/support.ts'

let broker: RunningBroker

beforeAll(async () => {
  broker = await startBroker({ overrides: { 'group.initial.rebalance.delay.ms': '0' } })
  const admin = new Admin({ 'bootstrap.servers': broker.bootstrap })
  await createTopics(admin, [{ name: 'perf', partitions: 2 }, { name: 'verified' }])
  admin.close()
})

afterAll(async () => {
  await broker.stop()
})

interface Ran {
  readonly code: number
  readonly out: string[]
  readonly err: string[]
  readonly report: unknown
}

async function run(tool: Tool, args: string, named = true): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  let report: unknown
  const terminal: Terminal = {
    json: false,
    line: (text = '') => void out.push(text),
    error: (text = '') => void err.push(text),
    write: async (chunk) => void out.push(String(chunk).trimEnd()),
    report: (result) => {
      report = result
    },
    stream: () => undefined,
    style: (_style, text) => text
  }
  const words = [...(named ? ['--bootstrap-server', broker.bootstrap] : []), ...args.split(' ')]
  const code = await tool.run(parse(tool.grammar, words), terminal)
  return { code, out, err, report }
}

/** Events without their times, which differ. */
const events = (lines: readonly string[]): Record<string, unknown>[] =>
  lines.map((line) => {
    const { timestamp, ...rest } = JSON.parse(line) as Record<string, unknown>
    expect(timestamp).toBeTypeOf('number')
    return rest
  })

const number = String.raw`\d+(?:\.\d+)?`

test('producer-perf-test: windows, the whole, and the steady state', async () => {
  const { code, out, report } = await run(
    producerPerf,
    '--topic perf --num-records 400 --throughput 2000 --record-size 100 --reporting-interval 50 --warmup-records 100'
  )
  expect(code).toBe(0)
  expect(out[0]).toBe('Warmup first 100 records. Steady state results will print after the complete test summary.')
  expect(out).toContain('In steady state.')
  const window = new RegExp(
    `^\\d+ records sent, ${number} records/sec \\(\\d+\\.\\d\\d MB/sec\\), \\d+\\.\\d ms avg latency, \\d+\\.\\d ms max latency\\.$`
  )
  expect(out.filter((line) => window.test(line)).length).toBeGreaterThan(1)
  const rest = String.raw`, \d+\.\d{6} records/sec \(\d+\.\d\d MB/sec\), \d+\.\d\d ms avg latency, \d+\.\d\d ms max latency, \d+ ms 50th, \d+ ms 95th, \d+ ms 99th, \d+ ms 99\.9th\.$`
  expect(out.at(-2)).toMatch(new RegExp(`^400 records sent${rest}`))
  expect(out.at(-1)).toMatch(new RegExp(`^300 steady state records sent${rest}`))
  const { total } = report as { total: { recordsPerSecond: number } }
  expect(total.recordsPerSecond).toBeLessThan(2300)
})

test('producer-perf-test: payloads that are numbers, and what it needs to know', async () => {
  const { out } = await run(producerPerf, '--topic perf --num-records 10 --throughput -1 --payload-monotonic')
  expect(out.at(-1)).toMatch(/^10 records sent/)
  expect(() => parse(producerPerf.grammar, ['--topic', 't', '--num-records', '1', '--throughput', '1'])).toThrow(
    'one of the arguments --record-size --payload-file --payload-monotonic is required'
  )
  await expect(run(producerPerf, '--topic t --num-records 5 --throughput -1 --record-size 1', false)).rejects.toThrow(
    /^At least one of --bootstrap-server, --command-property/
  )
})

test('consumer-perf-test: as many as were asked for, of keys and values alone', async () => {
  const { code, out } = await run(consumerPerf, '--topic perf --num-records 400 --timeout 3000')
  expect(code).toBe(0)
  expect(out[0]).toBe(
    'start.time, end.time, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec, rebalance.time.ms, fetch.time.ms, ' +
      'fetch.MB.sec, fetch.nMsg.sec'
  )
  const columns = out[1]?.split(', ') ?? []
  expect(columns.length).toBe(10)
  expect(columns[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d:\d{3}$/)
  expect(columns[4]).toBe('400')
  expect(Number(columns[2])).toBeLessThanOrEqual((400 * 100) / 1024 / 1024 + 0.0001)
})

test('consumer-perf-test: when nothing comes any more it says so and ends', async () => {
  const { out } = await run(consumerPerf, '--topic perf --num-records 100000 --timeout 300 --hide-header')
  expect(out[0]).toBe(
    'WARNING: Exiting before consuming the expected number of records: timeout (300 ms) exceeded. You can use the --timeout ' +
      'option to increase the timeout.'
  )
  expect(out[1]).toMatch(/, 410, /)
  await expect(run(consumerPerf, '--num-records 5')).rejects.toThrow(
    'Exactly one of the following arguments is required: [topic], [include]'
  )
})

test('e2e-latency: by position as of old, or by name', async () => {
  const old = await run(latency, `${broker.bootstrap} fresh 20 all 50`, false)
  expect(old.out[0]).toMatch(/^WARNING: Positional argument usage is deprecated/)
  expect(old.out[1]).toBe(
    'Topic "fresh" does not exist. Will create topic with 1 partition(s) and replication factor = 1'
  )
  expect(old.out[2]).toMatch(/^0\t\d+/)
  expect(old.out.at(-2)).toMatch(/^Avg latency: \d+\.\d{4} ms$/)
  expect(old.out.at(-1)).toMatch(/^Percentiles: 50th = \d+, 99th = \d+, 99\.9th = \d+$/)
  const now = await run(latency, '--topic fresh --num-records 5 --producer-acks 1 --record-size 10 --num-headers 2')
  expect([now.code, now.out.length]).toEqual([0, 3])
  await expect(run(latency, '--topic t --num-records 5 --producer-acks 2 --record-size 1')).rejects.toThrow(
    "Invalid value for --producer-acks. Latency testing requires synchronous acknowledgement. Please use '1' or 'all'."
  )
})

test('verifiable-producer and verifiable-consumer tell of every record', async () => {
  const sent = events(
    (await run(verifiableProducer, '--topic verified --max-messages 4 --value-prefix 7 --repeating-keys 3')).out
  )
  expect(sent.map(({ name }) => name)).toEqual([
    'startup_complete',
    ...Array(4).fill('producer_send_success'),
    'shutdown_complete',
    'tool_data'
  ])
  expect(sent[4]).toEqual({
    name: 'producer_send_success',
    key: '0',
    value: '7.3',
    offset: 3,
    topic: 'verified',
    partition: 0
  })
  expect(sent.at(-1)).toMatchObject({ sent: 4, acked: 4, target_throughput: -1 })
  const read = events((await run(verifiableConsumer, '--topic verified --group-id v --max-messages 3 --verbose')).out)
  expect(read.map(({ name }) => name)).toEqual([
    'startup_complete',
    'partitions_assigned',
    'record_data',
    'record_data',
    'record_data',
    'records_consumed',
    'offsets_committed',
    'partitions_revoked',
    'shutdown_complete',
    'shutdown_requested'
  ])
  expect(read[5]).toEqual({
    name: 'records_consumed',
    count: 4,
    partitions: [{ topic: 'verified', partition: 0, count: 3, minOffset: 0, maxOffset: 2 }]
  })
  expect(read[6]).toEqual({
    name: 'offsets_committed',
    offsets: [{ topic: 'verified', partition: 0, offset: 3 }],
    success: true
  })
})

test('a record that cannot be sent is told with the Java class', async () => {
  const told = events((await run(verifiableProducer, '--topic no/topic --max-messages 1')).out)
  expect(told[1]).toEqual({
    name: 'producer_send_error',
    topic: 'no/topic',
    key: null,
    value: '0',
    exception: 'class org.apache.kafka.common.errors.InvalidTopicException',
    message: 'Invalid topics: [no/topic]'
  })
})
