// One connection to one node: requests go out in order, answers come back in the same order, several may be on their way.
//
// A connection is of use once `open` has resolved: the versions of both sides are agreed on (and, where configured, the
// client is authenticated). It ends once, for whatever reason; then every request on its way fails with a retriable error,
// and a new connection is the caller's business (broker-link.ts). A request that is not answered in time ends the
// connection, as in Kafka: what a late answer belongs to could no longer be told.

import type { Socket } from 'node:net'
import type { ApiKey } from '#protocol/generated/api-keys.js'
import { readResponseHead, writeRequestHead } from '#protocol/wire/frame.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'
import { type Endpoint, endpointText } from './bootstrap.ts'
import { type ApiName, loadCodecs, loadedCodecs, type RequestOf, type ResponseOf } from './codecs.ts'
import type { Dialer } from './dial.ts'
import { disconnectError, type KafkaError } from './errors.ts'
import { FramePool } from './frame-pool.ts'
import { FrameCutter } from './frames.ts'
import { negotiate } from './negotiate.ts'
import { apiText, type NodeVersions, type VersionRange } from './versions.ts'

export interface ConnectionOptions {
  readonly endpoint: Endpoint
  readonly clientId: string
  readonly dialer: Dialer
  readonly setupTimeoutMs: number
  readonly requestTimeoutMs: number
  /** Runs after the versions are agreed on and before anybody else may send. Resolves to how long its outcome stands, in
   *  milliseconds; 0: as long as the connection. */
  readonly authenticate?: (connection: Connection) => Promise<number>
}

export interface RequestOptions {
  readonly timeoutMs?: number
  readonly versions?: Partial<VersionRange>
}

interface Pending {
  readonly correlationId: number
  readonly key: ApiKey
  readonly version: number
  readonly deadline: number
  readonly resolve: (reader: Reader) => void
  readonly reject: (error: KafkaError) => void
}

const lengthBytes = 4

export class Connection {
  readonly endpoint: Endpoint
  readonly #options: ConnectionOptions
  #socket: Socket | undefined
  #versions: NodeVersions | undefined
  #correlationId = 0
  readonly #pending: Pending[] = []
  #timer: NodeJS.Timeout | undefined
  #timerDeadline = Number.POSITIVE_INFINITY
  #end: KafkaError | undefined
  readonly #frames = new FramePool()
  #mutedUntil = 0
  #lifetimeMs = 0
  /** Called once, when the connection has ended. */
  onEnd: ((reason: KafkaError) => void) | undefined

  private constructor(options: ConnectionOptions) {
    this.endpoint = options.endpoint
    this.#options = options
  }

