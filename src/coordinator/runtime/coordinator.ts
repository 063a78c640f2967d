// One partition of an internal topic, coordinated: a machine that decides, its log, and the answers between them.
//
// Decisions of one turn go into one batch (group.coordinator.append.linger.ms has the turn last longer); see commit-queue.ts. The
// log takes it in the epoch that was loaded or refuses it; a refusal undoes the decisions, and one that says that somebody else
// leads now ends this coordinator.

import { ErrorCode } from '#model/error-code.js'
import { Compression } from '#protocol/batch/batch.js'
import { GrowingBatch } from '#protocol/batch/growing-batch.js'
import { CommitQueue, Flight } from './commit-queue.ts'
import { LogLoader } from './log-loader.ts'
import type { Answer, Machine, Outcome, Ticket } from './machine.ts'
import type { Cancel, CoordinatorClock, CoordinatorLog, CoordinatorTimers } from './ports.ts'
import { coordinatorError, endsLeadership } from './refusals.ts'

export interface CoordinatorOptions {
  readonly log: CoordinatorLog
  readonly leaderEpoch: number
  readonly clock: CoordinatorClock
  readonly timers: CoordinatorTimers
  /** -1: to the end of the turn. */
  readonly lingerMs: number
  /** How long an answer waits for commitment (offsets.commit.timeout.ms). */
  readonly commitTimeoutMs: number
  readonly loadBytesMax: number
  /** A codec of record batches. */
  readonly compression: number
  /** Its machine's next deadline may have moved. */
  readonly onDeadline: () => void
  /** It serves no longer, by its own finding. */
  readonly onResigned: (reason: string) => void
}

/** Before every offset. */
const none = -1

export type CoordinatorState = 'loading' | 'active' | 'closed'

export class Coordinator<Record, M extends Machine<Record>> {
  readonly machine: M
  readonly leaderEpoch: number
  readonly #options: CoordinatorOptions
  readonly #queue = new CommitQueue<Record>()
  readonly #batch = new GrowingBatch()
  readonly #waiting = new Map<Ticket, (response: unknown) => void>()
  readonly #compress: (codec: number, records: Buffer) => Buffer
  #state: CoordinatorState = 'loading'
  #loader: LogLoader<Record> | undefined
  /** Decisions that wait for the loading. */
  readonly #owed: ((machine: M, nowMs: number) => Outcome<Record>)[] = []
  #nextTicket: Ticket = 1
  /** Offset of the next record that will be appended, as far as this coordinator knows. */
  #nextOffset = 0
  /** The newest version that the machine marked and still keeps. */
  #marked = none
  #cancelFlush: Cancel | undefined
  #cancelTimeout: Cancel | undefined
  #isWatched = false

  constructor(machine: M, options: CoordinatorOptions) {
    this.machine = machine
    this.leaderEpoch = options.leaderEpoch
    this.#options = options
    this.#compress = (codec, records) => options.log.compress(codec, records)
  }

  get state(): CoordinatorState {
    return this.#state
  }

  get nextDeadlineMs(): number {
    return this.#state === 'active' ? this.machine.nextDeadlineMs : Number.POSITIVE_INFINITY
  }

  /** The version that readers may see; undefined when everything is committed. */
  get committed(): number | undefined {
    return this.#queue.oldest?.start
  }

  /** Requests whose answers are still to come. */
  get waiting(): number {
    return this.#waiting.size
  }

