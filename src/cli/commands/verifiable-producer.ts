// kafka-verifiable-producer: sends numbers that grow by one and tells of the end of each, for tests that check that nothing
// acknowledged is lost.

import { asKafkaError } from '#client/errors.js'
import { Producer } from '#client/producer.js'
import { type Properties, readProperties } from '../connect.ts'
import { clientLog, describe, messageOf } from '../logging.ts'
import { type Grammar, UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { pause, Throttle } from '../perf/throttle.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'
import { onStop, type Tell, teller } from '../verifiable/events.ts'

/** As many as Kafka's client keeps on their way by its memory; here the answers themselves hold the sender back. */
const unansweredMax = 10_000
const messagesPerTurn = 64

function properties(options: Options, terminal: Terminal): Properties {
  const old = options.value('producer.config')
  const now = options.value('command-config')
  if (old !== undefined && now !== undefined)
    throw new UsageError('Options --producer.config and --command-config are mutually exclusive.')
  if (old !== undefined) {
    terminal.line(
      'Option --producer.config has been deprecated and will be removed in a future version. Use --command-config instead.'
    )
  }
  return {
    'bootstrap.servers': options.required('bootstrap-server'),
    acks: options.value('acks') ?? '-1',
    // What fails is told, not tried again.
    retries: '0',
    ...readProperties(now ?? old)
  }
}

interface Message {
  readonly key: string | null
  readonly value: string
  readonly timestamp: number | undefined
}

/** The n-th message, from 0. */
function messages(options: Options): (number: number) => Message {
  const prefix = options.value('value-prefix')
  const keys = options.number('repeating-keys') ?? 0
  const createTime = options.number('message-create-time') ?? -1
  const start = performance.now()
  return (number) => ({
    key: keys <= 0 ? null : String(number % keys),
    value: prefix === undefined ? String(number) : `${prefix}.${number}`,
    timestamp: createTime < 0 ? undefined : createTime + Math.round(performance.now() - start)
  })
}

class Sending {
  readonly #producer: Producer
  readonly #topic: string
  readonly #tell: Tell
  sent = 0
  acked = 0
  unanswered = 0

  constructor(producer: Producer, topic: string, tell: Tell) {
    this.#producer = producer
    this.#topic = topic
    this.#tell = tell
  }

  async send({ key, value, timestamp }: Message): Promise<void> {
    const topic = this.#topic
    this.sent += 1
    this.unanswered += 1
    try {
      const { offset, partition } = await this.#producer.send({
        topic,
        key: key === null ? null : Buffer.from(key),
        value: Buffer.from(value),
        ...(timestamp === undefined ? {} : { timestamp })
      })
      this.acked += 1
      this.#tell('producer_send_success', { key, value, offset, topic, partition })
    } catch (error) {
      const { exception, message } = asKafkaError(error)
      this.#tell('producer_send_error', { topic, key, value, exception: `class ${exception}`, message })
    }
    this.unanswered -= 1
  }

  /** Resolves when the next may be sent. */
  async hold(waitMs: number): Promise<void> {
    if (waitMs > 0) await pause(Math.min(waitMs, 1000))
    else if (this.sent % messagesPerTurn === 0) await new Promise((resolve) => setImmediate(resolve))
    while (this.unanswered >= unansweredMax) await pause(1)
  }

  async finish(): Promise<void> {
    while (this.unanswered > 0) {
      await this.#producer.flush()
      await pause(0)
    }
  }
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  const tell = teller((line) => void terminal.write(`${line}\n`))
  const most = options.number('max-messages') ?? -1
  const perSecond = options.number('throughput') ?? -1
  const message = messages(options)
  const producer = new Producer(properties(options, terminal), clientLog(terminal))
  let stopped = false
  const forget = onStop(() => {
    stopped = true
  })
  tell('startup_complete')
  const start = performance.now()
  const throttle = new Throttle(perSecond)
  const sending = new Sending(producer, options.required('topic'), tell)
  while (!stopped && (most < 0 || sending.sent < most)) {
    void sending.send(message(sending.sent))
    let wait = throttle.waitMs(sending.sent)
    do {
      await sending.hold(wait)
      wait = throttle.waitMs(sending.sent)
    } while (wait > 0 && !stopped)
  }
  await sending.finish()
  await producer.close()
  forget()
  tell('shutdown_complete')
  const seconds = (performance.now() - start) / 1000
  const { sent, acked } = sending
  tell('tool_data', { sent, acked, target_throughput: perSecond, avg_throughput: acked / seconds })
  return 0
}

const grammar: Grammar = {
  manners: 'argparse',
  program: 'verifiable-producer',
  about:
    'This tool sends growing numbers to a topic and prints JSON about each: whether it was acknowledged, and where it is.',
  options: [
    { name: 'topic', argument: 'TOPIC', required: true, complete: 'topic', about: 'Produce messages to this topic.' },
    {
      name: 'max-messages',
      argument: 'MAX-MESSAGES',
      type: 'Integer',
      fallback: '-1',
      about: 'So many messages; -1: until it is stopped.'
    },
    {
      name: 'throughput',
      argument: 'THROUGHPUT',
      type: 'Integer',
      fallback: '-1',
      about: 'Approximately so many messages a second at most; -1: no limit.'
    },
    { name: 'acks', argument: 'ACKS', type: ['0', '1', '-1'], fallback: '-1', about: 'acks: 0, 1 or -1 (all).' },
    { name: 'producer.config', argument: 'CONFIG-FILE', complete: 'file', about: '(deprecated) Use --command-config.' },
    {
      name: 'message-create-time',
      argument: 'CREATE-TIME',
      type: 'Long',
      fallback: '-1',
      about: 'The first message’s time, in milliseconds since 1970; the others follow as time passes.'
    },
    { name: 'value-prefix', argument: 'VALUE-PREFIX', type: 'Integer', about: 'Stands before each value, with a dot.' },
    {
      name: 'repeating-keys',
      argument: 'REPEATING-KEYS',
      type: 'Integer',
      about: 'Keys from 0 on, below this number, again and again.'
    },
    {
      name: 'command-config',
      argument: 'CONFIG-FILE',
      complete: 'file',
      about: 'A properties file with settings of the producer.'
    },
    {
      name: 'bootstrap-server',
      argument: 'HOST1:PORT1[,HOST2:PORT2[...]]',
      required: true,
      about: 'The servers to connect to first.'
    }
  ]
}

export const tool: Tool = {
  name: 'kafka-verifiable-producer',
  javaClass: 'org.apache.kafka.tools.VerifiableProducer',
  grammar,
  failed(error, terminal) {
    terminal.error(error instanceof UsageError ? messageOf(error) : describe(error))
    return 1
  },
  run
}
