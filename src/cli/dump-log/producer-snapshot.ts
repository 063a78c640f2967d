// .snapshot: the producers a partition knows. Two bytes of version, the CRC-32C of all that follows it, then the entries; a file
// of another version or with other bytes is named as damaged, and the dump goes on.

import { existsSync, readFileSync } from 'node:fs'
import { crc32c } from '#protocol/batch/crc32c.js'
import { type ProducerEntry, readProducerSnapshot } from '#protocol/generated/records/producer-snapshot.js'
import { Reader } from '#protocol/wire/reader.js'
import { DumpFailure } from './failure.ts'
import type { Print } from './print.ts'

const version = 1
const versionBytes = 2
const crcFrom = 6
/** Behind their count. */
const entriesAt = 10

export function dumpProducerSnapshot(path: string, print: Print): void {
  if (!existsSync(path)) throw new DumpFailure('java.nio.file.NoSuchFileException', path)
  const bytes = readFileSync(path)
  const damage = damageOf(bytes)
  if (damage !== undefined) {
    print.err(`${damage}\n`)
    return
  }
  const { producerEntries } = readProducerSnapshot(new Reader(bytes, versionBytes), version)
  for (const entry of producerEntries) print.out(`${entryText(entry)}\n`)
}

function damageOf(bytes: Buffer): string | undefined {
  const invalid = 'Snapshot failed schema validation'
  if (bytes.length < versionBytes) return `${invalid}: null`
  const found = bytes.readInt16BE(0)
  if (found !== version) return `${invalid}: Snapshot contained an unknown file version ${found}`
  if (bytes.length >= entriesAt) {
    const count = bytes.readInt32BE(crcFrom)
    const remaining = bytes.length - entriesAt
    if (count < 0) return `${invalid}: non-nullable field producerEntries was serialized as null`
    if (count > remaining)
      return `${invalid}: Tried to allocate a collection of size ${count}, but there are only ${remaining} bytes remaining.`
  }
  try {
    readProducerSnapshot(new Reader(bytes, versionBytes), version)
  } catch {
    return `${invalid}: null`
  }
  const stored = bytes.readUInt32BE(versionBytes)
  const computed = crc32c(bytes, crcFrom, bytes.length)
  return stored === computed
    ? undefined
    : `Snapshot is corrupt (CRC is no longer valid). Stored crc: ${stored}. Computed crc: ${computed}`
}

function entryText(entry: ProducerEntry): string {
  const { currentTxnFirstOffset: first, lastSequence, offsetDelta } = entry
  const text =
    `producerId: ${entry.producerId} producerEpoch: ${entry.epoch} coordinatorEpoch: ${entry.coordinatorEpoch}` +
    ` currentTxnFirstOffset: OptionalLong${first < 0 ? '.empty' : `[${first}]`} lastTimestamp: ${entry.timestamp}`
  // Without an offset there is no last batch: only markers came.
  if (entry.lastOffset < 0) return text
  return (
    `${text} firstSequence: ${lastSequence - offsetDelta} lastSequence: ${lastSequence}` +
    ` lastOffset: ${entry.lastOffset} offsetDelta: ${offsetDelta} timestamp: ${entry.timestamp}`
  )
}
