// Stands in for the protocol room's Writer until that room is on main; same constructor, the part of it used here.

export class Writer {
  buffer: Buffer
  position: number
  readonly #start: number
  readonly #grow: (needed: number) => Buffer

  constructor(buffer: Buffer, offset = 0, grow?: (needed: number) => Buffer) {
    this.buffer = buffer
    this.position = offset
    this.#start = offset
    this.#grow =
      grow ??
      ((needed) => {
        const larger = Buffer.allocUnsafe(Math.max(needed, this.buffer.length * 2))
        this.buffer.copy(larger, 0, 0, this.position)
        return larger
      })
  }

  bytes(): Buffer {
    return this.buffer.subarray(this.#start, this.position)
  }

  int32(value: number): void {
    this.#room(4)
    this.position = this.buffer.writeInt32BE(value, this.position)
  }

  raw(bytes: Buffer): void {
    this.#room(bytes.length)
    bytes.copy(this.buffer, this.position)
    this.position += bytes.length
  }

  #room(length: number): void {
    const needed = this.position + length
    if (needed > this.buffer.length) this.buffer = this.#grow(needed)
  }
}
