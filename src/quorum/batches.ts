// Record batches of the metadata log: never compressed, no producers. Every batch read from disk or from a peer is checked.

import { type Batch, type BatchRecord, batchesOf, Compression, recordsOf } from '#protocol/batch/batch.js'
import { buildBatch as build } from '#protocol/batch/builder.js'
import { refuse } from '#protocol/wire/protocol-error.js'

export interface BatchView {
  readonly baseOffset: number
  readonly lastOffset: number
  readonly epoch: number
  readonly isControl: boolean
  readonly maxTimestamp: number
  /** The whole batch, a view. */
  readonly bytes: Buffer
  readonly batch: Batch
}

/** The whole batches at the beginning of `buffer`; what follows the last whole one is left. */
export const walkBatches = (buffer: Buffer): BatchView[] => Array.from(batchesOf(buffer), viewBatch)

function viewBatch(batch: Batch): BatchView {
  const { baseOffset, lastOffset, isControl, maxTimestamp } = batch
  if (!batch.isIntact) refuse(`the metadata batch at offset ${baseOffset} is damaged: its CRC is not that of its bytes`)
  if (batch.compression !== Compression.none) refuse(`a compressed metadata batch at offset ${baseOffset}`)
  const bytes = batch.buffer.subarray(batch.position, batch.end)
  return { baseOffset, lastOffset, epoch: batch.partitionLeaderEpoch, isControl, maxTimestamp, bytes, batch }
}

export const readRecords = ({ batch }: BatchView): BatchRecord[] => [...recordsOf(batch)]

export interface BatchDraft {
  readonly baseOffset: number
  readonly epoch: number
  readonly timestamp: number
  readonly isControl: boolean
  readonly records: readonly { readonly key: Buffer | null; readonly value: Buffer }[]
}

export function buildBatch({ baseOffset, epoch, timestamp, isControl, records }: BatchDraft): Buffer {
  return build({ baseOffset, partitionLeaderEpoch: epoch, timestamp, control: isControl }, records)
}
