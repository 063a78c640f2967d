// Requests that another shard of this node has to serve: its bytes go there, its answer's bytes come back. Both ends are here.

import { invariant } from '#base/invariant.js'
import { Writer } from '#protocol/wire/writer.js'
import type { Reply, Sender } from '#shard/mailbox.js'
import type { Inbound, Peer } from './inbound.ts'

/** To another shard; `reply` is called once, later. The bytes are copied at once. */
export type SendToShard = (shard: number, request: Uint8Array, sender: Sender, reply: (reply: Reply) => void) => void

const answerBytes = 256

export function senderOf(peer: Peer): Sender {
  const { listener, securityProtocol, peerHost, peerPort, principal } = peer
  return { listener, securityProtocol, peerHost, peerPort, principal }
}

/** The asking end. The header goes along, so that the answer carries the right correlation id. */
export function forward(inbound: Inbound, shard: number, send: SendToShard): void {
  const { buffer, offset, end, connection } = inbound
  send(shard, buffer.subarray(offset, end), senderOf(connection), (reply) => {
    if ('bytes' in reply) {
      inbound.respond(reply.bytes.length, (writer) => writer.raw(reply.bytes))
      return
    }
    inbound.respondNothing()
    connection.close(reply.refused)
  })
}

/** The serving end: a request as if its client were connected to this shard. */
export class ForwardedRequest implements Inbound {
  readonly forwarded = true
  readonly connection: Peer
  readonly buffer: Buffer
  readonly offset = 0
  readonly end: number
  /** Of no native buffer: the hot handlers are not forwarded. */
  readonly bufferId = -1
  readonly receivedAtMs: number
  readonly #reply: (reply: Reply) => void
  #answered = false

  constructor(request: Buffer, sender: Sender, nowMs: number, reply: (reply: Reply) => void) {
    this.buffer = request
    this.end = request.length
    this.receivedAtMs = nowMs
    this.#reply = reply
    this.connection = {
      id: -1,
      clientSoftwareName: '',
      clientSoftwareVersion: '',
      ...sender,
      close: (reason) => this.#answer({ refused: reason }),
      onClose: () => undefined
    }
  }

  /** The bytes are its own already. */
  retain(): void {}

  respond(_sizeHint: number, encode: (writer: Writer) => void): void {
    const writer = new Writer(Buffer.allocUnsafe(answerBytes))
    encode(writer)
    this.#answer({ bytes: writer.bytes() })
  }

  respondPlan(): void {
    invariant(false, 'answers with file slices are not forwarded')
  }

  /** What stands behind it is a reason to close. */
  respondNothing(): void {}

  proceed(): void {}

  #answer(reply: Reply): void {
    if (this.#answered) return
    this.#answered = true
    this.#reply(reply)
  }
}
