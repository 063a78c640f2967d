// The main thread's side of its shards: starts their threads, feeds them metadata, answers their questions, stops them.
//
// A shard that ends for any reason while it was not told to is the end of the process: its partitions' owner is gone.

import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { PublicationBarrier } from './barrier.ts'
import { answerCall, type CallTable } from './calls.ts'
import type { ApplyMessage, BeginMessage, LogLevel, ShardData, ToMain, ToShard } from './messages.ts'
import { Observations, type ShardAnswer } from './observations.ts'

export interface ShardHostOptions {
  readonly program: URL
  readonly data: Omit<ShardData, 'shard' | 'peers'>
  readonly calls: CallTable
  /** Of each shard's heap; it is small because records never enter it. */
  readonly resourceLimits: { readonly maxYoungGenerationSizeMb: number; readonly maxOldGenerationSizeMb: number }
  readonly log: (level: LogLevel, message: string, fields: Readonly<Record<string, unknown>>) => void
  /** A shard is gone that should not be. */
  readonly onLost: (shard: number, reason: string) => void
}

/** Filled when what answers is there; nobody calls before the shards begin. */
export type CallTableInTheMaking = Record<string, (input: never) => unknown>

interface Shard {
  readonly worker: Worker
  readonly ready: Promise<void>
  readonly stopped: Promise<number>
}

export class ShardHost {
  readonly #options: ShardHostOptions
  readonly #barrier: PublicationBarrier
  readonly #shards: Shard[]
  readonly #observations = new Observations()
  #stopping = false

  constructor(options: ShardHostOptions) {
    this.#options = options
    const count = options.data.shards
    this.#barrier = new PublicationBarrier(count, (offset) => this.#post({ kind: 'publish', offset }))
    const peers = channels(count)
    this.#shards = peers.map((ports, shard) => this.#start(shard, ports))
  }

  /** Resolves when every shard serves the dealer. */
  async begin(message: BeginMessage): Promise<void> {
    this.#post(message)
    await Promise.all(this.#shards.map(({ ready }) => ready))
  }

  apply(message: Omit<ApplyMessage, 'kind'>): void {
    this.#post({ kind: 'apply', ...message })
  }

  /** Resolves when every shard shows `offset`, or after `timeoutMs` with false. */
  published(offset: number, timeoutMs: number): Promise<boolean> {
    return this.#barrier.wait(offset, timeoutMs)
  }

  /** Asks every shard whether it is there, and for what it counted when `counts`. One that is late has `answered` false. */
  observe(counts: boolean, timeoutMs: number): Promise<readonly ShardAnswer[]> {
    return this.#observations.ask(this.#shards.length, timeoutMs, (shard, id) =>
      this.#shards[shard]?.worker.postMessage({ kind: 'observe', id, counts } satisfies ToShard)
    )
  }

  /** Answers leave, connections end; resolves with the number of connections that had to be cut. */
  async stop(drainMs: number): Promise<number> {
    this.#stopping = true
    this.#post({ kind: 'stop', drainMs })
    const cut = await Promise.all(this.#shards.map(({ stopped }) => stopped))
    await Promise.all(this.#shards.map(({ worker }) => worker.terminate()))
    return cut.reduce((sum, one) => sum + one, 0)
  }

  #post(message: ToShard): void {
    for (const { worker } of this.#shards) worker.postMessage(message)
  }

  #start(shard: number, peers: (MessagePort | undefined)[]): Shard {
    const { program, data, resourceLimits } = this.#options
    const worker = new Worker(program, {
      workerData: { ...data, shard, peers } satisfies ShardData,
      transferList: peers.filter((port) => port !== undefined),
      name: `shard ${shard}`,
      resourceLimits
    })
    const ready = deferred<void>()
    const stopped = deferred<number>()
    worker.on('message', (message: ToMain) => {
      if (message.kind === 'ready') ready.resolve()
      else if (message.kind === 'stopped') stopped.resolve(message.cut)
      else this.#receive(shard, worker, message)
    })
    worker.on('error', (failure) => this.#lost(shard, String(failure.stack ?? failure)))
    worker.on('exit', (code) => {
      stopped.resolve(0)
      this.#lost(shard, `the thread ended with code ${code}`)
    })
    return { worker, ready: ready.promise, stopped: stopped.promise }
  }

  #receive(shard: number, worker: Worker, message: ToMain): void {
    switch (message.kind) {
      case 'applied':
        this.#barrier.applied(shard, message.offset)
        return
      case 'published':
        this.#barrier.published(shard, message.offset)
        return
      case 'observed':
        this.#observations.received(message.id, message.observation)
        return
      case 'call':
        void this.#answer(worker, message)
        return
      case 'log':
        this.#options.log(message.level, message.message, message.fields)
        return
      case 'fatal':
        this.#lost(shard, message.message)
        return
    }
  }

  async #answer(worker: Worker, call: Extract<ToMain, { kind: 'call' }>): Promise<void> {
    const answer = await answerCall(this.#options.calls, call, (method, failure) =>
      this.#options.log('error', `${method} failed`, { failure: failure instanceof Error ? failure.stack : failure })
    )
    worker.postMessage(answer)
  }

  #lost(shard: number, reason: string): void {
    if (!this.#stopping) this.#options.onLost(shard, reason)
  }
}

/** A channel between every two shards: for each shard its ends, by the number of the other. */
function channels(count: number): (MessagePort | undefined)[][] {
  const ports = Array.from({ length: count }, () => new Array<MessagePort | undefined>(count).fill(undefined))
  ports.forEach((own, shard) => {
    for (let other = shard + 1; other < count; other++) {
      const { port1, port2 } = new MessageChannel()
      own[other] = port1
      const others = ports[other]
      if (others !== undefined) others[shard] = port2
    }
  })
  return ports
}

function deferred<Value>(): { readonly promise: Promise<Value>; resolve(value: Value): void } {
  let resolve: (value: Value) => void = () => undefined
  const promise = new Promise<Value>((done) => {
    resolve = done
  })
  return { promise, resolve: (value) => resolve(value) }
}
