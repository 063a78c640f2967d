// .index and .timeindex: each entry is shown and checked against the log beside it.

import type { Int64 } from '#model/offset.js'
import { headerBytes, readHeader } from './batch-header.ts'
import { type Decompress, recordsOf } from './batch-records.ts'
import type { Complaints } from './complaints.ts'
import { corruptIndex, DumpFailure } from './failure.ts'
import { type IndexFile, OffsetIndexFile, TimeIndexFile } from './index-file.ts'
import { absolutePath, baseOffsetOf, beside } from './paths.ts'
import type { Print } from './print.ts'
import { type FoundBatch, RecordsFile } from './records-file.ts'

export interface IndexOptions {
  /** Nothing but whether it could stay as it is at a start. */
  readonly sanityOnly: boolean
  readonly verifyOnly: boolean
  readonly messageBytesMax: number
  readonly decompress: Decompress
}

export function dumpIndex(path: string, options: IndexOptions, print: Print, complaints: Complaints): void {
  const baseOffset = Number(baseOffsetOf(path))
  const log = new RecordsFile(beside(path, '.log'))
  try {
    const index = new OffsetIndexFile(absolutePath(path), baseOffset)
    if (index.count === 0) {
      print.out(`${path} is empty.\n`)
      return
    }
    if (options.sanityOnly) {
      checkOffsetIndex(index)
      print.out(`${path} passed sanity check.\n`)
      return
    }
    for (let i = 0; i < index.count; i++) {
      const { offset, position } = index.entry(i)
      // The rest of an index that was not closed is zeros.
      if (offset === baseOffset && i > 0) return
      const [batch] = log.batches(position, options.messageBytesMax)
      if (batch === undefined) throw new DumpFailure('java.util.NoSuchElementException')
      const found = lastOffsetOf(log, batch)
      if (found !== offset) complaints.indexMismatches.add(index.path, [offset, found])
      if (!options.verifyOnly) print.out(`offset: ${offset} position: ${position}\n`)
    }
  } finally {
    log.close()
  }
}

export function dumpTimeIndex(path: string, options: IndexOptions, print: Print, complaints: Complaints): void {
  const baseOffset = Number(baseOffsetOf(path))
  const log = new RecordsFile(beside(path, '.log'))
  try {
    const offsets = new OffsetIndexFile(beside(path, '.index'), baseOffset)
    const index = new TimeIndexFile(absolutePath(path), baseOffset)
    if (options.sanityOnly) {
      checkTimeIndex(index)
      print.out(`${path} passed sanity check.\n`)
      return
    }
    let previous: Int64 = -1
    for (let i = 0; i < index.count; i++) {
      const entry = index.entry(i)
      if (entry.offset === baseOffset && i > 0) return
      checkTime(log, offsets, index, entry, previous, options, complaints)
      if (!options.verifyOnly) print.out(`timestamp: ${entry.timestamp} offset: ${entry.offset}\n`)
      previous = entry.timestamp
    }
  } finally {
    log.close()
  }
}

function checkTime(
  log: RecordsFile,
  offsets: OffsetIndexFile,
  index: TimeIndexFile,
  entry: { timestamp: Int64; offset: number },
  previous: Int64,
  options: IndexOptions,
  complaints: Complaints
): void {
  for (const batch of log.batches(offsets.positionFor(entry.offset))) {
    const last = lastOffsetOf(log, batch)
    if (last < entry.offset) continue
    if (last !== entry.offset) {
      complaints.offsetsNotFound.add(index.path, [entry.offset, last])
      return
    }
    const greatest = greatestTimestamp(log, batch, options.decompress)
    if (greatest !== entry.timestamp) complaints.timeMismatches.add(index.path, [entry.timestamp, greatest])
    if (previous >= entry.timestamp) complaints.timesOutOfOrder.add(index.path, [entry.timestamp, previous])
    return
  }
  complaints.offsetsNotFound.add(index.path, [entry.offset, -1])
}

const lastOffsetOf = (log: RecordsFile, { position }: FoundBatch): Int64 =>
  readHeader(log.read(position, headerBytes)).lastOffset

function greatestTimestamp(log: RecordsFile, { position, size }: FoundBatch, decompress: Decompress): Int64 {
  const bytes = log.read(position, size)
  let greatest: Int64 = -1
  for (const { timestamp } of recordsOf(bytes, readHeader(bytes), decompress))
    if (timestamp > greatest) greatest = timestamp
  return greatest
}

function checkOffsetIndex(index: OffsetIndexFile): void {
  const last = index.entry(index.count - 1)
  if (last.offset < index.baseOffset)
    throw corruptIndex(
      `Corrupt index found, index file (${index.path}) has non-zero size but the last offset is ${last.offset} which is less than the base offset ${index.baseOffset}.`
    )
  checkLength(index, OffsetIndexFile.entryBytes, 'Index')
}

function checkTimeIndex(index: TimeIndexFile): void {
  if (index.count > 0) {
    const first = index.entry(0)
    const last = index.entry(index.count - 1)
    if (last.timestamp < first.timestamp)
      throw corruptIndex(
        `Corrupt time index found, time index file (${index.path}) has non-zero size but the last timestamp is ${last.timestamp} which is less than the first timestamp ${first.timestamp}`
      )
    if (last.offset < index.baseOffset)
      throw corruptIndex(
        `Corrupt time index found, time index file (${index.path}) has non-zero size but the last offset is ${last.offset} which is less than the first offset ${index.baseOffset}`
      )
  }
  checkLength(index, TimeIndexFile.entryBytes, 'Time index')
}

function checkLength<T>(index: IndexFile<T>, entryBytes: number, kind: string): void {
  if (index.length % entryBytes !== 0)
    throw corruptIndex(
      `${kind} file ${index.path} is corrupt, found ${index.length} bytes which is neither positive nor a multiple of ${entryBytes}`
    )
}
