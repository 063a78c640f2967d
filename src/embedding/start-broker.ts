// A broker for programs that need one for a while, above all tests:
//
//   import { startBroker } from 'ottla'
//
//   const broker = await startBroker({ topics: ['orders', { name: 'events', partitions: 3 }] })
//   new Kafka({ brokers: [broker.bootstrapServers] })
//   await broker.close()
//
// It listens on free loopback ports and keeps its data in a temporary directory. Several may run at once. Once closed,
// nothing of it is left: no file, no thread, nothing that keeps the process alive.

import { type Carrier, childCarrier, threadCarrier } from './carrier.ts'
import { dataDirectory } from './directory.ts'
import type { FromBroker, ReadyMessage, TopicToCreate } from './messages.ts'
import { overridesOf } from './overrides.ts'

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'

export interface TopicOptions {
  readonly name: string
  /** 1 when left out. */
  readonly partitions?: number
  /** Kafka's topic keys: `{ 'cleanup.policy': 'compact' }`. */
  readonly configs?: Readonly<Record<string, string | number | boolean>>
}

export interface StartOptions {
  /** Kafka's broker keys, and those of ottla's own: `{ 'auto.create.topics.enable': false }`. */
  readonly overrides?: Readonly<Record<string, string | number | boolean>>
  /** There when the broker is. */
  readonly topics?: readonly (string | TopicOptions)[]
  /** Where the data is kept; left alone on close. A temporary one, removed on close, when left out. */
  readonly directory?: string
  /** Of the client listener, on 127.0.0.1; a free one when left out. */
  readonly port?: number
  /** `thread` (default): threads of this process. `child`: a process of its own, which ends with this one. */
  readonly process?: 'thread' | 'child'
  /** Gets the broker's log. Left out, errors are written to stderr and the rest is dropped. */
  readonly log?: (level: LogLevel, message: string, fields: Readonly<Record<string, unknown>>) => void
}

export interface TestBroker {
  /** `host:port`, what clients call bootstrap servers. */
  readonly bootstrapServers: string
  readonly port: number
  readonly clusterId: string
  readonly directory: string
  /** Of `/metrics`, `/health/live` and `/health/ready`; undefined when switched off. */
  readonly adminUrl: string | undefined
  /** Resolves when every connection sees it. Rejects with Kafka's error name. */
  createTopic(topic: string | TopicOptions): Promise<void>
  /** In order: data is flushed when its directory stays. Twice is fine. */
  close(): Promise<void>
}

export async function startBroker(options: StartOptions = {}): Promise<TestBroker> {
  const directory = dataDirectory(options.directory)
  const running = new RunningBroker(options, directory.path, () => directory.release())
  try {
    return await running.start()
  } catch (failure) {
    await running.end()
    throw failure
  }
}

function topicOf(topic: string | TopicOptions): TopicToCreate {
  const { name, partitions = 1, configs = {} } = typeof topic === 'string' ? { name: topic } : topic
  return {
    name,
    partitions,
    configs: Object.fromEntries(Object.entries(configs).map(([key, value]) => [key, String(value)]))
  }
}

interface Waiting {
  readonly resolve: () => void
  readonly reject: (failure: Error) => void
}

class RunningBroker implements TestBroker {
  readonly directory: string
  readonly #log: NonNullable<StartOptions['log']>
  readonly #carrier: Carrier
  readonly #release: () => Promise<void>
  readonly #started: Promise<ReadyMessage>
  readonly #stopped: Promise<void>
  readonly #creating = new Map<number, Waiting>()
  #ready: ReadyMessage | undefined
  #onReady: (message: ReadyMessage) => void = () => undefined
  #onFailed: (failure: Error) => void = () => undefined
  #onStopped: () => void = () => undefined
  #failure: Error | undefined
  #closing: Promise<void> | undefined
  #next = 1

  constructor(options: StartOptions, directory: string, release: () => Promise<void>) {
    this.directory = directory
    this.#release = release
    this.#log = options.log ?? logErrors
    this.#started = new Promise((resolve, reject) => {
      this.#onReady = resolve
      this.#onFailed = reject
    })
    this.#stopped = new Promise((resolve) => {
      this.#onStopped = resolve
    })
    const start = options.process === 'child' ? childCarrier : threadCarrier
    this.#carrier = start(
      {
        overrides: overridesOf(directory, options.port ?? 0, options.overrides ?? {}),
        topics: (options.topics ?? []).map(topicOf)
      },
      { received: (message) => this.#received(message), ended: (reason) => this.#failed(reason) }
    )
  }

  async start(): Promise<TestBroker> {
    this.#ready = await this.#started
    return this
  }

  get port(): number {
    return this.#ready?.port ?? 0
  }

  get bootstrapServers(): string {
    return `${this.#ready?.host}:${this.port}`
  }

  get clusterId(): string {
    return this.#ready?.clusterId ?? ''
  }

  get adminUrl(): string | undefined {
    return this.#ready?.adminUrl ?? undefined
  }

  createTopic(topic: string | TopicOptions): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    const id = this.#next
    this.#next += 1
    return new Promise((resolve, reject) => {
      this.#creating.set(id, { resolve, reject })
      this.#carrier.send({ kind: 'create', id, topics: [topicOf(topic)] })
    })
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    if (this.#failure === undefined) {
      this.#carrier.send({ kind: 'stop' })
      await this.#stopped
    }
    await this.end()
  }

  /** Whatever state it is in. */
  async end(): Promise<void> {
    this.#failed('it was closed')
    await this.#carrier.end()
    await this.#release()
  }

  #received(message: FromBroker): void {
    switch (message.kind) {
      case 'ready':
        this.#onReady(message)
        return
      case 'log':
        this.#log(message.level as LogLevel, message.message, message.fields as Readonly<Record<string, unknown>>)
        return
      case 'failed':
        this.#failed(message.reason)
        return
      case 'created': {
        const waiting = this.#creating.get(message.id)
        this.#creating.delete(message.id)
        if (message.error === null) waiting?.resolve()
        else waiting?.reject(new Error(message.error))
        return
      }
      case 'stopped':
        this.#onStopped()
        return
    }
  }

  /** The first reason counts; whoever waits for something hears it. */
  #failed(reason: string): void {
    this.#failure ??= new Error(`the broker is gone: ${reason}`)
    this.#onFailed(this.#failure)
    this.#onStopped()
    for (const { reject } of this.#creating.values()) reject(this.#failure)
    this.#creating.clear()
  }
}

function logErrors(level: LogLevel, message: string, fields: Readonly<Record<string, unknown>>): void {
  if (level !== 'error' && level !== 'fatal') return
  const more = Object.keys(fields).length === 0 ? '' : ` ${JSON.stringify(fields)}`
  process.stderr.write(`ottla ${level}: ${message}${more}\n`)
}
