// The typed contract of what clients need of record batches: what native/binding/records_binding.cc exports.

import { loadAddon } from './load.ts'

/** The codec's own default. */
export const levelDefault = -2_147_483_648

export interface RecordsBinding {
  readonly abi: number
  /** CRC-32C of [start, end). */
  recordsCrc32c(bytes: Uint8Array, start: number, end: number): number
  /** Packs [start, end) in Kafka's framing of the codec; the result begins with `room` bytes that the caller fills. An
   *  error is answered as Kafka's code. */
  recordsCompress(
    codec: number,
    level: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    room: number
  ): Buffer | number
  /** Unpacks [start, end) to at most `bytesMax` bytes (0: 1 GiB); an error is answered as Kafka's code. */
  recordsDecompress(codec: number, bytes: Uint8Array, start: number, end: number, bytesMax: number): Buffer | number
}

let binding: RecordsBinding | undefined

export function recordsBinding(): RecordsBinding {
  binding ??= loadAddon<RecordsBinding>()
  return binding
}
