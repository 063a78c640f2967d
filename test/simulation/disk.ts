// One replica's disk. What was flushed survives a crash; of the rest a random beginning does, as torn writes leave it.

import type { QuorumState } from '#raft/effect.js'
import { appended, emptyLog, type LogShape, lastEpoch, type OffsetAndEpoch } from '#raft/log-shape.js'
import type { Entry } from '#raft/message.js'
import type { VotersAt } from '#raft/voters.js'
import type { Random } from './random.ts'

export interface Snapshot {
  readonly id: OffsetAndEpoch
  readonly voters: VotersAt | null
}

export class Disk {
  quorumState: QuorumState | null = null
  entries: Entry[] = []
  startOffset = 0
  startEpoch = 0
  flushedOffset = 0
  snapshot: Snapshot | null = null
  readonly #configured: VotersAt

  constructor(configured: VotersAt) {
    this.#configured = configured
  }

  get endOffset(): number {
    return (this.entries.at(-1)?.lastOffset ?? this.startOffset - 1) + 1
  }

  append(entry: Entry): void {
    this.entries.push(entry)
  }

  truncate(offset: number): void {
    this.entries = this.entries.filter((entry) => entry.lastOffset < offset)
    this.flushedOffset = Math.min(this.flushedOffset, offset)
  }

  read(from: number, upTo: number, batches = Number.POSITIVE_INFINITY): Entry[] {
    const first = this.#find(from)
    const found: Entry[] = []
    for (let at = first; at < this.entries.length && found.length < batches; at++) {
      const entry = this.entries[at] as Entry
      if (entry.lastOffset >= upTo) break
      found.push(entry)
    }
    return found
  }

  /** Index of the first batch at or after `offset`. */
  #find(offset: number): number {
    let low = 0
    let high = this.entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.entries[middle] as Entry).baseOffset < offset) low = middle + 1
      else high = middle
    }
    return low
  }

  crash(random: Random): void {
    const unflushed = this.entries.filter((entry) => entry.baseOffset >= this.flushedOffset)
    const survive = random.between(0, unflushed.length)
    this.entries = [
      ...this.entries.filter((entry) => entry.baseOffset < this.flushedOffset),
      ...unflushed.slice(0, survive)
    ]
    this.flushedOffset = this.endOffset
  }

  install(snapshot: Snapshot): void {
    this.snapshot = snapshot
    this.entries = []
    this.startOffset = snapshot.id.offset
    this.startEpoch = snapshot.id.epoch
    this.flushedOffset = snapshot.id.offset
  }

  /** Gives up the log below the snapshot. */
  trim(): void {
    if (this.snapshot === null) return
    const { offset } = this.snapshot.id
    this.startEpoch = this.entries.findLast((entry) => entry.baseOffset < offset)?.epoch ?? this.startEpoch
    this.entries = this.entries.filter((entry) => entry.baseOffset >= offset)
    this.startOffset = offset
  }

  shape(): LogShape {
    let log: LogShape = {
      ...emptyLog,
      startOffset: this.startOffset,
      startEpoch: this.startEpoch,
      endOffset: this.startOffset
    }
    for (const entry of this.entries) log = appended(log, entry.baseOffset, entry.lastOffset, entry.epoch)
    return { ...log, flushedOffset: log.endOffset, snapshot: this.snapshot?.id ?? null }
  }

  epochAt(offset: number): number {
    return this.entries.findLast((entry) => entry.baseOffset <= offset)?.epoch ?? lastEpoch(this.shape())
  }

  /** What configuration, snapshot and log say of the voters below `upTo`. */
  voters(upTo = Number.POSITIVE_INFINITY): VotersAt[] {
    const history = [this.snapshot?.voters ?? this.#configured]
    for (const entry of this.entries) {
      if (entry.lastOffset >= upTo) break
      for (const record of entry.control) {
        const last = history.at(-1) ?? this.#configured
        if (record.kind === 'voters' && entry.lastOffset > last.offset) {
          history.push({
            offset: entry.lastOffset,
            kraftVersion: Math.max(1, last.kraftVersion),
            voters: record.voters
          })
        }
      }
    }
    return history
  }
}
