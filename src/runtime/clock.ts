// Time as a port: pure rooms take it as an argument, everything else asks a Clock, and tests bring their own.

import { asEpochMs, type EpochMs } from '#model/offset.js'

export interface Clock {
  /** Of the calendar; may jump. What records and expiries carry. */
  nowMs(): EpochMs
  /** Since some start; never goes back. For durations and deadlines. */
  monotonicMs(): number
}

export const systemClock: Clock = {
  nowMs: () => asEpochMs(Date.now()),
  monotonicMs: () => performance.now()
}

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  #nowMs: number
  readonly #startMs: number

  constructor(nowMs: number) {
    this.#nowMs = nowMs
    this.#startMs = nowMs
  }

  nowMs(): EpochMs {
    return asEpochMs(this.#nowMs)
  }

  monotonicMs(): number {
    return this.#nowMs - this.#startMs
  }

  advance(byMs: number): void {
    this.#nowMs += byMs
  }
}
