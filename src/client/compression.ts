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
}