  /** A part of the loading; true when there is no more of it. Throws LoadFailed. */
  load(mayGoOn: () => boolean): boolean {
    if (this.#state !== 'loading') return true
    this.#loader ??= new LogLoader(this.#options.log, this.machine, this.#options.loadBytesMax)
    const loader = this.#loader
    if (!loader.step(mayGoOn)) return false
    this.#loader = undefined
    this.#state = 'active'
    this.#nextOffset = loader.end
    this.#awaitLoaded(loader)
    this.#take(this.machine.loaded(this.#options.clock.nowMs()))
    for (const decide of this.#owed.splice(0)) this.decide(decide)
    return true
  }

  /** `answer` is called exactly once, perhaps much later. Throws what `decide` throws; then it is not called. */
  run(
    decide: (machine: M, ticket: Ticket, nowMs: number) => Outcome<Record>,
    answer: (response: unknown) => void
  ): void {
    const ticket = this.#nextTicket
    this.#nextTicket += 1
    this.#waiting.set(ticket, answer)
    let outcome: Outcome<Record>
    try {
      outcome = decide(this.machine, ticket, this.#options.clock.nowMs())
    } catch (failure) {
      this.#waiting.delete(ticket)
      throw failure
    }
    this.#take(outcome)
  }

  /** The machine's time-outs. */
  tick(nowMs: number): void {
    if (this.#state === 'active') this.#take(this.machine.tick(nowMs))
  }

  /** A decision that no request asked for (topics were deleted); made when it is loaded. */
  decide(decide: (machine: M, nowMs: number) => Outcome<Record>): void {
    if (this.#state === 'active') this.#take(decide(this.machine, this.#options.clock.nowMs()))
    else if (this.#state === 'loading') this.#owed.push(decide)
  }

  /** Somebody else leads, or nobody: what is not committed is not ours to commit any more. */
  close(): void {
    if (this.#state === 'closed') return
    const wasActive = this.#state === 'active'
    this.#state = 'closed'
    this.#loader = undefined
    this.#cancelFlush?.()
    this.#cancelTimeout?.()
    this.#settleFlights(this.#queue.clear(), ErrorCode.NOT_COORDINATOR)
    if (wasActive) this.#answer(this.machine.unloaded())
  }

  /** What was loaded beyond the high watermark is a batch like any other that is not committed yet. */
  #awaitLoaded(loader: LogLoader<Record>): void {
    if (loader.committed === undefined) return
    this.#marked = loader.committed
    const flight = new Flight<Record>(loader.committed, this.#options.clock.monotonicMs())
    this.#queue.appended(flight, loader.end)
    this.#watch()
  }

  #take(outcome: Outcome<Record>): void {
    if (outcome.records.length > 0) this.#write(outcome)
    else {
      const flight = this.#queue.newest
      if (flight === undefined) this.#settle([outcome], ErrorCode.NONE)
      else flight.join(outcome)
    }
    if (this.#state === 'active') this.#options.onDeadline()
  }

  #write(outcome: Outcome<Record>): void {
    const { clock, log } = this.#options
    const nowMs = clock.nowMs()
    const bytesMax = log.batchBytesMax()
    if (this.#queue.open === undefined) this.#begin()
    const mark = this.#batch.mark()
    this.#encode(outcome, nowMs)
    if (this.#batch.sizeInBytes > bytesMax && mark.count > 0) {
      this.#batch.rollBack(mark)
      this.flush()
      // The flush may have found that this coordinator is over.
      if (this.#state !== 'active') {
        this.#settle([outcome], ErrorCode.NOT_COORDINATOR)
        return
      }
      if (this.#queue.open === undefined) this.#begin()
      this.#encode(outcome, nowMs)
    }
    if (this.#batch.sizeInBytes > bytesMax) {
      // A decision is written whole or not at all.
      this.#queue.open = undefined
      this.#settle([outcome], coordinatorError(ErrorCode.MESSAGE_TOO_LARGE))
      return
    }
    this.#replay(outcome.records)
    this.#queue.open?.join(outcome)
    this.#planFlush()
  }

  #begin(): void {
    const { clock } = this.#options
    this.#batch.reset()
    this.#queue.open = new Flight<Record>(this.#nextOffset, clock.monotonicMs())
    if (this.#marked < this.#nextOffset) {
      this.machine.snapshot(this.#nextOffset)
      this.#marked = this.#nextOffset
    }
  }

  #encode({ records }: Outcome<Record>, nowMs: number): void {
    for (const record of records) {
      const { key, value } = this.machine.encode(record)
      this.#batch.append(nowMs, key, value)
    }
  }

  #replay(records: readonly Record[]): void {
    let offset = this.#nextOffset + this.#batch.count - records.length
    for (const record of records) {
      this.machine.replay(record, offset)
      offset += 1
    }
  }

  #planFlush(): void {
    if (this.#cancelFlush !== undefined) return
    const { timers, lingerMs } = this.#options
    const run = (): void => {
      this.#cancelFlush = undefined
      this.flush()
    }
    if (lingerMs === 0) this.flush()
    else this.#cancelFlush = lingerMs < 0 ? timers.soon(run) : timers.after(lingerMs, run)
  }

  /** Appends what has been decided so far. */
  flush(): void {
    this.#cancelFlush?.()
    this.#cancelFlush = undefined
    const flight = this.#queue.open
    if (flight === undefined) return
    this.#queue.open = undefined
    const { log, clock, compression } = this.#options
    const bytes = this.#batch.finish(compression, compression === Compression.none ? noCompression : this.#compress)
    const { errorCode, endOffset, highWatermark } = log.append(bytes, this.leaderEpoch, clock.nowMs())
    if (errorCode === ErrorCode.NONE) {
      this.#nextOffset = endOffset
      this.#queue.appended(flight, endOffset)
      this.#landed(highWatermark)
      this.#watch()
      return
    }
    if (endsLeadership(errorCode)) {
      this.#settleFlights([flight], coordinatorError(errorCode))
      this.#resign(`its log refused an append with error ${errorCode}`)
      return
    }
    this.machine.revert(flight.start)
    this.#forget()
    this.#settleFlights([flight], coordinatorError(errorCode))
  }

  #landed(highWatermark: number): void {
    const landed = this.#queue.landed(highWatermark)
    if (landed.length === 0) return
    this.#forget()
    if (this.#queue.oldestPending === undefined) {
      this.#cancelTimeout?.()
      this.#cancelTimeout = undefined
    }
    this.#settleFlights(landed, ErrorCode.NONE)
  }

  /** Versions older than what is committed are of no use. */
  #forget(): void {
    const oldest = this.#queue.oldest
    if (oldest === undefined) {
      this.machine.forgetBelow(this.#marked + 1)
      this.#marked = none
      return
    }
    this.machine.forgetBelow(oldest.start)
  }

  /** One wait at a time, for the oldest: the later ones land after it. */
  #watch(): void {
    const oldest = this.#queue.oldestPending
    if (oldest === undefined || this.#isWatched || this.#state !== 'active') return
    this.#isWatched = true
    this.#options.log.whenCommitted(oldest.end, this.leaderEpoch, (errorCode) => {
      this.#isWatched = false
      if (this.#state !== 'active') return
      if (errorCode !== ErrorCode.NONE) {
        this.#resign(`what it appended was lost (error ${errorCode})`)
        return
      }
      this.#landed(Math.max(oldest.end, this.#options.log.bounds()?.highWatermark ?? 0))
      this.#watch()
    })
    this.#planTimeout(oldest)
  }

  #planTimeout({ beganMs }: Flight<Record>): void {
    if (this.#cancelTimeout !== undefined) return
    const { timers, clock, commitTimeoutMs } = this.#options
    this.#cancelTimeout = timers.after(Math.max(0, beganMs + commitTimeoutMs - clock.monotonicMs()), () => {
      this.#cancelTimeout = undefined
      this.#refuseLate()
    })
  }

  /** Answers that waited too long leave as refusals. The records may still be committed: that is what a time-out means. */
  #refuseLate(): void {
    const { clock, commitTimeoutMs } = this.#options
    const latest = clock.monotonicMs() - commitTimeoutMs
    for (const flight of this.#queue.pending) {
      if (flight.beganMs > latest) break
      flight.isLate = true
      const { answers } = flight
      flight.answers = []
      this.#refuse(answers, coordinatorError(ErrorCode.REQUEST_TIMED_OUT))
    }
    const next = this.#queue.pending.find(({ isLate }) => !isLate)
    if (next !== undefined) this.#planTimeout(next)
  }

  #settleFlights(flights: readonly Flight<Record>[], errorCode: ErrorCode): void {
    for (const flight of flights) {
      if (errorCode === ErrorCode.NONE) this.#answer(flight.answers)
      else this.#refuse(flight.answers, errorCode)
      for (const settle of flight.settlements) this.#settleOne(settle, errorCode)
    }
  }

