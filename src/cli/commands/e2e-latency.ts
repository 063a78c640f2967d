// kafka-e2e-latency: how long a record takes from its sending to its arrival at a consumer, one record at a time.

import { randomBytes } from 'node:crypto'
import { build, type Histogram } from 'hdr-histogram-js'
import { createTopics, describeTopics } from '#client/admin/topics.js'
import { Admin } from '#client/admin.js'
import { Consumer } from '#client/consumer.js'
import { type Header, Producer } from '#client/producer.js'
import { type Properties, readProperties } from '../connect.ts'
import { clientLog, describe } from '../logging.ts'
import { type Grammar, UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { fixed } from '../perf/number-format.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'

const arrivalMs = 60_000
const reportEvery = 1000
const microsMax = 120_000_000

interface Test {
  readonly server: string
  readonly topic: string
  readonly records: number
  readonly acks: string
  readonly size: number
  readonly config: string | undefined
  readonly keySize: number
  readonly headers: number
  readonly headerKeySize: number
  /** -1: headers have null values. */
  readonly headerSize: number
}

const needed = ['bootstrap-server', 'topic', 'num-records', 'producer-acks', 'record-size'] as const

/** The words in their old order, without names. */
function fromWords(words: readonly string[]): Test {
  const usage = 'Usage: bootstrap-server topic num-records producer-acks record-size [optional] command-config'
  if (words.length !== 5 && words.length !== 6) {
    throw new UsageError(
      `Invalid number of arguments. Expected 5 or 6 positional arguments, but got ${words.length}. ${usage}`
    )
  }
  const [server = '', topic = '', records, acks = '', size, config] = words
  const none = { keySize: 0, headers: 0, headerKeySize: 0, headerSize: 0 }
  return { server, topic, records: Number(records), acks, size: Number(size), config, ...none }
}

function fromOptions(options: Options): Test {
  for (const name of needed)
    if (!options.has(name)) throw new UsageError(`Missing required option(s) [${name}]`, { help: true })
  return {
    server: options.required('bootstrap-server'),
    topic: options.required('topic'),
    records: options.number('num-records') ?? 0,
    acks: options.required('producer-acks'),
    size: options.number('record-size') ?? 0,
    config: options.value('command-config'),
    keySize: options.number('record-key-size') ?? 0,
    headers: options.number('num-headers') ?? 0,
    headerKeySize: options.number('record-header-key-size') ?? 0,
    headerSize: options.number('record-header-size') ?? 0
  }
}

function testOf(options: Options, terminal: Terminal): Test {
  const byPosition = options.words.length > 0
  if (byPosition) {
    terminal.line(
      'WARNING: Positional argument usage is deprecated and will be removed in Apache Kafka 5.0. Please use named arguments ' +
        'instead: --bootstrap-server, --topic, --num-records, --producer-acks, --record-size, --command-config'
    )
  }
  const test = byPosition ? fromWords(options.words) : fromOptions(options)
  if (test.acks !== '1' && test.acks !== 'all') {
    throw new UsageError(
      "Invalid value for --producer-acks. Latency testing requires synchronous acknowledgement. Please use '1' or 'all'.",
      { help: true }
    )
  }
  if (!(test.records > 0)) throw new UsageError('Value for --num-records must be a positive integer.', { help: true })
  if (!(test.size >= 0)) throw new UsageError('Value for --record-size must be a non-negative integer.', { help: true })
  return test
}

/** Letters, as the payload of the other tools. */
const letters = (size: number): Buffer => Buffer.from(randomBytes(size).map((byte) => 65 + (byte % 26)))

async function prepareTopic(admin: Admin, topic: string, terminal: Terminal): Promise<number> {
  const found = (await describeTopics(admin, [topic])).get(topic)
  if (found?.error === undefined) return found?.value.partitions.length ?? 1
  terminal.line(`Topic "${topic}" does not exist. Will create topic with 1 partition(s) and replication factor = 1`)
  const made = (await createTopics(admin, [{ name: topic, partitions: 1, replicationFactor: 1 }])).get(topic)
  if (made?.error !== undefined) {
    terminal.line(`Creation of topic ${topic} failed`)
    throw made.error
  }
  return 1
}

async function arrival(consumer: Consumer, value: Buffer): Promise<void> {
  const deadline = performance.now() + arrivalMs
  while (performance.now() < deadline) {
    const [record, ...others] = await consumer.poll(Math.max(0, deadline - performance.now()))
    if (record === undefined) continue
    if (record.value === null || !record.value.equals(value))
      throw new Error(`The message that was read is not the one that was sent: ${record.value?.length ?? 'null'} bytes`)
    if (others.length > 0)
      throw new Error(`Only one result was expected during this test. We found [${others.length + 1}]`)
    return
  }
  throw new Error(`poll() timed out before finding a result (timeout:[${arrivalMs}ms])`)
}

function headersOf({ headers, headerKeySize, headerSize }: Test): Header[] {
  return Array.from({ length: headers }, () => ({
    key: letters(headerKeySize).toString('latin1'),
    value: headerSize < 0 ? null : letters(headerSize)
  }))
}

async function measure(test: Test, properties: Properties, partitions: number, terminal: Terminal): Promise<Histogram> {
  const log = clientLog(terminal)
  const consumer = new Consumer(
    {
      ...properties,
      'group.id': `test-group-${Date.now()}`,
      'enable.auto.commit': 'false',
      'auto.offset.reset': 'latest',
      // Nothing is gathered on the way.
      'fetch.max.wait.ms': '0'
    },
    log
  )
  const producer = new Producer({ ...properties, 'linger.ms': '0', acks: test.acks }, log)
  const micros = build({ highestTrackableValue: microsMax, numberOfSignificantValueDigits: 3, bitBucketSize: 32 })
  try {
    const all = Array.from({ length: partitions }, (_, partition) => ({ topic: test.topic, partition }))
    consumer.assign(all)
    consumer.seekToEnd(all)
    for (const partition of all) await consumer.position(partition)
    for (let i = 0; i < test.records; i++) {
      const value = letters(test.size)
      const key = test.keySize > 0 ? letters(test.keySize) : null
      const start = performance.now()
      await producer.send({ topic: test.topic, key, value, headers: headersOf(test) })
      await arrival(consumer, value)
      const elapsedMs = performance.now() - start
      if (i % reportEvery === 0) terminal.line(`${i}\t${elapsedMs}`)
      micros.recordValue(Math.min(Math.round(elapsedMs * 1000), microsMax))
    }
    return micros
  } finally {
    await Promise.all([consumer.close(), producer.close()])
  }
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  const test = testOf(options, terminal)
  const properties = { ...readProperties(test.config), 'bootstrap.servers': test.server }
  const admin = new Admin(properties, clientLog(terminal))
  let partitions: number
  try {
    partitions = await prepareTopic(admin, test.topic, terminal)
  } finally {
    admin.close()
  }
  const micros = await measure(test, properties, partitions, terminal)
  const averageMs = micros.mean / 1000
  const at = (percent: number): number => Math.floor(micros.getValueAtPercentile(percent) / 1000)
  terminal.line(`Avg latency: ${fixed(averageMs, 4)} ms`)
  terminal.line(`Percentiles: 50th = ${at(50)}, 99th = ${at(99)}, 99.9th = ${at(99.9)}`)
  const exact = (percent: number): number => micros.getValueAtPercentile(percent) / 1000
  terminal.report({ averageMs, percentilesMs: { 50: exact(50), 99: exact(99), 99.9: exact(99.9) } })
  return 0
}

const grammar: Grammar = {
  manners: 'joptsimple',
  about: 'This tool measures end-to-end latency in Kafka by sending messages and timing their reception.',
  options: [
    {
      name: 'bootstrap-server',
      argument: 'bootstrap-server',
      about: 'REQUIRED: The servers to connect to first: host:port, with commas between several.'
    },
    { name: 'topic', argument: 'topic-name', complete: 'topic', about: 'REQUIRED: The topic to use for the test.' },
    { name: 'num-records', argument: 'count', type: 'Integer', about: 'REQUIRED: The number of messages to send.' },
    { name: 'producer-acks', argument: 'producer-acks', about: "REQUIRED: '1' or 'all'." },
    { name: 'record-size', argument: 'bytes', type: 'Integer', about: 'REQUIRED: The size of each message.' },
    {
      name: 'record-key-size',
      argument: 'bytes',
      optionalArgument: true,
      type: 'Integer',
      fallback: '0',
      about: 'The size of each key; without it messages have none.'
    },
    {
      name: 'num-headers',
      argument: 'count',
      optionalArgument: true,
      type: 'Integer',
      fallback: '0',
      about: 'How many headers each message has.'
    },
    {
      name: 'record-header-key-size',
      argument: 'bytes',
      optionalArgument: true,
      type: 'Integer',
      fallback: '0',
      about: 'The size of each header’s key.'
    },
    {
      name: 'record-header-size',
      argument: 'bytes',
      optionalArgument: true,
      type: 'Integer',
      fallback: '0',
      about: 'The size of each header’s value; -1 for null.'
    },
    {
      name: 'command-config',
      argument: 'config-file',
      optionalArgument: true,
      complete: 'file',
      about: 'A properties file with settings of the clients.'
    }
  ]
}

export const tool: Tool = {
  name: 'kafka-e2e-latency',
  javaClass: 'org.apache.kafka.tools.EndToEndLatency',
  grammar,
  failed(error, terminal) {
    terminal.error(error instanceof UsageError ? error.message : describe(error))
    return 1
  },
  run
}
