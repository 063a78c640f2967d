// What a dump found wrong, told after all files were shown.

import type { Int64 } from '#model/offset.js'
import { inHashOrder } from './java-text.ts'
import type { Print } from './print.ts'

type Pair = readonly [Int64, Int64]

/** Lists by the path of the file they are about. */
class ByFile {
  readonly #lists = new Map<string, Pair[]>()

  add(path: string, pair: Pair): void {
    const list = this.#lists.get(path)
    if (list === undefined) this.#lists.set(path, [pair])
    else list.push(pair)
  }

  tell(print: Print, title: string, line: (pair: Pair) => string, newestFirst = false): void {
    for (const [path, pairs] of inHashOrder(this.#lists)) {
      print.err(`${title}${path}\n`)
      for (const pair of newestFirst ? pairs.reverse() : pairs) print.err(`${line(pair)}\n`)
    }
  }
}

export class Complaints {
  /** Index offset, log offset. */
  readonly indexMismatches: ByFile = new ByFile()
  /** Index timestamp, log timestamp. */
  readonly timeMismatches: ByFile = new ByFile()
  /** Index timestamp, the one before it. */
  readonly timesOutOfOrder: ByFile = new ByFile()
  /** Indexed offset, log offset or -1. */
  readonly offsetsNotFound: ByFile = new ByFile()
  /** An offset and what follows it. */
  readonly gaps: ByFile = new ByFile()

  tell(print: Print): void {
    this.indexMismatches.tell(
      print,
      'Mismatches in :',
      ([index, log]) => `  Index offset: ${index}, log offset: ${log}`,
      true
    )
    this.timeMismatches.tell(
      print,
      'Found timestamp mismatch in :',
      ([index, log]) => `  Index timestamp: ${index}, log timestamp: ${log}`
    )
    this.timesOutOfOrder.tell(
      print,
      'Found out of order timestamp in :',
      ([index, before]) => `  Index timestamp: ${index}, Previously indexed timestamp: ${before}`
    )
    this.offsetsNotFound.tell(
      print,
      'The following indexed offsets are not found in :',
      ([index, log]) => `Indexed offset: ${index}, found log offset: ${log}`
    )
    this.gaps.tell(print, 'Non-consecutive offsets in ', ([offset, next]) => `  ${offset} is followed by ${next}`)
  }
}
