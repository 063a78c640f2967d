// A metadata log in memory, for tests and for replicas that need no disk. A flush takes effect one turn later.

import { invariant } from '#base/invariant.js'
import type { OffsetAndEpoch } from '#raft/log-shape.js'
import { type BatchView, walkBatches } from './batches.ts'
import type { MetadataLogStore } from './ports.ts'

export class MemoryLogStore implements MetadataLogStore {
  #batches: BatchView[] = []
  #start = 0
  flushedOffset = 0
  highWatermark = 0
  readonly #soon: (run: () => void) => void

  constructor(soon: (run: () => void) => void = setImmediate) {
    this.#soon = soon
  }

  get startOffset(): number {
    return this.#start
  }

  get endOffset(): number {
    const last = this.#batches.at(-1)
    return last === undefined ? this.#start : last.lastOffset + 1
  }

  epochs(): readonly OffsetAndEpoch[] {
    const found: OffsetAndEpoch[] = []
    for (const { epoch, baseOffset } of this.#batches) {
      if (found.at(-1)?.epoch !== epoch) found.push({ epoch, offset: Math.max(baseOffset, this.#start) })
    }
    return found
  }

  append(batch: Buffer): void {
    const [view] = walkBatches(Buffer.from(batch))
    invariant(view !== undefined && view.bytes.length === batch.length, 'an append is one whole batch')
    invariant(
      view.baseOffset === this.endOffset,
      () => `append at ${view.baseOffset}, the log ends at ${this.endOffset}`
    )
    this.#batches.push(view)
  }

  read(from: number, maxBytes: number): Buffer {
    const parts: Buffer[] = []
    let size = 0
    for (const { lastOffset, bytes } of this.#batches) {
      if (lastOffset < from) continue
      if (parts.length > 0 && size + bytes.length > maxBytes) break
      parts.push(bytes)
      size += bytes.length
    }
    return Buffer.concat(parts)
  }

  setHighWatermark(offset: number): void {
    invariant(offset >= this.highWatermark, 'the high watermark never goes back')
    this.highWatermark = offset
  }

  flushSoon(done: (endOffset: number) => void): void {
    const end = this.endOffset
    this.#soon(() => {
      this.flushedOffset = Math.max(this.flushedOffset, Math.min(end, this.endOffset))
      done(end)
    })
  }

  flush(): void {
    this.flushedOffset = this.endOffset
  }

  truncate(offset: number): void {
    this.#batches = this.#batches.filter((batch) => batch.lastOffset < offset)
    this.flushedOffset = Math.min(this.flushedOffset, this.endOffset)
  }

  startAt(offset: number): void {
    this.#batches = []
    this.#start = offset
    this.flushedOffset = offset
  }

  deleteBefore(offset: number): void {
    this.#batches = this.#batches.filter((batch) => batch.lastOffset >= offset)
    this.#start = Math.max(this.#start, offset)
  }

  sizeBytes(): number {
    return this.#batches.reduce((sum, { bytes }) => sum + bytes.length, 0)
  }

  /** What a power loss leaves. */
  crash(): void {
    this.highWatermark = 0
    this.truncate(this.flushedOffset)
  }
}
