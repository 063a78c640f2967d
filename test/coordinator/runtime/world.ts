// A coordinator's world in memory: a log whose high watermark moves when the test says so, a clock and timers that it moves,
// and a machine that counts.

import { Timeline, TimelineMap } from '#base/timeline.js'
import type { Machine, Outcome, Ticket } from '#coordinator/runtime/machine.js'
import type { AppendAnswer, CoordinatorLog, CoordinatorTimers, ReadAnswer } from '#coordinator/runtime/ports.js'
import { ErrorCode } from '#model/error-code.js'
import { Batch } from '#protocol/batch/batch.js'

export class MemoryLog implements CoordinatorLog {
  batches: Buffer[] = []
  highWatermark = 0
  end = 0
  epoch = 0
  bytesMax = 1 << 20
  /** Replicas are many: the high watermark moves by `commit` only. */
  isReplicated = false
  refusal: ErrorCode = ErrorCode.NONE
  #waits: { end: number; answer: (errorCode: ErrorCode) => void }[] = []

  batchBytesMax(): number {
    return this.bytesMax
  }

  append(batch: Buffer, leaderEpoch: number): AppendAnswer {
    const errorCode = leaderEpoch === this.epoch ? this.refusal : ErrorCode.NOT_LEADER_OR_FOLLOWER
    if (errorCode === ErrorCode.NONE) {
      const copy = Buffer.from(batch)
      copy.writeBigInt64BE(BigInt(this.end), 0)
      this.batches.push(copy)
      this.end += new Batch(copy, 0).lastOffsetDelta + 1
      if (!this.isReplicated) this.highWatermark = this.end
    }
    return { errorCode, endOffset: this.end, highWatermark: this.highWatermark }
  }

  whenCommitted(endOffset: number, _epoch: number, answer: (errorCode: ErrorCode) => void): void {
    this.#waits.push({ end: endOffset, answer })
  }

  commit(upTo: number = this.end): void {
    this.highWatermark = upTo
    const reached = this.#waits.filter(({ end }) => end <= upTo)
    this.#waits = this.#waits.filter(({ end }) => end > upTo)
    for (const { answer } of reached) answer(ErrorCode.NONE)
  }

  /** Another epoch: what waits is lost. */
  lose(errorCode: ErrorCode): void {
    this.epoch += 1
    for (const { answer } of this.#waits.splice(0)) answer(errorCode)
  }

  /** What a new leader may do to what was not committed. */
  truncate(end: number): void {
    this.batches = this.batches.filter((bytes) => new Batch(bytes, 0).nextOffset <= end)
    this.end = end
  }

  bounds(): { logStart: number; highWatermark: number; end: number } {
    return { logStart: 0, highWatermark: this.highWatermark, end: this.end }
  }

  read(offset: number, into: Buffer): ReadAnswer {
    let length = 0
    for (const batch of this.batches) {
      if (new Batch(batch, 0).nextOffset <= offset) continue
      if (length + batch.length > into.length) {
        if (length === 0) return { errorCode: ErrorCode.NONE, length: batch.length }
        break
      }
      batch.copy(into, length)
      length += batch.length
    }
    return { errorCode: ErrorCode.NONE, length }
  }

  decompress(): Buffer {
    throw new Error('nothing here is compressed')
  }

  compress(): Buffer {
    throw new Error('nothing here is compressed')
  }
}

/** Time stands still until `advance`; `turn` ends the turn of the event loop. */
export class ManualTime implements CoordinatorTimers {
  now = 1000
  #timers: { at: number; run: () => void }[] = []
  #soon: (() => void)[] = []

  readonly nowMs = (): number => this.now
  readonly monotonicMs = (): number => this.now

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.now + delayMs, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  soon(run: () => void): () => void {
    this.#soon.push(run)
    return () => {
      this.#soon = this.#soon.filter((other) => other !== run)
    }
  }

  turn(): void {
    for (const run of this.#soon.splice(0)) run()
  }

  advance(byMs: number): void {
    this.now += byMs
    const due = this.#timers.filter(({ at }) => at <= this.now)
    this.#timers = this.#timers.filter(({ at }) => at > this.now)
    for (const { run } of due) run()
  }
}

export interface CountRecord {
  readonly key: string
  readonly value: string | null
}

const nothing: Outcome<CountRecord> = { records: [], answers: [] }

/** Keeps one text for each key; `park` answers at a time, or when it is told to. */
export class TextMachine implements Machine<CountRecord> {
  readonly #timeline = new Timeline()
  readonly texts: TimelineMap<string, string> = new TimelineMap(this.#timeline)
  readonly offsets = new Map<string, number>()
  readonly settled: ErrorCode[] = []
  parked: { ticket: Ticket; at: number }[] = []
  isLoaded = false

  set(key: string, value: string | null, ticket: Ticket): Outcome<CountRecord> {
    return this.setAll([{ key, value }], ticket)
  }

  setAll(records: readonly CountRecord[], ticket: Ticket): Outcome<CountRecord> {
    return {
      records,
      answers: [{ ticket, response: 'done', refuse: (error) => error }],
      settle: (error) => {
        this.settled.push(error)
        return nothing
      }
    }
  }

  ask(key: string, ticket: Ticket): Outcome<CountRecord> {
    return { records: [], answers: [{ ticket, response: this.texts.get(key), refuse: (error) => error }] }
  }

  park(ticket: Ticket, at: number): Outcome<CountRecord> {
    this.parked.push({ ticket, at })
    return nothing
  }

  get versions(): readonly number[] {
    return this.#timeline.versions
  }

  replay({ key, value }: CountRecord, offset: number): void {
    this.offsets.set(key, offset)
    if (value === null) this.texts.delete(key)
    else this.texts.set(key, value)
  }

  encode({ key, value }: CountRecord): { key: Buffer; value: Buffer | null } {
    return { key: Buffer.from(key), value: value === null ? null : Buffer.from(value) }
  }

  decode(key: Buffer, value: Buffer | null): CountRecord | undefined {
    const text = key.toString()
    return text.startsWith('unknown') ? undefined : { key: text, value: value?.toString() ?? null }
  }

  snapshot(version: number): void {
    this.#timeline.snapshot(version)
  }

  revert(version: number): void {
    this.#timeline.revert(version)
  }

  forgetBelow(version: number): void {
    this.#timeline.forgetBelow(version)
  }

  get nextDeadlineMs(): number {
    return Math.min(Number.POSITIVE_INFINITY, ...this.parked.map(({ at }) => at))
  }

  tick(nowMs: number): Outcome<CountRecord> {
    const due = this.parked.filter(({ at }) => at <= nowMs)
    this.parked = this.parked.filter(({ at }) => at > nowMs)
    return { records: [], answers: due.map(({ ticket }) => ({ ticket, response: 'late', refuse: (error) => error })) }
  }

  loaded(): Outcome<CountRecord> {
    this.isLoaded = true
    return nothing
  }

  unloaded(): { ticket: Ticket; response: unknown; refuse: (error: ErrorCode) => unknown }[] {
    return this.parked.splice(0).map(({ ticket }) => ({ ticket, response: 'unloaded', refuse: (error) => error }))
  }
}
