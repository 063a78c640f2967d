// Buffers for frames on their way out. A fresh one for each Produce would be garbage of its full size a moment later, and
// collecting it costs more than filling it.

const bytesMin = 8192
const bytesMax = 4 * 1024 * 1024
/** Of each size: as many as requests may be on their way to one node, and some more. */
const keptMax = 8

export class FramePool {
  readonly #free = new Map<number, Buffer[]>()

  /** At least `size` bytes; their content is what was there before. */
  take(size: number): Buffer {
    if (size < bytesMin || size > bytesMax) return Buffer.allocUnsafe(size)
    const bytes = 2 ** Math.ceil(Math.log2(size))
    return this.#free.get(bytes)?.pop() ?? Buffer.allocUnsafeSlow(bytes)
  }

  /** The kernel has it all. A buffer that is not of the pool's sizes is left to the collector. */
  give(buffer: Buffer): void {
    const bytes = buffer.length
    if (bytes < bytesMin || bytes > bytesMax || (bytes & (bytes - 1)) !== 0 || buffer.byteOffset !== 0) return
    const free = this.#free.get(bytes)
    if (free === undefined) this.#free.set(bytes, [buffer])
    else if (free.length < keptMax) free.push(buffer)
  }
}
