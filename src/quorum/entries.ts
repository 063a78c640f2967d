// Between the bytes of the log and what raft sees of them.

import type { ControlRecord, Entry } from '#raft/message.js'
import { type BatchView, buildBatch, readRecords, walkBatches } from './batches.ts'
import { decodeControl, encodeControl } from './control-records.ts'

const raftKinds = ['leader-change', 'kraft-version', 'voters']

export function controlOf(batch: BatchView): ControlRecord[] {
  if (!batch.isControl) return []
  return readRecords(batch)
    .map(decodeControl)
    .filter((record): record is ControlRecord => raftKinds.includes(record.kind))
}

export function entryOf(batch: BatchView): Entry {
  const { baseOffset, lastOffset, epoch, bytes } = batch
  return { baseOffset, lastOffset, epoch, control: controlOf(batch), payload: bytes }
}

export const entriesOf = (bytes: Buffer): Entry[] => walkBatches(bytes).map(entryOf)

/** The batch for control records that raft itself decided on. */
export function controlBatch(entry: Entry, timestamp: number): Buffer {
  const { baseOffset, epoch, control } = entry
  return buildBatch({ baseOffset, epoch, timestamp, isControl: true, records: control.map(encodeControl) })
}

/** A batch that was built before its place was known. The CRC does not cover offset and epoch. */
export function placeBatch(payload: Uint8Array, baseOffset: number, epoch: number): Buffer {
  const batch = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
  batch.writeBigInt64BE(BigInt(baseOffset), 0)
  batch.writeInt32BE(epoch, 12)
  return batch
}
