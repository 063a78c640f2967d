// Requests that another shard has to serve, and their answers, from shard to shard without a stop at main.
//
//   shard A                                        shard B
//    |-- one message a turn: [letter, letter …] ---->|  each letter is served as if its client were here
//    |<-- one message a turn: [answer, answer …] ----|
//
// A message is one ArrayBuffer with the frames of its letters behind each other. It is transferred, not cloned: the bytes of a
// request are copied once, and so are those of its answer; decoding happens where the request is served. (A hop costs about
// 60 µs, whatever it carries; so what happens within a turn shares one.)

import { invariant } from '#base/invariant.js'

/** What a request's server is told of the client beside the request's bytes. */
export interface Sender {
  readonly listener: string
  readonly securityProtocol: string
  readonly peerHost: string
  readonly peerPort: number
  readonly principal: string
}

interface Letter {
  readonly id: number
  readonly length: number
  /** Undefined: an answer. */
  readonly sender?: Sender
  /** Of an answer that is none: the connection has to be closed, for this reason. */
  readonly refused?: string
}

interface Mail {
  readonly letters: readonly Letter[]
  readonly bytes: ArrayBuffer
}

/** The part of a MessagePort that mail needs. */
export interface MailPort {
  postMessage(message: Mail, transfer: readonly ArrayBuffer[]): void
  on(event: 'message', listener: (message: Mail) => void): unknown
}

/** The answer's bytes, without a length in front; or why there is none. */
export type Reply = { readonly bytes: Buffer } | { readonly refused: string }

export type Serve = (request: Buffer, sender: Sender, reply: (reply: Reply) => void) => void

interface Outbox {
  readonly port: MailPort
  letters: Letter[]
  parts: Uint8Array[]
  length: number
}

export class Mailbox {
  readonly #boxes: readonly (Outbox | undefined)[]
  readonly #serve: Serve
  readonly #pending = new Map<number, (reply: Reply) => void>()
  #next = 1
  #isPlanned = false

  /** `ports` by shard; a hole where this shard itself stands. */
  constructor(ports: readonly (MailPort | undefined)[], serve: Serve) {
    this.#serve = serve
    this.#boxes = ports.map((port) => port && { port, letters: [], parts: [], length: 0 })
    this.#boxes.forEach((box, shard) => {
      box?.port.on('message', (mail) => this.#receive(shard, mail))
    })
  }

  /** `request` is copied before this returns. `reply` is called once, later. */
  send(shard: number, request: Uint8Array, sender: Sender, reply: (reply: Reply) => void): void {
    const id = this.#next
    this.#next += 1
    this.#pending.set(id, reply)
    this.#put(shard, { id, length: request.length, sender }, request)
  }

  #put(shard: number, letter: Letter, bytes: Uint8Array): void {
    const box = this.#boxes[shard]
    invariant(box !== undefined, () => `no mailbox to shard ${shard}`)
    box.letters.push(letter)
    // The request's bytes stand in a buffer that is used again.
    box.parts.push(new Uint8Array(bytes))
    box.length += bytes.length
    if (this.#isPlanned) return
    this.#isPlanned = true
    setImmediate(() => this.#flush())
  }

  #flush(): void {
    this.#isPlanned = false
    for (const box of this.#boxes) {
      if (box === undefined || box.letters.length === 0) continue
      const bytes = new Uint8Array(box.length)
      let at = 0
      for (const part of box.parts) {
        bytes.set(part, at)
        at += part.length
      }
      box.port.postMessage({ letters: box.letters, bytes: bytes.buffer }, [bytes.buffer])
      box.letters = []
      box.parts = []
      box.length = 0
    }
  }

  #receive(shard: number, { letters, bytes }: Mail): void {
    let at = 0
    for (const { id, length, sender, refused } of letters) {
      const part = Buffer.from(bytes, at, length)
      at += length
      if (sender === undefined) {
        const reply = this.#pending.get(id)
        this.#pending.delete(id)
        reply?.(refused === undefined ? { bytes: part } : { refused })
        continue
      }
      this.#serve(part, sender, (reply) => {
        if ('bytes' in reply) this.#put(shard, { id, length: reply.bytes.length }, reply.bytes)
        else this.#put(shard, { id, length: 0, refused: reply.refused }, nothing)
      })
    }
  }
}

const nothing = new Uint8Array(0)
