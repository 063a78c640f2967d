<<<<<<< HEAD
// The four codecs of record batches, by the addon. It is loaded with the first compressed batch: most tools never see one.

import { type CodecBinding, defaultLevel, loadCodecs } from '#native/codec-binding.js'
import { asError } from './errors.ts'

let binding: CodecBinding | undefined

function answer(result: Buffer | number): Buffer {
  if (typeof result === 'number') throw asError(result)
  return result
}

/** The records of a batch from what follows its header. Throws KafkaError when the stream is broken or larger than `bytesMax`. */
export function decompress(codec: number, payload: Uint8Array, bytesMax = 0): Buffer {
  binding ??= loadCodecs()
  return answer(binding.recordsDecompress(codec, payload, bytesMax))
}

/** What follows the header of a batch with these records. `level`: the codec's own default unless given. */
export function compress(codec: number, records: Uint8Array, level: number = defaultLevel): Buffer {
  binding ??= loadCodecs()
  return answer(binding.recordsCompress(codec, level, records))
=======
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
>>>>>>> room/cli
}
