// kafka-console-consumer: prints the records of topics.

import { Consumer, type ConsumerRecord } from '#client/consumer.js'
import { partitionText, type TopicPartition } from '#client/partitions.js'
import type { Formatter, Piece } from '../console/formatter.ts'
import { formatterOf } from '../console/formatters.ts'
import { clientLog, describe, logLine } from '../logging.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { startProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'
import { grammar } from './console-consumer/grammar.ts'
import { type Request, requestOf } from './console-consumer/request.ts'

const javaClass = 'org.apache.kafka.tools.consumer.ConsoleConsumer'
/** How long a poll waits that waits for ever: then it asks again. */
const patienceMs = 60_000

function start(consumer: Consumer, { topics, partition }: Request): void {
  if (partition === undefined || topics instanceof RegExp) {
    consumer.subscribe(topics)
    return
  }
  const only = { topic: topics[0] ?? '', partition: partition.index }
  consumer.assign([only])
  if (partition.from === 'earliest') consumer.seekToBeginning([only])
  else if (partition.from === 'latest') consumer.seekToEnd([only])
  else consumer.seek(only, partition.from)
}

function json(record: ConsumerRecord): object {
  const text = (bytes: Buffer | null): string | null => (bytes === null ? null : bytes.toString('utf8'))
  return {
    topic: record.topic,
    partition: record.partition,
    offset: record.offset,
    leaderEpoch: record.leaderEpoch,
    timestamp: record.timestamp,
    timestampType: record.isLogAppendTime ? 'LogAppendTime' : 'CreateTime',
    key: text(record.key),
    value: text(record.value),
    headers: record.headers.map(({ key, value }) => ({ key, value: text(value) }))
  }
}

class Printing {
  count = 0
  readonly #formatter: Formatter
  readonly #terminal: Terminal
  readonly #skipErrors: boolean

  constructor(formatter: Formatter, terminal: Terminal, skipErrors: boolean) {
    this.#formatter = formatter
    this.#terminal = terminal
    this.#skipErrors = skipErrors
  }

  /** Prints all of them at once; a reader that is slow slows the reading. */
  async print(records: readonly ConsumerRecord[]): Promise<void> {
    const pieces: Piece[] = []
    for (const record of records) {
      this.count += 1
      if (this.#terminal.json) {
        this.#terminal.stream(json(record))
        continue
      }
      try {
        pieces.push(...this.#formatter(record))
      } catch (error) {
        if (!this.#skipErrors) throw error
        const message = `Error processing message, skipping this message:  (${javaClass})\n${describe(error)}`
        this.#terminal.error(message)
      }
    }
    if (pieces.length > 0) await this.#terminal.write(joined(pieces))
  }
}

function joined(pieces: readonly Piece[]): string | Buffer {
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('')
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece)))
}

/** Records that were handed out and are not printed are the next reader's: positions go back to the first of each partition. */
function giveBack(consumer: Consumer, records: readonly ConsumerRecord[]): void {
  const first = new Map<string, TopicPartition & { offset: number }>()
  for (const { topic, partition, offset } of records) {
    const name = partitionText({ topic, partition })
    if (!first.has(name)) first.set(name, { topic, partition, offset })
  }
  for (const one of first.values()) consumer.seek(one, one.offset)
}

class Idle extends Error {}

async function read(consumer: Consumer, request: Request, printing: Printing, stopped: () => boolean): Promise<void> {
  const { maxMessages, timeoutMs } = request
  // Records on the same terminal are progress enough.
  const progress = await startProgress(process.stdout.isTTY === true ? 0 : maxMessages, 'records')
  try {
    while (!stopped() && (maxMessages < 0 || printing.count < maxMessages)) {
      const records = await consumer.poll(timeoutMs < 0 ? patienceMs : timeoutMs)
      if (records.length === 0 && timeoutMs >= 0 && !stopped()) throw new Idle()
      const room = maxMessages < 0 ? records.length : maxMessages - printing.count
      const shown = records.slice(0, room)
      await printing.print(shown)
      progress.update(printing.count)
      if (shown.length < records.length) giveBack(consumer, records.slice(room))
    }
  } finally {
    progress.stop()
  }
}

async function consume(request: Request, terminal: Terminal, printing: Printing): Promise<number> {
  const consumer = new Consumer(request.consumer, clientLog(terminal))
  let stopped = false
  const stop = (): void => {
    stopped = true
    consumer.wakeup()
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    start(consumer, request)
    await read(consumer, request, printing, () => stopped)
    return 0
  } catch (error) {
    if (stopped) return 0
    logLine(terminal, 'ERROR', 'Error processing message, terminating consumer process: ', javaClass)
    terminal.error(error instanceof Idle ? 'org.apache.kafka.common.errors.TimeoutException' : describe(error))
    return error instanceof Idle ? 0 : 1
  } finally {
    await consumer.close()
    if (request.events) terminal.line('shutdown_complete')
    terminal.error(`Processed a total of ${printing.count} messages`)
  }
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  const warn = (line: string): void => (terminal.json ? terminal.error(line) : terminal.line(line))
  const request = requestOf(options, warn)
  const formatter = await formatterOf(request.formatter, request.formatting, warn)
  return consume(request, terminal, new Printing(formatter, terminal, request.skipErrors))
}

export const tool: Tool = {
  name: 'kafka-console-consumer',
  javaClass,
  grammar,
  failed(error, terminal) {
    if (error instanceof UsageError && error.javaClass === undefined) terminal.error(error.message)
    else {
      logLine(terminal, 'ERROR', 'Unknown error when running consumer: ', javaClass)
      terminal.error(describe(error))
    }
    return 1
  },
  run
}
