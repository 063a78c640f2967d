// The promises, by name. Each sees what the replicas do and throws `Violation` at the first step that breaks one.

import type { Entry } from '#raft/message.js'

export class Violation extends Error {
  readonly invariant: string

  constructor(invariant: string, detail: string) {
    super(`${invariant}: ${detail}`)
    this.invariant = invariant
  }
}

/** What a batch is, whoever holds it. */
export const identity = (entry: Entry): string =>
  `${entry.epoch}:${entry.payload === null ? JSON.stringify(entry.control) : Buffer.from(entry.payload).toString()}`

export class Checkers {
  readonly #leaders: Map<number, number> = new Map()
  readonly #votes: Map<string, string> = new Map()
  /** Identity by offset of everything any replica ever called committed. */
  readonly committed: Map<number, string> = new Map()
  committedEnd = 0

  leader(epoch: number, id: number): void {
    const known = this.#leaders.get(epoch)
    if (known !== undefined && known !== id) {
      throw new Violation('one leader per epoch', `epoch ${epoch} has ${known} and ${id}`)
    }
    this.#leaders.set(epoch, id)
  }

  /** A new leader holds all that was committed. */
  complete(id: number, entries: readonly Entry[], startOffset: number): void {
    const held = new Map(entries.map((entry) => [entry.baseOffset, identity(entry)]))
    for (const [offset, what] of this.committed) {
      if (offset >= startOffset && held.get(offset) !== what) {
        throw new Violation(
          'a leader holds what is committed',
          `leader ${id} at ${offset} has ${held.get(offset)}, committed is ${what}`
        )
      }
    }
  }

  vote(voter: number, epoch: number, candidate: number): void {
    const key = `${voter}@${epoch}`
    const known = this.#votes.get(key)
    if (known !== undefined && known !== String(candidate)) {
      throw new Violation('one vote per epoch', `${voter} voted for ${known} and ${candidate} in ${epoch}`)
    }
    this.#votes.set(key, String(candidate))
  }

  /** `entries` are those between the marks. */
  highWatermark(id: number, before: number, after: number, entries: readonly Entry[]): void {
    if (after < before) throw new Violation('high watermark monotone', `${id}: ${before} to ${after}`)
    for (const entry of entries) {
      const known = this.committed.get(entry.baseOffset)
      const what = identity(entry)
      if (known !== undefined && known !== what) {
        throw new Violation(
          'committed records are never lost or reordered',
          `${id} at ${entry.baseOffset} commits ${what}, committed before was ${known}`
        )
      }
      this.committed.set(entry.baseOffset, what)
      this.committedEnd = Math.max(this.committedEnd, entry.lastOffset + 1)
    }
  }
}
