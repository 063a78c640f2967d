// Committed metadata on its way through the main thread: onto main's own image and to the shards. What is committed within
// one turn of the event loop travels as one message, so that the log of a long life does not cost a message per batch.

import { ImageLoader } from '#metadata/delta/image-loader.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import type { MetadataRecord } from '#protocol/generated/metadata-records.js'
import type { ApplyMessage } from './messages.ts'
import { packRecords } from './metadata-frames.ts'

export interface Committed {
  readonly lastOffset: number
  readonly epoch: number
  readonly records: readonly MetadataRecord[]
}

export interface RelayTarget {
  apply(message: Omit<ApplyMessage, 'kind'>): void
  published(offset: number, timeoutMs: number): Promise<boolean>
}

export class MetadataRelay {
  readonly #clusterId: string
  readonly #target: RelayTarget
  readonly #kraftVersion: () => number
  #loader: ImageLoader
  #records: MetadataRecord[] = []
  #offset = -1
  #epoch = 0
  #isSnapshot = false
  #planned = false
  #shown = -1
  /** Until everything that was committed before this start is here, shards would act on a state that is long past. */
  #caughtUp = false

  constructor(clusterId: string, target: RelayTarget, kraftVersion: () => number) {
    this.#clusterId = clusterId
    this.#kraftVersion = kraftVersion
    this.#target = target
    this.#loader = new ImageLoader(MetadataImage.empty(clusterId))
  }

  /** What is committed so far is all there was: the shards get it, as one image, and from then on every change. */
  caughtUp(): void {
    if (this.#caughtUp) return
    this.#caughtUp = true
    this.#flush()
  }

  /** Everything committed, published or not. */
  get image(): MetadataImage {
    return this.#loader.image
  }

  get inTransaction(): boolean {
    return this.#loader.inTransaction
  }

  /** The newest offset that every shard is known to show. */
  get publishedOffset(): number {
    return this.#shown
  }

  /** What was known before is void; `records` are the state up to and including `offset`. */
  snapshot(records: Iterable<readonly MetadataRecord[]>, offset: number, epoch: number): void {
    const all = [...records].flat()
    this.#loader = new ImageLoader(MetadataImage.empty(this.#clusterId))
    this.#loader.load(all, offset, epoch)
    this.#records = all
    this.#isSnapshot = true
    this.#plan(offset, epoch)
  }

  commit({ records, lastOffset, epoch }: Committed): void {
    this.#loader.load(records, lastOffset, epoch)
    this.#records.push(...records)
    this.#plan(lastOffset, epoch)
  }

  /** Resolves when every shard shows `offset`; false when that took longer than `timeoutMs`. */
  async published(offset: number, timeoutMs: number): Promise<boolean> {
    this.#flush()
    const reached = await this.#target.published(offset, timeoutMs)
    if (reached) this.#shown = Math.max(this.#shown, offset)
    return reached
  }

  #plan(offset: number, epoch: number): void {
    this.#offset = offset
    this.#epoch = epoch
    if (this.#planned) return
    this.#planned = true
    setImmediate(() => this.#flush())
  }

  #flush(): void {
    if (!(this.#planned && this.#caughtUp)) return
    this.#planned = false
    const records = this.#records
    this.#records = []
    this.#target.apply({
      frames: packRecords(records),
      offset: this.#offset,
      epoch: this.#epoch,
      kraftVersion: this.#kraftVersion(),
      isSnapshot: this.#isSnapshot
    })
    this.#isSnapshot = false
  }
}
