// The typed contract of the batch codecs: what native/binding/codec_binding.cc exports. Payload means everything behind a
// batch's 61-byte header, in Kafka's framing of each codec.

import { loadAddon } from './load.ts'

export interface CodecBinding {
  readonly abi: number
  /** At most `bytesMax` bytes (0: 1 GiB); otherwise a Kafka error code: MESSAGE_TOO_LARGE, or UNKNOWN_SERVER_ERROR for a
   *  broken stream. */
  recordsDecompress(codec: number, payload: Uint8Array, bytesMax: number): Buffer | number
  /** `level`: the codec's own, or `defaultLevel`. */
  recordsCompress(codec: number, level: number, records: Uint8Array): Buffer | number
}

export const defaultLevel: number = -(2 ** 31)

export const loadCodecs = (): CodecBinding => loadAddon<CodecBinding>()
