// What raft knows of the log without its bytes: where it starts and ends, what is on disk, which epoch began where.

import { invariant } from '#base/invariant.js'

export interface OffsetAndEpoch {
  readonly offset: number
  readonly epoch: number
}

export interface LogShape {
  /** First offset still in the log; everything before is in `snapshot`. */
  readonly startOffset: number
  /** Epoch of the record just below the start, as the snapshot that ends there is named; 0 when the start is 0. */
  readonly startEpoch: number
  readonly endOffset: number
  /** Below this the disk holds it. */
  readonly flushedOffset: number
  /** Epochs with their first offset, ascending in both. */
  readonly epochs: readonly OffsetAndEpoch[]
  /** Newest snapshot: contains everything below `offset`, the last of it from `epoch`. */
  readonly snapshot: OffsetAndEpoch | null
  /** Grows at each truncation, so that a flush notice from before it is known as stale. */
  readonly generation: number
}

export const emptyLog: LogShape = {
  startOffset: 0,
  startEpoch: 0,
  endOffset: 0,
  flushedOffset: 0,
  epochs: [],
  snapshot: null,
  generation: 0
}

/** Epoch of the last record, of what was before the start when the log is empty, 0 when there was never anything. */
export function lastEpoch(log: LogShape): number {
  return log.epochs.at(-1)?.epoch ?? log.startEpoch
}

/** The largest epoch not above `epoch` and where it ends (KIP-101's question, asked of the local log). */
export function endOffsetForEpoch(log: LogShape, epoch: number): OffsetAndEpoch {
  for (let at = log.epochs.length - 1; at >= 0; at--) {
    const found = log.epochs[at]
    if (found !== undefined && found.epoch <= epoch) {
      return { epoch: found.epoch, offset: log.epochs[at + 1]?.offset ?? log.endOffset }
    }
  }
  return { epoch: log.startEpoch <= epoch ? log.startEpoch : 0, offset: log.startOffset }
}

export type Validation =
  | { readonly kind: 'valid' }
  | { readonly kind: 'diverging'; readonly end: OffsetAndEpoch }
  | { readonly kind: 'snapshot'; readonly id: OffsetAndEpoch }

/** What a leader with this log answers a replica whose log ends at `offset` with a record of `epoch` (KIP-595, KIP-630). */
export function validate(log: LogShape, offset: number, epoch: number): Validation {
  if (log.startOffset === 0 && offset === 0 && epoch === 0) return { kind: 'valid' }
  const snapshot = log.snapshot
  if (snapshot !== null && log.startOffset > 0) {
    const before = offset < log.startOffset
    if (before || (offset === log.startOffset && epoch !== log.startEpoch) || epoch < log.startEpoch) {
      return { kind: 'snapshot', id: snapshot }
    }
  }
  const end = endOffsetForEpoch(log, epoch)
  if (end.epoch !== epoch || end.offset < offset) return { kind: 'diverging', end }
  return { kind: 'valid' }
}

/** Where a follower cuts when the leader names (epoch, end offset) as the newest point they may share. */
export function truncationPoint(log: LogShape, diverging: OffsetAndEpoch): number {
  if (diverging.epoch === 0) return Math.min(diverging.offset, log.endOffset)
  const local = endOffsetForEpoch(log, diverging.epoch)
  return local.epoch === diverging.epoch ? Math.min(local.offset, diverging.offset) : local.offset
}

export function truncated(log: LogShape, offset: number): LogShape {
  invariant(offset >= log.startOffset, () => `truncation to ${offset} below the log start ${log.startOffset}`)
  return {
    ...log,
    endOffset: Math.min(log.endOffset, offset),
    flushedOffset: Math.min(log.flushedOffset, offset),
    epochs: log.epochs.filter((entry) => entry.offset < offset),
    generation: log.generation + 1
  }
}

export function appended(log: LogShape, baseOffset: number, lastOffset: number, epoch: number): LogShape {
  invariant(baseOffset === log.endOffset, () => `append at ${baseOffset} to a log that ends at ${log.endOffset}`)
  invariant(epoch >= lastEpoch(log), () => `append of epoch ${epoch} after epoch ${lastEpoch(log)}`)
  const isNew = (log.epochs.at(-1)?.epoch ?? -1) < epoch
  return {
    ...log,
    endOffset: lastOffset + 1,
    epochs: isNew ? [...log.epochs, { epoch, offset: baseOffset }] : log.epochs
  }
}

function epochAt(log: LogShape, offset: number): number {
  return log.epochs.findLast((entry) => entry.offset <= offset)?.epoch ?? log.startEpoch
}

/** The log after everything below `offset` was given up for the snapshot. */
export function startMoved(log: LogShape, offset: number): LogShape {
  if (offset <= log.startOffset) return log
  const kept = log.epochs.filter((_, at) => (log.epochs[at + 1]?.offset ?? log.endOffset) > offset)
  const epochs = kept.map((entry) => (entry.offset < offset ? { ...entry, offset } : entry))
  return { ...log, startOffset: offset, startEpoch: epochAt(log, offset - 1), epochs }
}

/** The log after a snapshot from the leader replaced it whole. */
export function replacedBySnapshot(log: LogShape, id: OffsetAndEpoch): LogShape {
  return {
    startOffset: id.offset,
    startEpoch: id.epoch,
    endOffset: id.offset,
    flushedOffset: id.offset,
    epochs: [],
    snapshot: id,
    generation: log.generation + 1
  }
}
