// Memory that responses are encoded into, and the steps that send it.
//
// Responses of one turn stand behind each other in native arenas and leave with one call. What the sockets do not take
// is copied by the native side, so that after a flush every arena is empty again.

import { StepKind, stepNumbers, stepsMax, type TransportBinding } from '#native/transport-binding.js'
import { Writer } from '#protocol/wire/writer.js'

const arenaBytes = 1 << 20
/** More arenas than this in one turn are flushed before the turn ends; larger ones are given back after the flush. */
const arenasMax = 4

interface Arena {
  readonly id: number
  readonly buffer: Buffer
}

export class Arenas {
  readonly steps: Float64Array = new Float64Array(stepsMax * stepNumbers)
  stepCount = 0
  #native: TransportBinding
  #used: Arena[] = []
  #free: Arena[] = []
  #arena: Arena
  #position = 0
  #writer: Writer

  constructor(native: TransportBinding) {
    this.#native = native
    this.#arena = this.#make(arenaBytes)
    this.#writer = new Writer(this.#arena.buffer, 0, (needed) => this.#grow(needed))
  }

  /** Whether a flush is due before the turn ends. */
  get full(): boolean {
    return this.stepCount > stepsMax - 64 || this.#used.length >= arenasMax
  }

  /** Encodes one response with its length in front and adds its step. */
  response(connection: number, size: number, encode: (writer: Writer) => void): void {
    const start = this.#begin(size + 4)
    const writer = this.#writer
    writer.int32(0)
    encode(writer)
    this.#arena.buffer.writeInt32BE(writer.position - start - 4, start)
    this.#position = writer.position
    this.step(connection, StepKind.BYTES, this.#arena.id, start, writer.position - start, 1)
  }

  /** Encodes without a step: bytes of a plan, or of a response that must wait for its turn. */
  encode(size: number, encode: (writer: Writer) => void): ArenaBytes {
    const start = this.#begin(size)
    encode(this.#writer)
    this.#position = this.#writer.position
    return { id: this.#arena.id, buffer: this.#arena.buffer, start, end: this.#position }
  }

  step(connection: number, kind: number, id: number, position: number, length: number, completes: number): void {
    const at = this.stepCount++ * stepNumbers
    const steps = this.steps
    steps[at] = connection
    steps[at + 1] = kind
    steps[at + 2] = id
    steps[at + 3] = position
    steps[at + 4] = length
    steps[at + 5] = completes
  }

  /** After the flush. */
  reset(): void {
    this.stepCount = 0
    this.#position = 0
    if (this.#used.length === 0) return
    for (const arena of [...this.#used, this.#arena]) {
      if (arena.buffer.length === arenaBytes && this.#free.length < 2) this.#free.push(arena)
      else this.#native.bufferRelease(arena.id)
    }
    this.#used = []
    this.#arena = this.#free.pop() ?? this.#make(arenaBytes)
  }

  close(): void {
    for (const arena of [...this.#used, ...this.#free, this.#arena]) this.#native.bufferRelease(arena.id)
  }

  #begin(size: number): number {
    if (this.#position + size > this.#arena.buffer.length) this.#next(size)
    this.#writer.reset(this.#arena.buffer, this.#position)
    return this.#position
  }

  #next(size: number): void {
    if (this.#position > 0) this.#used.push(this.#arena)
    else this.#native.bufferRelease(this.#arena.id)
    this.#arena = (size <= arenaBytes ? this.#free.pop() : undefined) ?? this.#make(Math.max(arenaBytes, size))
    this.#position = 0
  }

  /** A response that outgrew its hint goes on in a larger arena, at the same position: the writer counts on that. */
  #grow(needed: number): Buffer {
    const from = this.#arena
    this.#used.push(from)
    this.#arena = this.#make(Math.max(arenaBytes, needed * 2))
    from.buffer.copy(this.#arena.buffer, 0, 0, this.#writer.position)
    return this.#arena.buffer
  }

  #make(size: number): Arena {
    const id = this.#native.bufferAllocate(size)
    if (id === 0) throw new Error('no native buffer is left for responses')
    return { id, buffer: Buffer.from(this.#native.bufferView(id), 0, size) }
  }
}

export interface ArenaBytes {
  readonly id: number
  readonly buffer: Buffer
  readonly start: number
  readonly end: number
}
