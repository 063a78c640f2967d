// How many requests of each API key and version were answered, and how long they took from the turn in which they arrived
// to their answer.

import { rowNumbers, TimeBuckets } from './time-buckets.ts'

/** Kafka's keys end at 92, versions at 18; what is beyond is not served and not counted. */
const keysMax = 128
const versionsMax = 32

export interface RequestCount {
  readonly apiKey: number
  readonly version: number
  readonly count: number
}

/** `row` is a histogram: see time-buckets.ts. */
export interface RequestTimes {
  readonly apiKey: number
  readonly row: Float64Array
}

export class RequestMeters {
  readonly #counts = new Float64Array(keysMax * versionsMax)
  readonly #times = new TimeBuckets(keysMax)

  answered(apiKey: number, version: number, ms: number): void {
    if (apiKey < 0 || apiKey >= keysMax || version < 0 || version >= versionsMax) return
    const at = apiKey * versionsMax + version
    this.#counts[at] = (this.#counts[at] as number) + 1
    this.#times.add(apiKey, ms)
  }

  counts(): RequestCount[] {
    const found: RequestCount[] = []
    this.#counts.forEach((count, at) => {
      if (count > 0) found.push({ apiKey: Math.floor(at / versionsMax), version: at % versionsMax, count })
    })
    return found
  }

  times(): RequestTimes[] {
    const keys = new Set(this.counts().map(({ apiKey }) => apiKey))
    return [...keys].map((apiKey) => ({
      apiKey,
      row: this.#times.numbers.slice(apiKey * rowNumbers, (apiKey + 1) * rowNumbers)
    }))
  }
}
