// buffer.memory: the bytes of all batches that are not done yet. Buffers of the usual size are kept and used again.

export class BatchMemory {
  readonly #total: number
  readonly #usual: number
  #used = 0
  readonly #free: Buffer[] = []
  #waiting: (() => void)[] = []

  constructor(total: number, usual: number) {
    this.#total = total
    this.#usual = usual
  }

  get total(): number {
    return this.#total
  }

  get available(): number {
    return this.#total - this.#used
  }

  /** Undefined when there is no room now. */
  take(size: number): Buffer | undefined {
    const wanted = Math.max(size, this.#usual)
    if (wanted > this.available) return undefined
    this.#used += wanted
    if (wanted === this.#usual) {
      const kept = this.#free.pop()
      if (kept !== undefined) return kept
    }
    return Buffer.allocUnsafeSlow(wanted)
  }

  /** For what replaces bytes that are given back at once: may go beyond the total. */
  takeAnyway(size: number): Buffer {
    this.#used += size
    return Buffer.allocUnsafeSlow(size)
  }

  /** The buffer must be in nobody's hands any more. */
  give(buffer: Buffer): void {
    this.#used -= buffer.length
    if (buffer.length === this.#usual) this.#free.push(buffer)
    const waiting = this.#waiting
    this.#waiting = []
    for (const wake of waiting) wake()
  }

  /** Resolves when something was given back. */
  given(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
