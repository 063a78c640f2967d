// kafka-console-producer: lines of standard input become records of a topic.

import { fstatSync } from 'node:fs'
import type { KafkaError } from '#client/errors.js'
import { Producer } from '#client/producer.js'
import { LineReader } from '../console/line-reader.ts'
import { linesOf } from '../console/lines.ts'
import { clientLog, describe, logLine, messageOf } from '../logging.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { startProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'
import { grammar } from './console-producer/grammar.ts'
import { producerProperties, readerProperties, type Warn } from './console-producer/properties.ts'

const lineReader = 'org.apache.kafka.tools.LineMessageReader'
const errorLogging = 'org.apache.kafka.clients.producer.internals.ErrorLoggingCallback'

interface Sending {
  readonly producer: Producer
  readonly reader: LineReader
  readonly topic: string
  readonly sync: boolean
  readonly terminal: Terminal
}

function tellFailure(
  terminal: Terminal,
  topic: string,
  key: Buffer | null,
  value: Buffer | null,
  error: KafkaError
): void {
  const size = (part: Buffer | null): string => (part === null ? 'null' : `${part.length} bytes`)
  const what = `Error when sending message to topic ${topic} with key: ${size(key)}, value: ${size(value)} with error:`
  logLine(terminal, 'ERROR', `${what}\n${error}\n`, errorLogging)
}

/** Puts a record among those to be sent, and waits only while memory for them is used up; with --sync for its end. */
async function sendLine({ producer, reader, topic, sync, terminal }: Sending, line: string): Promise<void> {
  const { key, value, headers } = reader.read(line)
  const view = await producer.prepare(topic)
  await new Promise<void>((resolve, reject) => {
    const attempt = (): void => {
      try {
        const taken = producer.append(view, undefined, key, value, headers, Date.now(), delivered, 0)
        if (taken && !sync) resolve()
        if (!taken) producer.room().then(attempt, reject)
      } catch (error) {
        reject(error)
      }
    }
    const delivered = (_: number, error: KafkaError | undefined, partition: number, offset: number): void => {
      if (error !== undefined) tellFailure(terminal, topic, key, value, error)
      terminal.stream({ topic, partition, offset, error: error?.errorName ?? null })
      resolve()
    }
    attempt()
  })
}

/** A person at a terminal sees where to type. */
const prompt = (terminal: Terminal): unknown =>
  process.stdin.isTTY === true && process.stdout.isTTY === true ? terminal.write('>') : undefined

/** How large standard input is, where it is a file; a person or a pipe has no size. */
function inputBytes(): number {
  const found = fstatSync(0)
  return found.isFile() ? found.size : 0
}

async function sendAll(sending: Sending): Promise<void> {
  prompt(sending.terminal)
  const progress = await startProgress(inputBytes(), 'bytes')
  let bytes = 0
  try {
    for await (const lines of linesOf(process.stdin)) {
      for (const line of lines) {
        await sendLine(sending, line)
        bytes += line.length + 1
      }
      progress.update(bytes)
      prompt(sending.terminal)
    }
  } finally {
    progress.stop()
  }
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  const warn: Warn = (line) => (terminal.json ? terminal.error(line) : terminal.line(line))
  const reading = options.value('line-reader') ?? lineReader
  if (reading !== lineReader) {
    throw new UsageError(`${reading}: only the built-in ${lineReader} is there`, {
      javaClass: 'java.lang.ClassNotFoundException'
    })
  }
  const reader = new LineReader(readerProperties(options, warn))
  const producer = new Producer(producerProperties(options, warn), clientLog(terminal))
  const topic = options.required('topic')
  try {
    await sendAll({ producer, reader, topic, sync: options.has('sync'), terminal })
    await producer.close()
  } catch (error) {
    await producer.close(0)
    throw error
  }
  return 0
}

export const tool: Tool = {
  name: 'kafka-console-producer',
  javaClass: 'org.apache.kafka.tools.ConsoleProducer',
  grammar,
  failed(error, terminal) {
    terminal.error(error instanceof Error && error.message !== '' ? describe(error) : messageOf(error))
    return 1
  },
  run
}
