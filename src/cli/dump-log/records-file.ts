// The batches of a file, found as Kafka's FileRecords finds them: by their lengths, without looking at their checksums.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { corruptRecord, DumpFailure, illegalArgument } from './failure.ts'

/** Offset and size, which the size does not count. */
export const prefixBytes = 12
const bytesUpToMagic = 17
const magicAt = 16
/** The least a record of message format 0 takes, the only size this walk checks. */
const overheadMin = 14
const windowBytes = 1 << 20

export interface FoundBatch {
  readonly position: number
  /** Of the whole batch, prefix included. */
  readonly size: number
  readonly magic: number
}

export class RecordsFile {
  readonly path: string
  readonly size: number
  readonly #file: number
  #window = Buffer.alloc(0)
  #windowStart = 0

  /** The bytes up to `bytesMax`, as if the rest were not there. */
  constructor(path: string, bytesMax: number = Number.MAX_SAFE_INTEGER) {
    this.path = path
    this.#file = openForReading(path)
    this.size = Math.min(fstatSync(this.#file).size, bytesMax)
  }

  close(): void {
    closeSync(this.#file)
  }

  /** A view, valid until the next read. Shorter only at the end of the file. */
  read(position: number, length: number): Buffer {
    const from = position - this.#windowStart
    if (from >= 0 && from + length <= this.#window.length) return this.#window.subarray(from, from + length)
    const wanted = Math.max(length, windowBytes)
    if (this.#window.buffer.byteLength < wanted || this.#window.length < wanted) this.#window = Buffer.alloc(wanted)
    let filled = 0
    while (filled < wanted) {
      const read = readSync(this.#file, this.#window, filled, wanted - filled, position + filled)
      if (read === 0) break
      filled += read
    }
    this.#window = this.#window.subarray(0, filled)
    this.#windowStart = position
    return this.#window.subarray(0, length)
  }

  /** From `position` on, within `bytesMax` bytes. */
  *batches(position: number = 0, bytesMax: number = this.size): Generator<FoundBatch> {
    if (position < 0) throw illegalArgument(`Invalid position: ${position} in read from ${this.#description}`)
    if (position > this.size)
      throw illegalArgument(`Slice from position ${position} exceeds end position of ${this.#description}`)
    const end = Math.min(this.size, position + bytesMax)
    for (let at = position; at < end - bytesUpToMagic; ) {
      const head = this.read(at, bytesUpToMagic)
      const length = head.readInt32BE(8)
      if (length < overheadMin)
        throw corruptRecord(
          `Found record size ${length} smaller than minimum record overhead (${overheadMin}) in file ${this.path}.`
        )
      if (at > end - prefixBytes - length) return
      yield { position: at, size: prefixBytes + length, magic: head.readInt8(magicAt) }
      at += prefixBytes + length
    }
  }

  get #description(): string {
    return `FileRecords(size=${this.size}, file=${this.path}, start=0, end=${2 ** 31 - 1})`
  }
}

function openForReading(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new DumpFailure('java.nio.file.NoSuchFileException', path)
    if (code === 'EACCES') throw new DumpFailure('java.nio.file.AccessDeniedException', path)
    throw failure
  }
}
