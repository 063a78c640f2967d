// A transport over real sockets in this thread, and clients that misbehave on purpose.

import { connect, type Socket } from 'node:net'
import { loadTransport, type TransportBinding } from '#native/transport-binding.js'
import type { Connection, Dispatch, InboundRequest } from '#network/dispatch.js'
import { Acceptor, type AcceptorOptions, type ListenerConfig } from '#network/listener.js'
import { Transport, type TransportOptions } from '#network/transport.js'

export const native: TransportBinding = loadTransport()

export interface Server {
  readonly transport: Transport
  readonly dealer: number
  readonly ports: number[]
  readonly port: number
  readonly connections: Set<Connection>
  readonly lines: { level: string; fields: Record<string, unknown>; message: string }[]
  stop(waitMs?: number): Promise<number>
}

export interface ServerOptions extends Partial<Omit<TransportOptions, 'dispatch' | 'native'>> {
  readonly acceptor?: Partial<AcceptorOptions>
  readonly at?: ListenerConfig[]
  readonly serves?: boolean
}

/** Serves with `request` in this thread. */
export function serve(request: (inbound: InboundRequest) => void, options: ServerOptions = {}): Server {
  const { acceptor: limits, at, serves, ...rest } = options
  const listeners = at ?? [{ name: 'PLAINTEXT', securityProtocol: 'PLAINTEXT', host: '127.0.0.1', port: 0 }]
  const connections = new Set<Connection>()
  const lines: Server['lines'] = []
  const log = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields: fields as Record<string, unknown>, message })
  const dispatch: Dispatch = {
    request,
    connected: (connection) => void connections.add(connection),
    disconnected: (connection) => void connections.delete(connection)
  }
  const transport = new Transport({
    native,
    dispatch,
    listeners,
    log: { info: log('info'), debug: log('debug') },
    ...rest
  })
  const acceptor = new Acceptor(native, { listeners, ...limits })
  transport.join(acceptor.dealer, serves ?? true)
  const ports = acceptor.listen()
  return {
    transport,
    dealer: acceptor.dealer,
    ports,
    port: ports[0] ?? 0,
    connections,
    lines,
    stop: async (waitMs = 1000) => {
      const cut = await transport.stop(waitMs)
      acceptor.close()
      return cut
    }
  }
}

/** Answers each request with its own bytes. */
export function echo(inbound: InboundRequest): void {
  const { buffer, offset, end } = inbound
  inbound.respond(end - offset, (writer) => writer.raw(buffer.subarray(offset, end)))
}

export function frame(content: Buffer | string): Buffer {
  const bytes = Buffer.from(content)
  const whole = Buffer.alloc(bytes.length + 4)
  whole.writeInt32BE(bytes.length)
  bytes.copy(whole, 4)
  return whole
}

/** A client that cuts what it gets into frames. */
export class Client {
  readonly socket: Socket
  readonly frames: Buffer[] = []
  ended = false
  error: Error | undefined
  #parts: Buffer[] = []
  #length = 0
  #needed = 4
  #changed: (() => void)[] = []

  constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (bytes) => this.#got(bytes))
    socket.on('error', (error) => {
      this.error = error
    })
    socket.on('close', () => {
      this.ended = true
      this.#tell()
    })
  }

  static async open(port: number, host = '127.0.0.1'): Promise<Client> {
    const socket = connect({ port, host, noDelay: true })
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', reject)
    })
    return new Client(socket)
  }

  send(bytes: Buffer | string): void {
    this.socket.write(frame(bytes))
  }

  async until(done: () => boolean, what: string, waitMs = 5000): Promise<void> {
    const deadline = Date.now() + waitMs
    while (!done()) {
      if (Date.now() > deadline) throw new Error(`waited ${waitMs} ms for ${what}: ${this.frames.length} frames`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 20)
        this.#changed.push(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }

  async received(count: number, waitMs?: number): Promise<Buffer[]> {
    await this.until(() => this.frames.length >= count || this.ended, `${count} frames`, waitMs)
    return this.frames
  }

  async gone(waitMs?: number): Promise<void> {
    await this.until(() => this.ended, 'the end', waitMs)
  }

  #got(bytes: Buffer): void {
    this.#parts.push(bytes)
    this.#length += bytes.length
    if (this.#length < this.#needed) return // joined once a frame, not once a part
    const all = Buffer.concat(this.#parts)
    let at = 0
    this.#needed = 4
    while (all.length - at >= 4) {
      const size = all.readInt32BE(at)
      this.#needed = 4 + size
      if (all.length - at < this.#needed) break
      this.frames.push(all.subarray(at + 4, at + this.#needed))
      at += this.#needed
      this.#needed = 4
    }
    this.#parts = [all.subarray(at)]
    this.#length = all.length - at
    this.#tell()
  }

  #tell(): void {
    for (const run of this.#changed.splice(0)) run()
  }
}

export const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
