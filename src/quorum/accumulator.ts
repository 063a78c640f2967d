// The records of a turn, on their way to one batch. An offset is promised as soon as a record is taken in, because some
// records name their own offset (a broker's epoch is the offset of its registration).

import { invariant } from '#base/invariant.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import { buildBatch } from './batches.ts'
import { encodeMetadataRecord } from './snapshot-file.ts'

/** Kafka's internal.metadata.max.batch.size.in.bytes and the controller's limit of records in one batch. */
export const batchBytesMax: number = 8 << 20
export const batchRecordsMax = 10_000

interface Chunk {
  readonly epoch: number
  readonly values: Buffer[]
  bytes: number
}

export interface ReadyBatch {
  readonly epoch: number
  readonly count: number
  readonly payload: Buffer
}

export class Accumulator {
  #chunks: Chunk[] = []

  get count(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.values.length, 0)
  }

  /** The records of one call stay together in one batch: that is what makes them atomic. */
  add(epoch: number, records: readonly MetadataRecordDraft[]): void {
    invariant(records.length > 0, 'an append has records')
    invariant(records.length <= batchRecordsMax, () => `${records.length} records cannot be one batch`)
    const values = records.map(encodeMetadataRecord)
    const bytes = values.reduce((sum, value) => sum + value.length + 16, 0)
    invariant(bytes <= batchBytesMax, () => `${bytes} bytes of records cannot be one batch`)
    const last = this.#chunks.at(-1)
    const fits =
      last !== undefined &&
      last.epoch === epoch &&
      last.bytes + bytes <= batchBytesMax &&
      last.values.length + values.length <= batchRecordsMax
    if (fits) {
      last.values.push(...values)
      last.bytes += bytes
    } else {
      this.#chunks.push({ epoch, values, bytes })
    }
  }

  clear(): void {
    this.#chunks = []
  }

  /** The batches, oldest first; their offset and epoch are set when they are appended. */
  drain(timestamp: number): ReadyBatch[] {
    const chunks = this.#chunks
    this.#chunks = []
    return chunks.map(({ epoch, values }) => ({
      epoch,
      count: values.length,
      payload: buildBatch({
        baseOffset: 0,
        epoch,
        timestamp,
        isControl: false,
        records: values.map((value) => ({ key: null, value }))
      })
    }))
  }
}
