// An index as Kafka opens it for reading: whole entries of a fixed size, looked up by binary search.

import { readFileSync } from 'node:fs'
import type { Int64 } from '#model/offset.js'
import { illegalArgument } from './failure.ts'
import { int64At } from './int64.ts'

/** So many last entries are searched first. */
const warmBytes = 8192

export abstract class IndexFile<Entry> {
  readonly path: string
  readonly baseOffset: number
  readonly length: number
  protected readonly bytes: Buffer
  readonly #entryBytes: number

  constructor(path: string, baseOffset: number, entryBytes: number) {
    this.path = path
    this.baseOffset = baseOffset
    this.bytes = readIndex(path)
    this.length = this.bytes.length
    this.#entryBytes = entryBytes
  }

  get count(): number {
    return Math.floor(this.bytes.length / this.#entryBytes)
  }

  entry(index: number): Entry {
    return this.entryAt(index * this.#entryBytes)
  }

  protected abstract entryAt(position: number): Entry

  /** The last entry whose key is not beyond `target`, where the entries are in order. */
  protected findLast(isBeyond: (entry: Entry) => boolean): Entry | undefined {
    if (this.count === 0) return undefined
    const warmFrom = Math.max(0, this.count - 1 - warmBytes / this.#entryBytes)
    if (!isBeyond(this.entry(warmFrom))) return this.#search(warmFrom, this.count - 1, isBeyond)
    return isBeyond(this.entry(0)) ? undefined : this.#search(0, warmFrom, isBeyond)
  }

  #search(from: number, to: number, isBeyond: (entry: Entry) => boolean): Entry {
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (isBeyond(this.entry(middle))) high = middle - 1
      else low = middle
    }
    return this.entry(low)
  }
}

/** A missing index is not made: the original tries to, and fails with these words, leaving an empty file behind. */
function readIndex(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ENOENT') throw failure
    throw illegalArgument('Invalid max index size: -1')
  }
}

export interface OffsetEntry {
  readonly offset: number
  readonly position: number
}

export class OffsetIndexFile extends IndexFile<OffsetEntry> {
  static readonly entryBytes = 8

  constructor(path: string, baseOffset: number) {
    super(path, baseOffset, OffsetIndexFile.entryBytes)
  }

  protected entryAt(position: number): OffsetEntry {
    return {
      offset: this.baseOffset + this.bytes.readInt32BE(position),
      position: this.bytes.readInt32BE(position + 4)
    }
  }

  /** The position of the last entry at or before `offset`, or 0. */
  positionFor(offset: number): number {
    return this.findLast((entry) => entry.offset > offset)?.position ?? 0
  }
}

export interface TimeEntry {
  readonly timestamp: Int64
  readonly offset: number
}

export class TimeIndexFile extends IndexFile<TimeEntry> {
  static readonly entryBytes = 12

  constructor(path: string, baseOffset: number) {
    super(path, baseOffset, TimeIndexFile.entryBytes)
  }

  protected entryAt(position: number): TimeEntry {
    return {
      timestamp: int64At(this.bytes, position),
      offset: this.baseOffset + this.bytes.readInt32BE(position + 8)
    }
  }
}
