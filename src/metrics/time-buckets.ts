// Durations counted in buckets whose bounds double. One array holds many histograms ("rows"), so that a shard's snapshot is
// one copy.
//
//   row: [ <0.25 ms | <0.5 | <1 | ... | <8192 ms | the rest | sum of all, in ms ]

/** Upper bounds in milliseconds; one more bucket has what is longer. */
export const bucketBoundsMs: readonly number[] = Array.from({ length: 16 }, (_, at) => 0.25 * 2 ** at)

const perMs = 4
const bucketCount = bucketBoundsMs.length + 1
const sumAt = bucketCount
export const rowNumbers: number = bucketCount + 1
/** Longer than this does not fit into 32 bits of quarter milliseconds: 12 days. */
const msMax = 2 ** 30 / perMs

export class TimeBuckets {
  readonly numbers: Float64Array

  constructor(rows: number) {
    this.numbers = new Float64Array(rows * rowNumbers)
  }

  add(row: number, ms: number): void {
    const { numbers } = this
    const bucket = Math.min(32 - Math.clz32(Math.min(ms, msMax) * perMs), bucketCount - 1)
    const at = row * rowNumbers
    numbers[at + bucket] = (numbers[at + bucket] as number) + 1
    numbers[at + sumAt] = (numbers[at + sumAt] as number) + ms
  }
}

/** A histogram as Prometheus wants it: how many took at most each bound, in their order. */
export interface Histogram {
  readonly cumulative: readonly number[]
  readonly count: number
  readonly sumMs: number
}

export function histogramOf(numbers: Float64Array, row: number): Histogram {
  const at = row * rowNumbers
  const cumulative: number[] = []
  let count = 0
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    count += numbers[at + bucket] ?? 0
    if (bucket < bucketBoundsMs.length) cumulative.push(count)
  }
  return { cumulative, count, sumMs: numbers[at + sumAt] ?? 0 }
}
