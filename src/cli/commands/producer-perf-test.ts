// kafka-producer-perf-test: how many records a second a producer gets acknowledged, and how long each takes.

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { KafkaError } from '#client/errors.js'
import { type Delivered, Producer } from '#client/producer.js'
import { type Properties, readPairs, readProperties } from '../connect.ts'
import { clientLog, describe, messageOf } from '../logging.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { ProducerStats } from '../perf/producer-stats.ts'
import { pause, Throttle } from '../perf/throttle.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'
import { grammar } from './producer-perf-test/grammar.ts'

/** Records appended before answers are looked at again. */
const recordsPerTurn = 256
const defaultTransactionMs = 3000
/** A record's token is its start in whole milliseconds, and behind it its size. */
const sizeRoom = 2 ** 21

function producerProperties(options: Options): Properties {
  const given = ['command-property', 'producer-props'].flatMap((name) => options.values(name))
  const file = options.value('command-config') ?? options.value('producer.config')
  const server = options.value('bootstrap-server')
  if (server === undefined && file === undefined && given.length === 0) {
    throw new UsageError(
      'At least one of --bootstrap-server, --command-property, --producer-props, --producer.config or --command-config must be ' +
        'specified.',
      { help: true }
    )
  }
  const own = options.has('transaction-duration-ms') ? `performance-producer-${randomUUID()}` : undefined
  const transactional = options.value('transactional-id')
  return {
    ...(own === undefined ? {} : { 'transactional.id': own }),
    'client.id': 'perf-producer-client',
    ...readProperties(file),
    ...readPairs(given),
    ...(server === undefined ? {} : { 'bootstrap.servers': server }),
    ...(transactional === undefined ? {} : { 'transactional.id': transactional })
  }
}

/** How long a transaction may last; undefined without transactions. */
function transactionMs(options: Options, properties: Properties): number | undefined {
  const given = options.number('transaction-duration-ms')
  if (given !== undefined && given <= 0) {
    throw new UsageError('--transaction-duration-ms should be greater than zero.', { help: true })
  }
  return given ?? (properties['transactional.id'] === undefined ? undefined : defaultTransactionMs)
}

type Payload = (index: number) => Buffer

function fixedPayload(size: number): Payload {
  if (!(size > 0)) throw new UsageError('--record-size should be greater than zero.', { help: true })
  const bytes = Buffer.alloc(size)
  let seed = 0
  for (let i = 0; i < size; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    bytes[i] = 65 + ((seed >>> 16) % 26)
  }
  return () => bytes
}

function filePayload(path: string, delimiter: string, terminal: Terminal): Payload {
  terminal.line(`Reading payloads from: ${resolve(path)}`)
  const text = readFileSync(path, 'utf8')
  if (text === '') throw new UsageError('File does not exist or empty file provided.')
  // The delimiter is given as Java writes it: `\n` in two letters.
  const parts = text.split(delimiter.replaceAll('\\n', '\n').replaceAll('\\t', '\t'))
  if (parts.at(-1) === '') parts.pop()
  terminal.line(`Number of records read: ${parts.length}`)
  const payloads = parts.map((part) => Buffer.from(part))
  return () => payloads[Math.floor(Math.random() * payloads.length)] as Buffer
}

function payloadOf(options: Options, terminal: Terminal): Payload {
  if (options.has('payload-monotonic')) return (index) => Buffer.from(String(index))
  const file = options.value('payload-file')
  if (file !== undefined) return filePayload(file, options.value('payload-delimiter') ?? '\\n', terminal)
  return fixedPayload(options.number('record-size') ?? 0)
}

interface Run {
  readonly total: ProducerStats
  steady: ProducerStats | undefined
  failed: number
}

/** One transaction after the other, each for as long as it may last. */
class Transacting {
  readonly #producer: Producer
  readonly #durationMs: number | undefined
  #begunAt = 0
  #isOpen = false

  constructor(producer: Producer, durationMs: number | undefined) {
    this.#producer = producer
    this.#durationMs = durationMs
  }

