// What kafka-producer-perf-test measures: records, bytes and latencies, in windows and in all.

import { build, type Histogram } from 'hdr-histogram-js'
import { fixed, mebibytes } from './number-format.ts'

const hourMs = 3_600_000

export class ProducerStats {
  readonly #start: number
  readonly #intervalMs: number
  readonly #print: (line: string) => void
  readonly #latencies: Histogram
  #windowStart: number
  #count = 0
  #bytes = 0
  #latencySum = 0
  #latencyMost = 0
  #windowCount = 0
  #windowBytes = 0
  #windowLatencySum = 0
  #windowLatencyMost = 0
  /** Whether a window's line is printed; nobody wants both of two that count the same records. */
  prints = true

  constructor(intervalMs: number, print: (line: string) => void) {
    this.#start = performance.now()
    this.#windowStart = this.#start
    this.#intervalMs = intervalMs
    this.#print = print
    this.#latencies = build({
      lowestDiscernibleValue: 1,
      highestTrackableValue: hourMs,
      numberOfSignificantValueDigits: 3,
      autoResize: true,
      bitBucketSize: 32
    })
  }

  get count(): number {
    return this.#count
  }

  /** Latencies are whole milliseconds, as in Kafka. */
  record(latencyMs: number, bytes: number, now: number): void {
    this.#count += 1
    this.#bytes += bytes
    this.#latencySum += latencyMs
    if (latencyMs > this.#latencyMost) this.#latencyMost = latencyMs
    this.#windowCount += 1
    this.#windowBytes += bytes
    this.#windowLatencySum += latencyMs
    if (latencyMs > this.#windowLatencyMost) this.#windowLatencyMost = latencyMs
    this.#latencies.recordValue(latencyMs)
    if (now - this.#windowStart < this.#intervalMs) return
    if (this.prints) this.#printWindow(now)
    this.#windowStart = now
    this.#windowCount = 0
    this.#windowBytes = 0
    this.#windowLatencySum = 0
    this.#windowLatencyMost = 0
  }

  #printWindow(now: number): void {
    const seconds = (now - this.#windowStart) / 1000
    this.#print(
      `${this.#windowCount} records sent, ${fixed(this.#windowCount / seconds, 1)} records/sec ` +
        `(${fixed(mebibytes(this.#windowBytes) / seconds, 2)} MB/sec), ` +
        `${fixed(this.#windowLatencySum / this.#windowCount, 1)} ms avg latency, ` +
        `${fixed(this.#windowLatencyMost, 1)} ms max latency.`
    )
  }

  percentile(percent: number): number {
    return this.#count === 0 ? 0 : this.#latencies.getValueAtPercentile(percent)
  }

  /** For JSON, and for the line of the whole. */
  summary(): {
    records: number
    recordsPerSecond: number
    megabytesPerSecond: number
    averageLatencyMs: number
    maxLatencyMs: number
    percentilesMs: Record<string, number>
  } {
    const seconds = (performance.now() - this.#start) / 1000
    const percentilesMs = Object.fromEntries([50, 95, 99, 99.9].map((one) => [String(one), this.percentile(one)]))
    return {
      records: this.#count,
      recordsPerSecond: this.#count / seconds,
      megabytesPerSecond: mebibytes(this.#bytes) / seconds,
      averageLatencyMs: this.#count === 0 ? 0 : this.#latencySum / this.#count,
      maxLatencyMs: this.#latencyMost,
      percentilesMs
    }
  }

  /** @param what `records sent`, or `steady state records sent`. */
  printTotal(what: string): void {
    const total = this.summary()
    const percentiles = Object.entries(total.percentilesMs).map(([percent, ms]) => `${ms} ms ${percent}th`)
    this.#print(
      `${total.records} ${what}, ${fixed(total.recordsPerSecond, 6)} records/sec ` +
        `(${fixed(total.megabytesPerSecond, 2)} MB/sec), ${fixed(total.averageLatencyMs, 2)} ms avg latency, ` +
        `${fixed(total.maxLatencyMs, 2)} ms max latency, ${percentiles.join(', ')}.`
    )
  }
}
