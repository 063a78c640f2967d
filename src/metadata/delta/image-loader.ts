// Committed batches in, images out. A metadata transaction (KIP-866) may span batches: until its end nothing of it is
// seen, and an aborted one leaves no trace.

import { invariant } from '#base/invariant.js'
import type { MetadataRecord } from '#protocol/generated/metadata-records.js'
import type { MetadataImage } from '../image/metadata-image.ts'
import { refuse } from '../metadata-error.ts'
import { type MetadataChanges, MetadataDelta } from './metadata-delta.ts'

export interface Loaded {
  readonly image: MetadataImage
  readonly changes: MetadataChanges
}

export class ImageLoader {
  #image: MetadataImage
  /** Records of the open transaction; undefined when there is none. */
  #held: MetadataRecord[] | undefined

  constructor(image: MetadataImage) {
    this.#image = image
  }

  /** The newest image without anything of an open transaction. */
  get image(): MetadataImage {
    return this.#image
  }

  get inTransaction(): boolean {
    return this.#held !== undefined
  }

  /** One committed batch; `offset` is that of its last record. Throws MetadataError for what cannot be. */
  load(records: readonly MetadataRecord[], offset: number, epoch: number): Loaded {
    invariant(offset >= this.#image.offset, () => `metadata at ${offset} after ${this.#image.offset}`)
    const delta = new MetadataDelta(this.#image)
    for (const record of records) this.#take(record, delta)
    this.#image = delta.done(offset, epoch)
    return { image: this.#image, changes: delta.changes }
  }

  #take(record: MetadataRecord, delta: MetadataDelta): void {
    switch (record.kind) {
      case 'BeginTransactionRecord':
        if (this.#held !== undefined) refuse('a metadata transaction begins inside another')
        this.#held = []
        return
      case 'EndTransactionRecord': {
        const held = this.#held ?? refuse('a metadata transaction ends that did not begin')
        this.#held = undefined
        for (const one of held) delta.replay(one)
        return
      }
      case 'AbortTransactionRecord':
        if (this.#held === undefined) refuse('a metadata transaction is aborted that did not begin')
        this.#held = undefined
        return
      default:
        if (this.#held === undefined) delta.replay(record)
        else this.#held.push(record)
    }
  }
}
