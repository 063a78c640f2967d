// Cuts a batch that the broker finds too large (MESSAGE_TOO_LARGE) into smaller ones of the same records, in order.

import { Batch, batchHeaderBytes, recordsIn } from '#protocol/batch/batch.js'
import { batchSizeFor, RecordBatch } from './batch.ts'
import type { BatchMemory } from './memory.ts'

/** Pieces of up to `bytesMax`, and at most half of the batch: cutting must come to an end. */
export function splitBatch(batch: RecordBatch, bytesMax: number, memory: BatchMemory): RecordBatch[] {
  const most = Math.min(bytesMax, Math.ceil(batch.sizeInBytes / 2))
  const plain = batch.buffer.subarray(0, batch.sizeInBytes)
  batch.putPlainHeader()
  const pieces: RecordBatch[] = []
  // Never more pieces than records, so that each has its place before what comes behind the whole.
  const span = batch.span / batch.count
  let index = 0
  for (const { key, value, headers, timestamp } of recordsIn(
    new Batch(plain, 0),
    plain,
    batchHeaderBytes,
    plain.length
  )) {
    const { delivered, token } = batch.senderOf(index++)
    const last = pieces.at(-1)
    if (last?.append(key, value, headers, timestamp, delivered, token) === true) continue
    const room = memory.takeAnyway(Math.max(most, batchSizeFor(key, value, headers)))
    const piece = new RecordBatch(
      batch.topic,
      batch.partition,
      room,
      batch.createdAt,
      batch.ordinal + pieces.length * span,
      span
    )
    piece.append(key, value, headers, timestamp, delivered, token)
    pieces.push(piece)
  }
  return pieces
}
