// What kafka-consumer-perf-test prints: records and bytes, in all and by interval, with and without the time that joining took.

import { fixed, javaDate, mebibytes } from './number-format.ts'

export interface ConsumerTotals {
  readonly records: number
  readonly bytes: number
}

export interface ConsumerStatsOptions {
  readonly intervalMs: number
  readonly datePattern: string
  readonly detailed: boolean
  readonly print: (line: string) => void
}

const joinColumns = ', rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec'

export class ConsumerStats {
  readonly #options: ConsumerStatsOptions
  readonly #startedAt = new Date()
  readonly #start = performance.now()
  #lastReport = performance.now()
  #last: ConsumerTotals = { records: 0, bytes: 0 }
  #joinStart = performance.now()
  #joinMs = 0
  #intervalJoinMs = 0

  constructor(options: ConsumerStatsOptions) {
    this.#options = options
  }

  printHeader(): void {
    const first = this.#options.detailed ? 'time, threadId' : 'start.time, end.time'
    this.#options.print(`${first}, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec${joinColumns}`)
  }

  joining(): void {
    this.#joinStart = performance.now()
  }

  joined(): void {
    const took = performance.now() - this.#joinStart
    this.#joinMs += took
    this.#intervalJoinMs += took
  }

  /** Prints an interval's line when it is over, where that is asked for. */
  look(now: ConsumerTotals): void {
    const at = performance.now()
    const { intervalMs, detailed, datePattern, print } = this.#options
    const elapsedMs = at - this.#lastReport
    if (elapsedMs < intervalMs) return
    if (detailed) {
      const records = now.records - this.#last.records
      const megabytes = mebibytes(now.bytes - this.#last.bytes)
      const join = Math.round(this.#intervalJoinMs)
      const fetchMs = elapsedMs - this.#intervalJoinMs
      print(
        `${javaDate(datePattern, new Date())}, 0, ${fixed(mebibytes(now.bytes), 4)}, ${perSecond(megabytes, elapsedMs)}, ` +
          `${now.records}, ${perSecond(records, elapsedMs)}, ${join}, ${Math.round(fetchMs)}, ` +
          `${perSecond(megabytes, fetchMs)}, ${perSecond(records, fetchMs)}`
      )
    }
    this.#lastReport = at
    this.#last = { ...now }
    this.#intervalJoinMs = 0
  }

  /** For JSON, and for the line of the whole. */
  summary({ records, bytes }: ConsumerTotals): {
    startTime: string
    endTime: string
    megabytes: number
    megabytesPerSecond: number
    records: number
    recordsPerSecond: number
    rebalanceMs: number
    fetchMs: number
    fetchMegabytesPerSecond: number
    fetchRecordsPerSecond: number
  } {
    const elapsedMs = performance.now() - this.#start
    const fetchMs = elapsedMs - this.#joinMs
    const megabytes = mebibytes(bytes)
    const { datePattern } = this.#options
    return {
      startTime: javaDate(datePattern, this.#startedAt),
      endTime: javaDate(datePattern, new Date()),
      megabytes,
      megabytesPerSecond: (megabytes / elapsedMs) * 1000,
      records,
      recordsPerSecond: (records / elapsedMs) * 1000,
      rebalanceMs: Math.round(this.#joinMs),
      fetchMs: Math.round(fetchMs),
      fetchMegabytesPerSecond: (megabytes / fetchMs) * 1000,
      fetchRecordsPerSecond: (records / fetchMs) * 1000
    }
  }

  printTotal(totals: ConsumerTotals): void {
    const all = this.summary(totals)
    this.#options.print(
      `${all.startTime}, ${all.endTime}, ${fixed(all.megabytes, 4)}, ${fixed(all.megabytesPerSecond, 4)}, ${all.records}, ` +
        `${fixed(all.recordsPerSecond, 4)}, ${all.rebalanceMs}, ${all.fetchMs}, ` +
        `${fixed(all.fetchMegabytesPerSecond, 4)}, ${fixed(all.fetchRecordsPerSecond, 4)}`
    )
  }
}

const perSecond = (amount: number, ms: number): string => fixed((amount / ms) * 1000, 4)
