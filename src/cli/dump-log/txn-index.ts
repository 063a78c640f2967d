// .txnindex: the aborted transactions of a segment, entries of 34 bytes:
// version int16, producerId, firstOffset, lastOffset, lastStableOffset int64.

import { existsSync, readFileSync } from 'node:fs'
import { kafkaFailure } from './failure.ts'
import type { Print } from './print.ts'

const entryBytes = 34
const newestVersion = 0

export function dumpTxnIndex(path: string, print: Print): void {
  // A segment without aborted transactions has no such file.
  if (!existsSync(path)) return
  const bytes = readFileSync(path)
  for (let at = 0; at + entryBytes <= bytes.length; at += entryBytes) {
    const version = bytes.readInt16BE(at)
    if (version > newestVersion)
      throw kafkaFailure(`Unexpected aborted transaction version ${version} in transaction index`)
    const [producerId, first, last, stable] = [2, 10, 18, 26].map((field) => bytes.readBigInt64BE(at + field))
    print.out(
      `version: ${version} producerId: ${producerId} firstOffset: ${first} lastOffset: ${last} lastStableOffset: ${stable}\n`
    )
  }
}
