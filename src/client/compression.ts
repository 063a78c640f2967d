// Compression of batches: names as in compression.type, and the native codecs behind them.

import { levelDefault, recordsBinding } from '#native/records-binding.js'
import { Compression } from '#protocol/batch/batch.js'
import { asError } from './errors.ts'

export type CompressionName = keyof typeof Compression

export const compressionNames: readonly string[] = Object.keys(Compression)

export { levelDefault }

/** The packed payload behind `room` bytes that the caller fills. */
export function compress(
  codec: number,
  level: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  room: number
): Buffer {
  const packed = recordsBinding().recordsCompress(codec, level, bytes, start, end, room)
  if (typeof packed === 'number') throw asError(packed)
  return packed
}

export function decompress(codec: number, bytes: Uint8Array, start: number, end: number): Buffer {
  const plain = recordsBinding().recordsDecompress(codec, bytes, start, end, 0)
  if (typeof plain === 'number') throw asError(plain)
  return plain
}

export function checksum(bytes: Uint8Array, start: number, end: number): number {
  return recordsBinding().recordsCrc32c(bytes, start, end)
}
