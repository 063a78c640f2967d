// Dumps files one after the other, each by what its name ends with, and then says what was found wrong. Start reading here.

import { basename } from 'node:path'
import type { Decompress } from './batch-records.ts'
import { Complaints } from './complaints.ts'
import type { Decoder } from './decoders/decoder.ts'
import { dumpIndex, dumpTimeIndex } from './indexes.ts'
import { absolutePath, filePath } from './paths.ts'
import type { Print } from './print.ts'
import { dumpProducerSnapshot } from './producer-snapshot.ts'
import { dumpSegment } from './segment.ts'
import { dumpTxnIndex } from './txn-index.ts'

export interface DumpOptions {
  readonly files: readonly string[]
  readonly deep: boolean
  readonly decoder: Decoder | undefined
  readonly skipRecordMetadata: boolean
  readonly bytesMax: number
  readonly messageBytesMax: number
  readonly verifyIndexOnly: boolean
  readonly indexSanityCheck: boolean
  readonly decompress: Decompress
}

/** Throws DumpFailure where the original dies; what was printed until then stands. Yields where it may wait for the reader. */
export function* dumpFiles(options: DumpOptions, print: Print): Generator<void> {
  const complaints = new Complaints()
  for (const name of options.files) {
    const path = filePath(name)
    print.out(`Dumping ${path}\n`)
    yield* dumpFile(path, options, print, complaints)
  }
  complaints.tell(print)
}

function* dumpFile(path: string, options: DumpOptions, print: Print, complaints: Complaints): Generator<void> {
  const { decompress, messageBytesMax } = options
  const index = {
    sanityOnly: options.indexSanityCheck,
    verifyOnly: options.verifyIndexOnly,
    messageBytesMax,
    decompress
  }
  const name = basename(path)
  switch (name.slice(name.lastIndexOf('.'))) {
    case '.log':
    case '.checkpoint':
      yield* dumpSegment(path, absolutePath(path), options, print, complaints)
      return
    case '.index':
      dumpIndex(path, index, print, complaints)
      return
    case '.timeindex':
      dumpTimeIndex(path, index, print, complaints)
      return
    case '.snapshot':
      dumpProducerSnapshot(path, print)
      return
    case '.txnindex':
      dumpTxnIndex(path, print)
      return
    default:
      print.err(`Ignoring unknown file ${path}\n`)
  }
}
