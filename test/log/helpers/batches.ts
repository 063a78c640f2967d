// Small uncompressed record batches, as a producer would send them, and a look at what came back.

import { buildBatch } from '#protocol/batch/builder.js'

export interface BatchOptions {
  readonly producerId?: number
  readonly producerEpoch?: number
  readonly sequence?: number
  readonly timestamp?: number
}

/** One batch with a record for each value; record n has timestamp + n. */
export function batchOf(values: readonly string[], options: BatchOptions = {}): Buffer {
  const { timestamp = 1_700_000_000_000, sequence = -1, producerId = -1, producerEpoch = -1 } = options
  return buildBatch(
    { timestamp, producerId, producerEpoch, baseSequence: sequence },
    values.map((value, at) => ({ key: null, value: Buffer.from(value), timestamp: timestamp + at }))
  )
}

/** Base offset, leader epoch and record count of each whole batch. */
export function headersOf(bytes: Buffer): { baseOffset: number; leaderEpoch: number; count: number; size: number }[] {
  const headers = []
  let at = 0
  while (at + 61 <= bytes.length) {
    const size = bytes.readInt32BE(at + 8) + 12
    if (at + size > bytes.length) break
    headers.push({
      baseOffset: Number(bytes.readBigInt64BE(at)),
      leaderEpoch: bytes.readInt32BE(at + 12),
      count: bytes.readInt32BE(at + 57),
      size
    })
    at += size
  }
  return headers
}
