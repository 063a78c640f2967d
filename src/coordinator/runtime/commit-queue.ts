// Batches between their append and their commitment, oldest first, and the one that still grows.
//
//   decided ──> open batch ──append──> pending, pending, … ──high watermark──> committed: answers leave
//                    '── refused ──> state reverts to where the batch began
//
// Answers without records stand with the newest of them, so that nobody learns of a state that may yet be lost.

import type { Answer, Outcome } from './machine.ts'

/** One append, or the one to come, and who waits for it. */
export class Flight<Record> {
  /** Offset of its first record, as far as is known; also the version of the state before it. */
  readonly start: number
  /** One past its last record; 0 until it is appended. */
  end = 0
  readonly beganMs: number
  /** Its answers left as refusals because commitment took too long; it may still be committed. */
  isLate = false
  answers: Answer[] = []
  settlements: NonNullable<Outcome<Record>['settle']>[] = []

  constructor(start: number, beganMs: number) {
    this.start = start
    this.beganMs = beganMs
  }

  join({ answers, settle }: Outcome<Record>): void {
    for (const answer of answers) this.answers.push(answer)
    if (settle !== undefined) this.settlements.push(settle)
  }
}

export class CommitQueue<Record> {
  open: Flight<Record> | undefined
  readonly #pending: Flight<Record>[] = []

  get oldest(): Flight<Record> | undefined {
    return this.#pending[0] ?? this.open
  }

  get oldestPending(): Flight<Record> | undefined {
    return this.#pending[0]
  }

  /** Whom an outcome without records has to wait for. */
  get newest(): Flight<Record> | undefined {
    return this.open ?? this.#pending.at(-1)
  }

  get pending(): readonly Flight<Record>[] {
    return this.#pending
  }

  appended(flight: Flight<Record>, end: number): void {
    flight.end = end
    this.#pending.push(flight)
  }

  /** Those whose every record lies below `highWatermark` have landed. */
  landed(highWatermark: number): Flight<Record>[] {
    let count = 0
    for (const { end } of this.#pending) {
      if (end > highWatermark) break
      count += 1
    }
    return this.#pending.splice(0, count)
  }

  /** Everything uncommitted is given up. */
  clear(): Flight<Record>[] {
    const all = this.#pending.splice(0)
    if (this.open !== undefined) all.push(this.open)
    this.open = undefined
    return all
  }
}
