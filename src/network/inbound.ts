// One request from its arrival to its answer.

import { invariant } from '#base/invariant.js'
import { stagingBufferId } from '#native/transport-binding.js'
import type { Writer } from '#protocol/wire/writer.js'
import type { PeerConnection } from './connection.ts'
import type { InboundRequest, PlanBuilder } from './dispatch.ts'
import type { HeldPart } from './outgoing.ts'

export class Inbound implements InboundRequest {
  readonly connection: PeerConnection
  buffer: Buffer
  bufferId: number
  offset: number
  end: number
  readonly receivedAtMs: number
  /** Monotonic: of the turn in which it arrived. */
  readonly arrivedMs: number
  /** -1 when it is too short to say. */
  readonly apiKey: number
  readonly apiVersion: number
  answered = false
  proceeded = false
  /** The answer, while requests before this one are not answered. Undefined: answered with nothing. */
  held: HeldPart[] | undefined

  constructor(
    connection: PeerConnection,
    buffer: Buffer,
    bufferId: number,
    offset: number,
    end: number,
    now: number,
    arrivedMs: number
  ) {
    this.connection = connection
    this.buffer = buffer
    this.bufferId = bufferId
    this.offset = offset
    this.end = end
    this.receivedAtMs = now
    this.arrivedMs = arrivedMs
    this.apiKey = end - offset >= 2 ? buffer.readInt16BE(offset) : -1
    this.apiVersion = end - offset >= 4 ? buffer.readInt16BE(offset + 2) : -1
  }

  retain(): void {
    if (this.bufferId !== stagingBufferId || this.answered) return
    this.connection.host.retain(this)
  }

  respond(size: number, encode: (writer: Writer) => void): void {
    this.#answer()
    this.connection.answerBytes(this, size, encode)
    this.#release()
  }

  respondPlan(plan: (builder: PlanBuilder) => void): void {
    this.#answer()
    this.connection.answerPlan(this, plan)
    this.#release()
  }

  respondNothing(): void {
    this.#answer()
    this.connection.answerNothing(this)
    this.#release()
  }

  proceed(): void {
    if (this.proceeded || this.answered) return
    this.proceeded = true
    this.connection.startable()
  }

  /** Never started: the connection was closed by us. */
  drop(): void {
    this.answered = true
    this.#release()
  }

  #answer(): void {
    invariant(!this.answered, 'a request is answered once')
    this.answered = true
    this.connection.host.measure(this)
  }

  #release(): void {
    if (this.bufferId === stagingBufferId) return
    this.connection.host.release(this)
  }
}
