// Drives the native reactor of this environment: takes its events, starts requests within a turn's time, sends answers.
//
//   native ─deliver(events)─> frames join their connection ─> requests start while the turn lasts ─> one flush
//
// Staging is free again when every frame in it was started or retained. Until then the native side reads no sockets into
// it; mail and ends of connections still come through.

// Imported: the global of this name is an accessor, looked up on every request.
import { performance } from 'node:perf_hooks'
import { invariant } from '#base/invariant.js'
import { outboundBytesMax, pendingRequestsMax, turnMicrosMax } from '#model/limits.js'
import {
  EventKind,
  eventInts,
  eventsMax,
  eventValues,
  handleSlotMask,
  stagingBufferId,
  type TransportBinding
} from '#native/transport-binding.js'
import { Arenas } from './arenas.ts'
import { closeIsOrdinary, closeText } from './close-reason.ts'
import { type ConnectionHost, PeerConnection } from './connection.ts'
import type { Dispatch, RequestMeter } from './dispatch.ts'
import { Inbound } from './inbound.ts'
import { type NetworkLog, PeerLog } from './peer-log.ts'
import { Views } from './views.ts'

/** What a connection shows of the listener it came by; the index in `listeners` is what the native side knows. */
export interface ListenerName {
  readonly name: string
  readonly securityProtocol: string
}

export interface TransportOptions {
  readonly native: TransportBinding
  readonly dispatch: Dispatch
  readonly listeners: readonly ListenerName[]
  readonly log: NetworkLog
  readonly meter?: RequestMeter
  /** Mail of other threads: see MailKind in native/core/mailbox.h. */
  readonly onEvent?: (kind: number, a: number, b: number, c: number) => void
  /** socket.request.max.bytes */
  readonly frameBytesMax?: number
  /** connections.max.idle.ms; negative: never */
  readonly idleMsMax?: number
  /** socket.send.buffer.bytes; -1 leaves it to the kernel */
  readonly sendBufferBytes?: number
  /** socket.receive.buffer.bytes, only when the user set it: the kernel tunes it better */
  readonly receiveBufferBytes?: number
  readonly pendingRequestsMax?: number
  readonly outboundBytesMax?: number
}

export class Transport implements ConnectionHost {
  readonly arenas: Arenas
  #native: TransportBinding
  #options: TransportOptions
  #peerLog: PeerLog
  #views: Views
  #events = new Int32Array(eventsMax * eventInts)
  #values = new Float64Array(eventsMax * eventValues)
  #blocked: Int32Array
  #connections: (PeerConnection | undefined)[] = []
  #list: PeerConnection[] = []
  #inTurn = false
  #turnBeganMs = 0
  #turnEndsAt = 0
  #continues = false
  #tickPlanned = false
  #stagingInUse = false
  #closed = false
  #drained: (() => void)[] = []

  constructor(options: TransportOptions) {
    this.#native = options.native
    this.#options = options
    this.#peerLog = new PeerLog(options.log)
    this.arenas = new Arenas(options.native)
    this.#views = new Views(options.native)
    this.#blocked = new Int32Array(this.arenas.steps.length)
    options.native.transportOpen(
      (count) => this.#deliver(count),
      this.#events,
      this.#values,
      this.arenas.steps,
      this.#blocked,
      options.frameBytesMax ?? 104_857_600,
      options.pendingRequestsMax ?? pendingRequestsMax,
      options.outboundBytesMax ?? outboundBytesMax,
      options.idleMsMax ?? 600_000,
      options.sendBufferBytes ?? 131_072,
      options.receiveBufferBytes ?? -1
    )
  }

  /** Of the whole process. */
  get requestMemoryBytes(): number {
    return this.#native.requestMemoryUsed()
  }

  get connections(): number {
    return this.#native.transportConnections()
  }

  /** Takes part in a broker's dealer; `serves` false only accepts (main). */
  join(dealer: number, serves: boolean): void {
    this.#native.transportJoin(dealer, serves)
  }

