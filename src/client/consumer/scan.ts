// Goes through the records of a batch without making anything of them, for who only counts.

import type { FetchedBatch } from './fetched.ts'

export interface Scan {
  records: number
  /** Of keys and values. */
  bytes: number
}

/** A zigzag varint's value, and where it ends in `at`. */
class Cursor {
  at: number
  readonly #bytes: Buffer

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  varint(): number {
    let byte = this.#bytes[this.at++] as number
    let value = byte & 0x7f
    for (let shift = 7; byte > 0x7f && shift < 35; shift += 7) {
      byte = this.#bytes[this.at++] as number
      value |= (byte & 0x7f) << shift
    }
    return (value >>> 1) ^ -(value & 1)
  }

  skipVarint(): void {
    while ((this.#bytes[this.at++] as number) > 0x7f);
  }
}

/** Adds the batch's records to `scan`, at most `most` of them. A batch whose lengths do not add up ends early: the broker has
 *  checked it. */
export function scanBatch({ batch, bytes, start, end, from }: FetchedBatch, most: number, scan: Scan): void {
  const first = from - batch.baseOffset
  const cursor = new Cursor(bytes, start)
  const limit = scan.records + most
  for (let left = batch.count; left > 0 && cursor.at < end && scan.records < limit; left--) {
    const length = cursor.varint()
    const next = cursor.at + length
    if (length < 0 || next > end) return
    cursor.at += 1
    cursor.skipVarint()
    const offsetDelta = cursor.varint()
    if (offsetDelta >= first) {
      const key = cursor.varint()
      if (key > 0) cursor.at += key
      const value = cursor.varint()
      scan.records += 1
      scan.bytes += Math.max(0, key) + Math.max(0, value)
    }
    cursor.at = next
  }
}