  static async open(options: ConnectionOptions): Promise<Connection> {
    const connection = new Connection(options)
    const frames = new FrameCutter((frame) => connection.#answered(frame))
    const sink = (chunk: Uint8Array, length: number): void => connection.#read(frames, chunk, length)
    const socket = await options.dialer.dial(options.endpoint, options.setupTimeoutMs, sink)
    connection.#adopt(socket)
    try {
      connection.#versions = await negotiate(connection, options.requestTimeoutMs)
      connection.#lifetimeMs = (await options.authenticate?.(connection)) ?? 0
    } catch (error) {
      connection.close(disconnectError(`the connection to ${endpointText(options.endpoint)} could not be set up`))
      throw error
    }
    return connection
  }

  /** After so long the other side ends it unless it is authenticated anew; 0: never. (KIP-368) */
  get lifetimeMs(): number {
    return this.#lifetimeMs
  }

  /** Of the newest request that went out. */
  get lastCorrelationId(): number {
    return (this.#correlationId - 1) & 0x7fffffff
  }

  get isOpen(): boolean {
    return this.#end === undefined
  }

  /** Requests that were sent and not answered. */
  get inFlight(): number {
    return this.#pending.length
  }

  /** Whether bytes pile up in this process: whoever has much to send waits for `drained`. */
  get isCongested(): boolean {
    return this.#socket?.writableNeedDrain ?? false
  }

  drained(): Promise<void> {
    const socket = this.#socket
    if (socket === undefined || !this.isCongested || !this.isOpen) return Promise.resolve()
    return new Promise((resolve) => {
      const done = (): void => {
        socket.off('drain', done).off('close', done)
        resolve()
      }
      socket.once('drain', done).once('close', done)
    })
  }

  get versions(): NodeVersions {
    if (this.#versions === undefined) throw disconnectError('the versions are not agreed on yet')
    return this.#versions
  }

  /** Sends a request in the newest version both sides know and decodes the answer. */
  async request<Name extends ApiName>(
    name: Name,
    body: RequestOf<Name>,
    options: RequestOptions = {}
  ): Promise<ResponseOf<Name>> {
    const { key, request, response } = loadedCodecs(name) ?? (await loadCodecs(name))
    const version = this.versions.pick(key, options.versions)
    const wait = this.#mutedUntil - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const reader = await this.exchange(
      key,
      version,
      (writer) => request.write(writer, body, version),
      options.timeoutMs
    )
    const answer = response.read(reader, version)
    const { throttleTimeMs } = answer as { throttleTimeMs?: number }
    if (throttleTimeMs !== undefined) this.throttle(throttleTimeMs)
    return answer
  }

  /** The node asked us to be silent for a while (KIP-219). */
  throttle(timeMs: number): void {
    if (timeMs > 0) this.#mutedUntil = Math.max(this.#mutedUntil, performance.now() + timeMs)
  }

  get mutedMs(): number {
    return Math.max(0, this.#mutedUntil - performance.now())
  }

  /** For hot paths: the caller writes the body, and reads the answer from where the reader stands. */
  exchange(
    key: ApiKey,
    version: number,
    write: (writer: Writer) => void,
    timeoutMs: number = this.#options.requestTimeoutMs,
    sizeHint: number = 512
  ): Promise<Reader> {
    return new Promise((resolve, reject) => {
      const correlationId = this.#send(key, version, write, sizeHint)
      const deadline = performance.now() + timeoutMs
      this.#pending.push({ correlationId, key, version, deadline, resolve, reject })
      this.#watch(deadline)
    })
  }

  /** Sends what is not answered: Produce with acks=0. */
  post(key: ApiKey, version: number, write: (writer: Writer) => void, sizeHint: number = 512): void {
    this.#send(key, version, write, sizeHint)
  }

  #send(key: ApiKey, version: number, write: (writer: Writer) => void, sizeHint: number): number {
    if (this.#end !== undefined) throw this.#end
    const correlationId = this.#correlationId
    this.#correlationId = (correlationId + 1) & 0x7fffffff
    const writer = new Writer(this.#frames.take(sizeHint))
    writer.int32(0)
    writeRequestHead(writer, key, version, correlationId, this.#options.clientId)
    write(writer)
    const frame = writer.bytes()
    frame.writeInt32BE(frame.length - lengthBytes, 0)
    const { buffer } = writer
    this.#socket?.write(frame, () => this.#frames.give(buffer))
    return correlationId
  }

  #adopt(socket: Socket): void {
    this.#socket = socket
    const name = endpointText(this.endpoint)
    socket.once('error', (error) => this.close(disconnectError(`the connection to ${name} failed: ${error.message}`)))
    socket.once('close', () => this.close(disconnectError(`the connection to ${name} was closed by the other side`)))
  }

  #read(frames: FrameCutter, chunk: Uint8Array, length: number): void {
    try {
      frames.push(chunk, length)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      this.close(disconnectError(`${endpointText(this.endpoint)} does not answer as Kafka does: ${why}`))
    }
  }

  #answered(frame: Buffer): void {
    const pending = this.#pending.shift()
    if (pending === undefined) throw disconnectError('an answer that nobody asked for')
    const reader = new Reader(frame)
    const correlationId = readResponseHead(reader, pending.key, pending.version)
    if (correlationId !== pending.correlationId) {
      const why = `Correlation id for response (${correlationId}) does not match request (${pending.correlationId})`
      pending.reject(disconnectError(why))
      throw disconnectError(why)
    }
    pending.resolve(reader)
  }

  /** One timer for all: it looks again when the earliest deadline that was known when it was set has come. */
  #watch(deadline: number): void {
    if (deadline >= this.#timerDeadline) return
    clearTimeout(this.#timer)
    this.#timerDeadline = deadline
    this.#timer = setTimeout(() => this.#expire(), Math.max(1, deadline - performance.now()))
    this.#timer.unref()
  }

  #expire(): void {
    this.#timerDeadline = Number.POSITIVE_INFINITY
    const now = performance.now()
    const late = this.#pending.find((pending) => pending.deadline <= now)
    if (late !== undefined) {
      const name = apiText(late.key)
      this.close(disconnectError(`no answer to ${name} from ${endpointText(this.endpoint)} in time`))
      return
    }
    const next = this.#pending.reduce((least, pending) => Math.min(least, pending.deadline), Number.POSITIVE_INFINITY)
    if (next < Number.POSITIVE_INFINITY) this.#watch(next)
  }

  /** Ends the connection; requests on their way fail with `reason`. */
  close(reason: KafkaError = disconnectError('the connection was closed by the client')): void {
    if (this.#end !== undefined) return
    this.#end = reason
    clearTimeout(this.#timer)
    this.#socket?.destroy()
    for (const pending of this.#pending.splice(0)) pending.reject(reason)
    this.onEnd?.(reason)
  }
}