  /**
   * Stops in order: no new connections, no new requests, answers leave, connections end. What is not over after
   * `waitMs` is cut. Resolves with the number of connections that were cut.
   */
  async stop(waitMs: number): Promise<number> {
    if (this.#closed) return 0
    this.#native.transportStopListening()
    this.#native.transportStopServing()
    this.#flush()
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs)
      this.#drained.push(() => {
        clearTimeout(timer)
        resolve()
      })
      this.#native.transportDrain()
    })
    return this.close()
  }

  /** At once. Answers how many connections were cut. */
  close(): number {
    if (this.#closed) return 0
    const cut = this.connections
    this.#closed = true
    this.#native.transportClose()
    for (const connection of this.#connections) if (connection !== undefined) this.#ended(connection)
    this.#list = []
    this.arenas.close()
    return cut
  }

  pinFile(path: string): number {
    return this.#native.transportPinFile(path)
  }

  retain(inbound: Inbound): void {
    const id = this.#native.bufferRetain(inbound.bufferId, inbound.offset, inbound.end - inbound.offset)
    invariant(id !== 0, 'a native buffer is left for a retained request')
    inbound.buffer = this.#views.of(id)
    inbound.bufferId = id
    inbound.end -= inbound.offset
    inbound.offset = 0
  }

  release(inbound: Inbound): void {
    this.#native.bufferRelease(inbound.bufferId)
  }

  wake(connection: PeerConnection): void {
    this.#enlist(connection)
    this.#planTick()
  }

  measure({ apiKey, apiVersion, arrivedMs }: Inbound): void {
    this.#options.meter?.answered(apiKey, apiVersion, performance.now() - arrivedMs)
  }

  answered(): void {
    if (this.arenas.full) this.#flush()
    else this.#planTick()
  }

  disconnect(connection: PeerConnection, reason: string): void {
    this.#peerLog.ended(connection, reason)
    this.#flush()
    if (!this.#closed) this.#native.transportDisconnect(connection.id, true)
  }

  #deliver(count: number): boolean {
    this.#beginTurn()
    const now = Date.now()
    for (let i = 0; i < count; i++) {
      const at = i * eventInts
      if (this.#events[at] === EventKind.FRAME) this.#frame(at, now)
      else this.#other(at, i * eventValues)
      if (this.#closed) return true
    }
    this.#run()
    this.#endTurn()
    return !this.#stagingInUse
  }

  #frame(at: number, now: number): void {
    const events = this.#events
    const connection = this.#connections[(events[at + 1] ?? 0) & handleSlotMask]
    const bufferId = events[at + 2] ?? 0
    const offset = events[at + 3] ?? 0
    invariant(connection !== undefined, 'a frame comes from a connection that was announced')
    const buffer = bufferId === stagingBufferId ? this.#views.staging : this.#views.of(bufferId, events[at + 5])
    const inbound = new Inbound(
      connection,
      buffer,
      bufferId,
      offset,
      offset + (events[at + 4] ?? 0),
      now,
      this.#turnBeganMs
    )
    if (connection.abandoned) {
      inbound.drop()
      return
    }
    connection.order.arrived(inbound)
    this.#enlist(connection)
    if (bufferId === stagingBufferId) this.#stagingInUse = true
  }

  #other(at: number, valueAt: number): void {
    const events = this.#events
    const a = events[at + 1] ?? 0
    const b = events[at + 2] ?? 0
    const value = this.#values[valueAt] ?? 0
    switch (events[at]) {
      case EventKind.CONNECTED:
        this.#connected(a, b)
        break
      case EventKind.CLOSED:
        this.#closedByNative(a, b, value)
        break
      case EventKind.WRITABLE: {
        const connection = this.#connections[a & handleSlotMask]
        if (connection?.id !== a) break
        connection.blocked = false
        this.#enlist(connection)
        break
      }
      case EventKind.MAIL:
        this.#options.onEvent?.(a, b, value, this.#values[valueAt + 1] ?? 0)
        break
      case EventKind.FORGET:
        this.#views.forget(a)
        break
      case EventKind.DRAINED:
        for (const run of this.#drained.splice(0)) run()
        break
      case EventKind.REFUSED:
        this.#refused(a, b, value)
        break
    }
  }

  #connected(id: number, listenerIndex: number): void {
    const listener = this.#options.listeners[listenerIndex]
    const peer = this.#native.transportPeer(id)
    const connection = new PeerConnection(this, {
      id,
      listener: listener?.name ?? '',
      securityProtocol: listener?.securityProtocol ?? 'PLAINTEXT',
      peerHost: peer?.host ?? '',
      peerPort: peer?.port ?? 0
    })
    this.#connections[id & handleSlotMask] = connection
    this.#options.dispatch.connected(connection)
  }

  #closedByNative(id: number, reason: number, detail: number): void {
    const connection = this.#connections[id & handleSlotMask]
    if (connection === undefined || connection.id !== id) return
    this.#connections[id & handleSlotMask] = undefined
    if (!connection.abandoned) this.#peerLog.ended(connection, closeText(reason, detail), closeIsOrdinary(reason))
    this.#ended(connection)
    this.#enlist(connection) // what it had sent before is still done (Produce with acks=0, then goodbye)
  }

  #ended(connection: PeerConnection): void {
    connection.ended()
    this.#options.dispatch.disconnected(connection)
  }

  #refused(listenerIndex: number, kind: number, errno: number): void {
    const listener = this.#options.listeners[listenerIndex]?.name ?? ''
    this.#peerLog.refused(listener, kind, errno, () => this.#native.transportRefused())
  }

  #enlist(connection: PeerConnection): void {
    if (connection.listed) return
    connection.listed = true
    this.#list.push(connection)
  }

  #beginTurn(): void {
    this.#inTurn = true
    this.#turnBeganMs = performance.now()
    this.#turnEndsAt = this.#turnBeganMs + turnMicrosMax / 1000
  }

  #endTurn(): void {
    this.#inTurn = false
    this.#flush()
    this.#options.meter?.turned(performance.now() - this.#turnBeganMs)
  }

  /** Starts what may start until the turn is over. */
  #run(): void {
    const list = this.#list
    let served = 0
    while (served < list.length) {
      const connection = list[served]
      if (connection === undefined || !this.#serve(connection)) break
      served++
    }
    list.splice(0, served)
    if (this.#closed) return
    if (list.length > 0) {
      this.#continueLater()
      return
    }
    this.#stagingInUse = false
  }

  /** False when the turn is over before the connection is done. */
  #serve(connection: PeerConnection): boolean {
    for (;;) {
      const inbound = connection.start()
      if (inbound === undefined) break
      this.#options.dispatch.request(inbound)
      if (this.arenas.full) this.#flush()
      if (performance.now() >= this.#turnEndsAt) return false
    }
    connection.listed = false
    const waits = connection.order.waiting.length > 0
    if (waits) for (const inbound of connection.order.waiting) inbound.retain()
    if (waits !== connection.paused && !connection.closed) {
      connection.paused = waits
      this.#native.transportPause(connection.id, waits)
    }
    return true
  }

  #continueLater(): void {
    if (this.#continues) return
    this.#continues = true
    setImmediate(() => {
      this.#continues = false
      if (this.#closed) return
      const held = this.#stagingInUse
      this.#beginTurn()
      this.#run()
      this.#endTurn()
      if (held && !this.#stagingInUse && !this.#closed) this.#native.transportReleaseStaging()
    })
  }

  /** For what happens between turns, in continuations of handlers. */
  #planTick(): void {
    if (this.#inTurn || this.#tickPlanned || this.#closed) return
    this.#tickPlanned = true
    process.nextTick(() => {
      this.#tickPlanned = false
      if (this.#closed) return
      if (this.#list.length > 0) this.#continueInTick()
      this.#flush()
    })
  }

  #continueInTick(): void {
    if (this.#continues) return // the immediate has them
    this.#inTurn = true
    if (performance.now() >= this.#turnEndsAt + turnMicrosMax / 1000)
      this.#turnEndsAt = performance.now() + turnMicrosMax / 1000
    this.#run()
    this.#inTurn = false
  }

  #flush(): void {
    const arenas = this.arenas
    if (arenas.stepCount === 0 || this.#closed) return
    const blocked = this.#native.transportFlush(arenas.stepCount)
    arenas.reset()
    for (let i = 0; i < blocked; i++) {
      const connection = this.#connections[(this.#blocked[i] ?? 0) & handleSlotMask]
      if (connection !== undefined && connection.id === this.#blocked[i]) connection.blocked = true
    }
  }
}