  #settle(outcomes: readonly Outcome<Record>[], errorCode: ErrorCode): void {
    for (const { answers, settle } of outcomes) {
      if (errorCode === ErrorCode.NONE) this.#answer(answers)
      else this.#refuse(answers, errorCode)
      if (settle !== undefined) this.#settleOne(settle, errorCode)
    }
  }

  #settleOne(settle: NonNullable<Outcome<Record>['settle']>, errorCode: ErrorCode): void {
    const outcome = settle(errorCode, this.#options.clock.nowMs())
    if (this.#state === 'active') this.#take(outcome)
    else this.#refuse(outcome.answers, ErrorCode.NOT_COORDINATOR)
  }

  #answer(answers: readonly Answer[]): void {
    for (const { ticket, response } of answers) this.#deliver(ticket, response)
  }

  #refuse(answers: readonly Answer[], errorCode: ErrorCode): void {
    for (const { ticket, refuse } of answers) this.#deliver(ticket, refuse(errorCode))
  }

  #deliver(ticket: Ticket, response: unknown): void {
    const answer = this.#waiting.get(ticket)
    this.#waiting.delete(ticket)
    answer?.(response)
  }

  #resign(reason: string): void {
    this.close()
    this.#options.onResigned(reason)
  }
}

function noCompression(): never {
  throw new Error('no codec was asked for')
}
