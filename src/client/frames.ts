// Cuts the byte stream of a connection into frames: a length of four bytes, then as many bytes.

import { ProtocolError } from '#protocol/wire/protocol-error.js'

/** No answer is longer; what claims to be is not Kafka speaking. */
const frameBytesMax = 0x4000_0000
const correlationIdBytes = 4

export class FrameCutter {
  readonly #onFrame: (frame: Buffer) => void
  readonly #length = Buffer.alloc(4)
  #lengthFilled = 0
  #frame: Buffer | undefined
  #filled = 0

  /** Each frame is a buffer of its own, without the length. */
  constructor(onFrame: (frame: Buffer) => void) {
    this.#onFrame = onFrame
  }

  /** Takes `chunk[0, end)`; nothing of it is kept. Throws ProtocolError for a length no frame can have. */
  push(chunk: Uint8Array, end: number): void {
    let at = 0
    while (at < end) {
      if (this.#frame === undefined) {
        this.#length[this.#lengthFilled++] = chunk[at++] as number
        if (this.#lengthFilled === 4) this.#begin()
        continue
      }
      const taken = Math.min(end - at, this.#frame.length - this.#filled)
      this.#frame.set(chunk.subarray(at, at + taken), this.#filled)
      this.#filled += taken
      at += taken
      if (this.#filled < this.#frame.length) return
      const frame = this.#frame
      this.#frame = undefined
      this.#onFrame(frame)
    }
  }

  #begin(): void {
    const size = this.#length.readInt32BE(0)
    if (size < correlationIdBytes || size > frameBytesMax) throw new ProtocolError(`a frame of ${size} bytes`)
    this.#lengthFilled = 0
    this.#filled = 0
    this.#frame = Buffer.allocUnsafe(size)
  }
}
