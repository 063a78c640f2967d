// The record bytes of a batch (everything behind its header) in and out of their codec, in Kafka's framing.

import { levelDefault, recordsBinding } from '#native/records-binding.js'
import { StorageFault } from './storage-fault.ts'

const native = recordsBinding()
/** Nobody writes larger batches to a log of ours; a stream that claims to be is broken, or hostile. */
const decompressedBytesMax = 1 << 30

/** Throws StorageFault `corrupt` when `bytes` are no stream of `codec`. */
export function decompressRecords(codec: number, bytes: Uint8Array): Buffer {
  return taken(native.recordsDecompress(codec, bytes, 0, bytes.length, decompressedBytesMax), 'decompressing')
}

export function compressRecords(codec: number, bytes: Uint8Array): Buffer {
  return taken(native.recordsCompress(codec, levelDefault, bytes, 0, bytes.length, 0), 'compressing')
}

function taken(answer: Buffer | number, what: string): Buffer {
  if (typeof answer === 'number') throw new StorageFault('corrupt', `${what} records failed with error ${answer}`)
  return answer
}
