// One client: its identity, its requests in order, and its end.

import { StepKind } from '#native/transport-binding.js'
import type { Writer } from '#protocol/wire/writer.js'
import type { Arenas } from './arenas.ts'
import type { Connection, PlanBuilder } from './dispatch.ts'
import type { Inbound } from './inbound.ts'
import { Plan, sendHeld } from './outgoing.ts'
import { ResponseOrder } from './response-order.ts'

const produceKey = 0

/** What a connection needs of the transport it belongs to. */
export interface ConnectionHost {
  readonly arenas: Arenas
  pinFile(path: string): number
  retain(inbound: Inbound): void
  release(inbound: Inbound): void
  /** Its next request may be able to start. */
  wake(connection: PeerConnection): void
  /** It is being answered. */
  measure(inbound: Inbound): void
  /** A step was added: a flush is due. */
  answered(): void
  disconnect(connection: PeerConnection, reason: string): void
}

export interface ConnectionIdentity {
  readonly id: number
  readonly listener: string
  readonly securityProtocol: string
  readonly peerHost: string
  readonly peerPort: number
}

export class PeerConnection implements Connection {
  readonly id: number
  readonly listener: string
  readonly securityProtocol: string
  readonly peerHost: string
  readonly peerPort: number
  clientSoftwareName = ''
  clientSoftwareVersion = ''
  principal = ''

  readonly host: ConnectionHost
  readonly order: ResponseOrder<Inbound> = new ResponseOrder(isProduce)
  /** The peer does not read its answers: nothing starts. */
  blocked = false
  /** Reading is paused because a request waits here. */
  paused = false
  /** Stands in the transport's list of connections to serve. */
  listed = false
  /** We gave it up: nothing starts, answers are dropped. */
  abandoned = false
  closed = false
  #onClose: (() => void)[] = []

  constructor(host: ConnectionHost, identity: ConnectionIdentity) {
    this.host = host
    this.id = identity.id
    this.listener = identity.listener
    this.securityProtocol = identity.securityProtocol
    this.peerHost = identity.peerHost
    this.peerPort = identity.peerPort
  }

  close(reason: string): void {
    if (this.closed || this.abandoned) return
    this.host.disconnect(this, reason)
    this.abandon()
  }

  abandon(): void {
    this.abandoned = true
    for (const inbound of this.order.dropWaiting()) inbound.drop()
  }

  onClose(run: () => void): void {
    if (this.closed) run()
    else this.#onClose.push(run)
  }

  ended(): void {
    this.closed = true
    const runs = this.#onClose
    this.#onClose = []
    for (const run of runs) run()
  }

  /** The next request that may start now. */
  start(): Inbound | undefined {
    return this.blocked && !this.closed ? undefined : this.order.start()
  }

  startable(): void {
    if (this.order.waiting.length > 0) this.host.wake(this)
  }

  answerBytes(inbound: Inbound, size: number, encode: (writer: Writer) => void): void {
    if (this.closed || this.abandoned) {
      this.#leave()
      return
    }
    const arenas = this.host.arenas
    if (this.order.isFirst(inbound)) {
      arenas.response(this.id, size, encode)
      this.#leave(inbound)
      return
    }
    const plan = new Plan(arenas, (path) => this.host.pinFile(path))
    plan.bytes(encode)
    inbound.held = plan.hold()
  }

  answerPlan(inbound: Inbound, build: (builder: PlanBuilder) => void): void {
    // Built even when the peer has gone: its pins are given back by sending them to a connection that is not there.
    const plan = new Plan(this.host.arenas, (path) => this.host.pinFile(path))
    build(plan)
    if (!this.order.isFirst(inbound) && !this.closed) {
      inbound.held = plan.hold()
      return
    }
    plan.send(this.id)
    this.#leave(inbound)
  }

  answerNothing(inbound: Inbound): void {
    if (!this.order.isFirst(inbound)) return
    this.host.arenas.step(this.id, StepKind.NOTHING, 0, 0, 0, 1)
    this.#leave(inbound)
  }

  /** `sent` has its steps already; the answered ones behind it follow. */
  #leave(sent?: Inbound): void {
    for (let next = this.order.leave(); next !== undefined; next = this.order.leave()) {
      if (next !== sent) sendHeld(this.host.arenas, this.id, next.held)
      next.held = undefined
    }
    this.host.answered()
    this.startable()
  }
}

/** The one thing of a request that its order depends on. */
function isProduce(inbound: Inbound): boolean {
  return inbound.apiKey === produceKey
}
