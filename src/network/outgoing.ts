// Answers on their way into the arenas: at once when it is their turn, else kept until it is.

import { StepKind } from '#native/transport-binding.js'
import type { Writer } from '#protocol/wire/writer.js'
import type { Arenas } from './arenas.ts'
import type { PlanBuilder } from './dispatch.ts'

export interface HeldSlice {
  readonly kind: number
  readonly pin: number
  readonly position: number
  readonly length: number
}
export type HeldPart = Buffer | HeldSlice

const partBytes = 512

/** Collects a plan. Bytes stay in the arena until the plan is complete, because the length goes in front of them. */
export class Plan implements PlanBuilder {
  readonly parts: (HeldSlice | { id: number; buffer: Buffer; start: number; end: number })[] = []
  length = 0
  #arenas: Arenas
  #pinFile: (path: string) => number

  constructor(arenas: Arenas, pinFile: (path: string) => number) {
    this.#arenas = arenas
    this.#pinFile = pinFile
  }

  bytes(encode: (writer: Writer) => void): void {
    const part = this.#arenas.encode(partBytes, encode)
    this.length += part.end - part.start
    this.parts.push(part)
  }

  slice(pin: number, position: number, length: number): void {
    this.#slice(StepKind.LOG_SLICE, pin, position, length)
  }

  file(path: string, position: number, length: number): void {
    this.#slice(StepKind.FILE_SLICE, this.#pinFile(path), position, length)
  }

  #slice(kind: number, pin: number, position: number, length: number): void {
    this.length += length
    this.parts.push({ kind, pin, position, length })
  }

  send(connection: number): void {
    const head = this.#arenas.encode(4, (writer) => writer.int32(this.length))
    this.#arenas.step(connection, StepKind.BYTES, head.id, head.start, 4, this.parts.length === 0 ? 1 : 0)
    this.parts.forEach((part, index) => {
      const last = index === this.parts.length - 1 ? 1 : 0
      if ('pin' in part) this.#arenas.step(connection, part.kind, part.pin, part.position, part.length, last)
      else this.#arenas.step(connection, StepKind.BYTES, part.id, part.start, part.end - part.start, last)
    })
  }

  /** Out of the arena, which is used again after the turn. */
  hold(): HeldPart[] {
    const length = Buffer.alloc(4)
    length.writeInt32BE(this.length)
    return [length, ...this.parts.map((part) => ('pin' in part ? part : Buffer.from(copyOf(part))))]
  }
}

function copyOf(part: { buffer: Buffer; start: number; end: number }): Uint8Array {
  return part.buffer.subarray(part.start, part.end)
}

/** Sends what was held; `completes` is counted with the last part. */
export function sendHeld(arenas: Arenas, connection: number, parts: readonly HeldPart[] | undefined): void {
  if (parts === undefined) {
    arenas.step(connection, StepKind.NOTHING, 0, 0, 0, 1)
    return
  }
  parts.forEach((part, index) => {
    const last = index === parts.length - 1 ? 1 : 0
    if ('pin' in part) {
      arenas.step(connection, part.kind, part.pin, part.position, part.length, last)
      return
    }
    const at = arenas.encode(part.length, (writer) => writer.raw(part))
    arenas.step(connection, StepKind.BYTES, at.id, at.start, part.length, last)
  })
}