  /** Before each record. */
  async next(): Promise<void> {
    if (this.#durationMs === undefined) return
    if (this.#isOpen && performance.now() - this.#begunAt < this.#durationMs) return
    await this.finish()
    this.#producer.beginTransaction()
    this.#isOpen = true
    this.#begunAt = performance.now()
  }

  async finish(): Promise<void> {
    if (this.#isOpen) await this.#producer.commitTransaction()
    this.#isOpen = false
  }
}

async function send(
  producer: Producer,
  options: Options,
  durationMs: number | undefined,
  terminal: Terminal
): Promise<Run> {
  const records = options.number('num-records') ?? 0
  const warmup = options.number('warmup-records') ?? 0
  const intervalMs = options.number('reporting-interval') ?? 5000
  const payload = payloadOf(options, terminal)
  const print = (line: string): void => terminal.line(line)
  if (warmup > 0) {
    print(`Warmup first ${warmup} records. Steady state results will print after the complete test summary.`)
  }
  const run: Run = { total: new ProducerStats(intervalMs, print), steady: undefined, failed: 0 }
  const throttle = new Throttle(options.number('throughput') ?? -1)
  if (durationMs !== undefined) await producer.initTransactions()
  const transacting = new Transacting(producer, durationMs)
  const topic = await producer.prepare(options.required('topic'))
  // Which of the two a record counts for is decided when it is sent.
  const deliveredTo =
    (...stats: readonly ProducerStats[]): Delivered =>
    (token, error) =>
      tell(run, stats, token, error, terminal)
  let delivered = deliveredTo(run.total)
  for (let i = 0; i < records; i++) {
    const value = payload(i)
    if (durationMs !== undefined) await transacting.next()
    if (warmup > 0 && i === warmup) {
      print('In steady state.')
      run.total.prints = false
      run.steady = new ProducerStats(intervalMs, print)
      delivered = deliveredTo(run.total, run.steady)
    }
    const token = Math.floor(performance.now()) * sizeRoom + Math.min(value.length, sizeRoom - 1)
    while (!producer.append(topic, undefined, null, value, undefined, Date.now(), delivered, token))
      await producer.room()
    const wait = throttle.waitMs(i + 1)
    if (wait > 0) await pause(wait)
    else if (i % recordsPerTurn === 0) await new Promise((resume) => setImmediate(resume))
  }
  await producer.flush()
  await transacting.finish()
  return run
}

function tell(
  run: Run,
  stats: readonly ProducerStats[],
  token: number,
  error: KafkaError | undefined,
  terminal: Terminal
): void {
  if (error !== undefined) {
    run.failed += 1
    terminal.error(String(error))
    return
  }
  const now = performance.now()
  const bytes = token % sizeRoom
  const latencyMs = Math.floor(now) - Math.floor(token / sizeRoom)
  for (const one of stats) one.record(latencyMs, bytes, now)
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  const warmup = options.number('warmup-records') ?? 0
  if (warmup >= (options.number('num-records') ?? 0) && warmup > 0) {
    throw new UsageError(
      'The value for --warmup-records must be strictly fewer than the number of records in the test, --num-records.',
      { help: true }
    )
  }
  const properties = producerProperties(options)
  const durationMs = transactionMs(options, properties)
  const producer = new Producer(properties, clientLog(terminal))
  try {
    const { total, steady, failed } = await send(producer, options, durationMs, terminal)
    total.printTotal('records sent')
    steady?.printTotal('steady state records sent')
    terminal.report({ total: total.summary(), steadyState: steady?.summary() ?? null, failed })
    if (options.has('print-metrics')) terminal.error('--print-metrics: this client keeps no metrics to print.')
    return 0
  } finally {
    await producer.close(0)
  }
}

export const tool: Tool = {
  name: 'kafka-producer-perf-test',
  javaClass: 'org.apache.kafka.tools.ProducerPerformance',
  grammar,
  failed(error, terminal) {
    terminal.error(error instanceof UsageError ? messageOf(error) : describe(error))
    return 1
  },
  run
}
