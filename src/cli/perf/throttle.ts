// Holds a sender back to so many records a second, approximately.

const sleepMsMin = 2

export class Throttle {
  readonly #perSecond: number
  readonly #startMs: number

  /** Negative: no limit. */
  constructor(perSecond: number) {
    this.#perSecond = perSecond
    this.#startMs = performance.now()
  }

  /** How long to wait before record number `sent` (from 0); 0 when it is due. */
  waitMs(sent: number): number {
    if (this.#perSecond < 0) return 0
    if (this.#perSecond === 0) return Number.POSITIVE_INFINITY
    const dueMs = this.#startMs + (sent / this.#perSecond) * 1000
    const ahead = dueMs - performance.now()
    return ahead < sleepMsMin ? 0 : ahead
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(ms, 2_147_483_647)))
}
