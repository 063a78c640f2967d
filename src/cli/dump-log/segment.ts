// A .log segment, or a .checkpoint of the metadata: its batches and, when asked for, their records.

import { basename } from 'node:path'
import type { Int64 } from '#model/offset.js'
import { type BatchHeader, headerBytes, headerText, placeText, readHeader, timestampName } from './batch-header.ts'
import { type Decompress, type DumpRecord, recordsOf } from './batch-records.ts'
import type { Complaints } from './complaints.ts'
import { controlText } from './control-record.ts'
import type { Decoder } from './decoders/decoder.ts'
import { DumpFailure } from './failure.ts'
import { plus } from './int64.ts'
import { baseOffsetOf, parseLong } from './paths.ts'
import type { Print } from './print.ts'
import { type FoundBatch, RecordsFile } from './records-file.ts'

export interface SegmentOptions {
  readonly deep: boolean
  /** Undefined: keys and values are not shown. */
  readonly decoder: Decoder | undefined
  readonly skipRecordMetadata: boolean
  readonly bytesMax: number
  readonly decompress: Decompress
}

export const bytesMaxDefault: number = 2 ** 31 - 1
const offsetDigits = 20
/** `<offset>-<epoch, 10 digits>`, and then the ending. */
const snapshotNameLength = offsetDigits + 1 + 10

/** Yields after each batch, so that whoever prints can wait for the reader. */
export function* dumpSegment(
  path: string,
  fullPath: string,
  options: SegmentOptions,
  print: Print,
  complaints: Complaints
): Generator<void> {
  print.out(`${titleOf(path)}\n`)
  const file = new RecordsFile(path, options.bytesMax)
  try {
    let valid = 0
    let last: Int64 = -1
    for (const found of file.batches()) {
      const { bytes, header } = readBatch(file, found)
      print.out(headerText(header))
      print.out(`${placeText(header, found.position, bytes)}\n`)
      if (options.deep) {
        for (const record of recordsOf(bytes, header, options.decompress)) {
          if (record.offset !== plus(last, 1)) complaints.gaps.add(fullPath, [last, record.offset])
          last = record.offset
          printRecord(record, header, options, print)
        }
      }
      valid += found.size
      yield
    }
    if (file.size > valid && options.bytesMax === bytesMaxDefault)
      print.out(`Found ${file.size - valid} invalid bytes at the end of ${basename(path)}\n`)
  } finally {
    file.close()
  }
}

function titleOf(path: string): string {
  const name = basename(path)
  if (!name.endsWith('.checkpoint')) return `Log starting offset: ${baseOffsetOf(path)}`
  if (name === 'bootstrap.checkpoint') return 'KRaft bootstrap snapshot'
  if (name.length < snapshotNameLength)
    throw new DumpFailure(
      'java.lang.StringIndexOutOfBoundsException',
      `begin 0, end ${offsetDigits}, length ${name.length}`
    )
  const offset = parseLong(name.slice(0, offsetDigits))
  return `Snapshot end offset: ${offset}, epoch: ${parseLong(name.slice(offsetDigits + 1, snapshotNameLength))}`
}

function readBatch(file: RecordsFile, { position, size, magic }: FoundBatch): { bytes: Buffer; header: BatchHeader } {
  if (magic < 2)
    throw new DumpFailure(
      'org.apache.kafka.common.errors.UnsupportedForMessageFormatException',
      `the batch at ${position} has message format ${magic}, which Kafka no longer writes since 4.0; this tool reads format 2`
    )
  const bytes = file.read(position, Math.max(size, headerBytes))
  if (bytes.length < headerBytes) throw new DumpFailure('java.lang.IndexOutOfBoundsException')
  return { bytes: bytes.subarray(0, size), header: readHeader(bytes) }
}

function printRecord(record: DumpRecord, header: BatchHeader, options: SegmentOptions, print: Print): void {
  let prefix = '| '
  if (!options.skipRecordMetadata) {
    print.out(
      `${prefix}offset: ${record.offset} ${timestampName(header)}: ${record.timestamp}` +
        ` keySize: ${record.key?.length ?? -1} valueSize: ${record.value?.length ?? -1}` +
        ` sequence: ${record.sequence} headerKeys: [${record.headerKeys.join(',')}]`
    )
    prefix = ' '
    if (header.isControl) print.out(controlText(record))
  }
  if (options.decoder !== undefined && !header.isControl) {
    const { key, payload } = options.decoder(record)
    if (key !== undefined) {
      print.out(`${prefix}key: ${key}`)
      prefix = ' '
    }
    if (payload !== undefined) print.out(`${prefix}payload: ${payload}`)
  }
  print.out('\n')
}
