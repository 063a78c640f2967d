// Words by a seeded generator: the same on every machine, and about as compressible as log lines.

import { buildBatch } from '../../../dist/protocol/batch/builder.js'

const words = [
  'order',
  'created',
  'customer',
  'payment',
  'accepted',
  'item',
  'region',
  'status',
  '200',
  'latency',
  'session'
]

export const fixedTime = 1_700_000_000_000

export function text(bytes) {
  let state = 2_463_534_242
  let line = ''
  while (line.length < bytes) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    line += `${words[(state >>> 0) % words.length]} ${state & 64 ? (state >>> 8).toString(16) : ''} `
  }
  return Buffer.from(line.slice(0, bytes))
}

/** A batch of about `bytes` with records of `recordBytes`. */
export function batchOf(bytes, recordBytes) {
  const count = Math.max(1, Math.floor(bytes / (recordBytes + 8)))
  const content = text(count * recordBytes)
  const records = Array.from({ length: count }, (_, at) => ({
    key: null,
    value: content.subarray(at * recordBytes, (at + 1) * recordBytes)
  }))
  return buildBatch({ timestamp: fixedTime }, records)
}
