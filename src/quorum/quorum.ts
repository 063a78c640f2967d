// A replica of the metadata quorum: performs what raft decides, on disk and towards the others, and hands committed
// records to its listeners.
//
// Life of an append:  prepareAppend (offset promised) -> end of the turn: one batch -> raft: append -> store.append ->
// flush -> raft: flushed -> high watermark -> listeners, then whoever awaits `committed`.

import { invariant } from '#base/invariant.js'
import { ErrorCode } from '#model/error-code.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { Effect } from '#raft/effect.js'
import type { Event } from '#raft/input.js'
import type { Request, Response } from '#raft/message.js'
import { currentVoters, kraftVersion, leaderOf, type RaftState, restore } from '#raft/state.js'
import { type Step, start, step } from '#raft/step.js'
import type { VoterSet } from '#raft/voters.js'
import { Accumulator, batchRecordsMax } from './accumulator.ts'
import { cleanOld, defaultSnapshotPolicy, SnapshotDue } from './cleaning.ts'
import { CommitWaits } from './commit-waits.ts'
import { Conversation } from './conversation.ts'
import { Delivery } from './delivery.ts'
import { describeQuorum, type QuorumDescription } from './describe.ts'
import { controlBatch, placeBatch } from './entries.ts'
import { type Leadership, NotLeaderError, type QuorumListener } from './listener.ts'
import { defaultTiming, type QuorumOptions } from './options.ts'
import { noPeers } from './ports.ts'
import { QuorumStateFile } from './quorum-state-file.ts'
import { restoreShape, restoreVoters } from './restore.ts'
import { SnapshotFolder } from './snapshot-file.ts'

const fetchMaxWaitMs = 500

export class Quorum {
  readonly #options: QuorumOptions
  readonly #snapshots: SnapshotFolder
  readonly #stateFile: QuorumStateFile
  readonly #delivery: Delivery
  readonly #accumulator: Accumulator = new Accumulator()
  readonly #waits: CommitWaits = new CommitWaits()
  readonly #due: SnapshotDue
  readonly #conversation: Conversation
  readonly #changes: Map<number, (error: number) => void> = new Map()
  #state: RaftState
  #queue: Event[] = []
  #busy = false
  #flushing = false
  #drainAsked = false
  #stopped = false
  #changeToken = 0
  #cancelTimer: () => void = () => {}
  #snapshotDue = false

  /** Reads the folder and the log; nothing happens until `start`. */
  constructor(options: QuorumOptions) {
    const { store, folder, clock } = options
    this.#options = options
    this.#snapshots = new SnapshotFolder(folder)
    this.#stateFile = new QuorumStateFile(folder)
    this.#delivery = new Delivery(store, this.#snapshots)
    this.#conversation = new Conversation(options.peers ?? noPeers, store, this.#snapshots, (event) =>
      this.#feed(event)
    )
    this.#due = new SnapshotDue(options.policy ?? defaultSnapshotPolicy, clock.nowMs())
    const config = {
      self: options.self,
      endpoints: options.endpoints,
      ...(options.timing ?? defaultTiming),
      bootstrapServers: options.bootstrapServers,
      fetchMaxWaitMs
    }
    const log = restoreShape(store, this.#snapshots)
    const history = restoreVoters(store, this.#snapshots, options.staticVoters)
    const restored = { config, quorumState: this.#stateFile.read(), log, history }
    this.#state = restore(restored, this.#now(), this.#luck())
  }

  /** Listeners first, then this: a quorum of one leads before the next turn of the event loop. */
  start(): void {
    this.#guard(() => this.#perform(start(this.#state, this.#now(), this.#luck())))
    this.#drainQueue()
  }

  addListener(listener: QuorumListener): void {
    this.#delivery.add(listener)
  }

  removeListener(listener: QuorumListener): void {
    this.#delivery.remove(listener)
  }

  get leadership(): Leadership {
    const resigned = this.#state.role.name === 'resigned'
    return { leaderId: resigned ? null : leaderOf(this.#state), epoch: this.#state.epoch }
  }

  get highWatermark(): number | null {
    return this.#state.highWatermark
  }

  /** 1: the voters are in the log (KIP-853). */
  get kraftVersion(): number {
    return kraftVersion(this.#state)
  }

  get voters(): VoterSet {
    return currentVoters(this.#state)
  }

  /** Where the first record of the next `prepareAppend` will stand, while this replica leads. */
  get nextOffset(): number {
    return this.#state.log.endOffset + this.#accumulator.count
  }

  /**
   * Takes records in as the leader of `epoch` and says where they will stand; those of one call are atomic. Throws
   * NotLeaderError when this replica does not lead that epoch.
   */
  prepareAppend(epoch: number, records: readonly MetadataRecordDraft[]): { baseOffset: number; lastOffset: number } {
    if (this.#stopped || this.#state.role.name !== 'leader' || this.#state.epoch !== epoch) {
      throw new NotLeaderError(`replica ${this.#options.self.id} does not lead epoch ${epoch}`)
    }
    const baseOffset = this.nextOffset
    this.#accumulator.add(epoch, records)
    if (!this.#drainAsked) {
      this.#drainAsked = true
      this.#options.timers.soon(() => this.#appendAccumulated())
    }
    return { baseOffset, lastOffset: baseOffset + records.length - 1 }
  }

  /**
   * The controller's appender: takes records in under the current epoch, answers the last one's offset when all are
   * committed. Only what is `atomic` must be one batch.
   */
  async append(records: readonly MetadataRecordDraft[], atomic: boolean): Promise<number> {
    const { epoch } = this.#state
    const step = atomic ? Math.max(1, records.length) : batchRecordsMax
    let last = this.nextOffset - 1
    for (let at = 0; at < records.length; at += step) {
      last = this.prepareAppend(epoch, records.slice(at, at + step)).lastOffset
    }
    await this.committed(last, epoch)
    return last
  }

  /** Settles when the record at `offset` is committed and delivered, or rejects with NotLeaderError. */
  committed(offset: number, epoch: number): Promise<void> {
    if ((this.#state.highWatermark ?? -1) > offset && this.#delivery.delivered.offset > offset) return Promise.resolve()
    if (this.#stopped || this.#state.role.name !== 'leader' || this.#state.epoch !== epoch) {
      return Promise.reject(new NotLeaderError(`replica ${this.#options.self.id} does not lead epoch ${epoch}`))
    }
    return this.#waits.wait(offset)
  }

  /** Answers a message of another replica. */
  receive(request: Request, answer: (response: Response) => void): void {
    this.#feed({ kind: 'request', token: this.#conversation.expect(answer), request })
  }

  /** One voter more or less (KIP-853); Kafka's error code when it is committed or refused. */
  changeVoters(voters: VoterSet): Promise<number> {
    const token = ++this.#changeToken
    return new Promise((resolve) => {
      this.#changes.set(token, resolve)
      // Offsets were promised to what was taken in before; the voters' record comes after it.
      this.#appendAccumulated()
      this.#feed({ kind: 'change-voters', token, voters })
    })
  }

  describe(): QuorumDescription {
    const { clock, endpoints } = this.#options
    return describeQuorum(this.#state, endpoints, clock.nowMs() - clock.monotonicMs(), clock.nowMs())
  }

  /** Gives up leadership, so that another may begin at once. */
  resign(): void {
    this.#feed({ kind: 'resign' })
  }

  /** Appends what was taken in, flushes, and is silent from then on. The store stays open. */
  close(): void {
    if (this.#stopped) return
    this.#appendAccumulated()
    this.#stop()
    this.#options.store.flush()
  }

  #stop(): void {
    this.#stopped = true
    this.#cancelTimer()
    this.#waits.rejectAll(new NotLeaderError('the metadata quorum is shutting down'))
  }

  #now(): number {
    return Math.floor(this.#options.clock.monotonicMs())
  }

  #luck(): number {
    return this.#options.random.below(1 << 30) / (1 << 30)
  }

  #guard(run: () => void): void {
    if (this.#stopped) return
    this.#busy = true
    try {
      run()
    } catch (failure) {
      this.#fail(failure)
    } finally {
      this.#busy = false
    }
  }

  #fail(failure: unknown): void {
    if (this.#stopped) return
    this.#queue = []
    this.#stop()
    this.#options.onFault(failure)
  }

  /** One input at a time: what happens while effects are performed waits for its turn. */
  #feed(event: Event): void {
    this.#queue.push(event)
    if (!this.#busy) this.#drainQueue()
  }

  #drainQueue(): void {
    for (;;) {
      const event = this.#queue.shift()
      if (event === undefined || this.#stopped) return
      const input = { now: this.#now(), random: this.#luck(), event }
      this.#guard(() => this.#perform(step(this.#state, input)))
    }
  }

  #perform({ state, effects }: Step): void {
    this.#state = state
    for (const effect of effects) this.#effect(effect)
    this.#deliver()
  }

  #effect(effect: Effect): void {
    switch (effect.kind) {
      case 'persist': {
        const voters = currentVoters(this.#state).map((voter) => voter.id)
        this.#stateFile.write(effect.quorumState, kraftVersion(this.#state), voters)
        return
      }
      case 'truncate':
        this.#options.store.truncate(effect.offset)
        return
      case 'append':
        this.#append(effect)
        return
      case 'append-accepted':
      case 'append-refused':
        this.#settleChange(effect.token, effect.kind === 'append-refused' ? effect.error : ErrorCode.NONE)
        return
      case 'become':
        if (effect.role === 'leader') return
        this.#accumulator.clear()
        this.#waits.rejectAll(new NotLeaderError(`epoch ${effect.epoch} has begun`))
        return
      case 'high-watermark':
        this.#options.store.setHighWatermark(effect.offset)
        return
      case 'timer':
        this.#arm(effect.at)
        return
      case 'store-snapshot': {
        const { id, position, bytes, last } = effect
        this.#snapshots.store(id, position, bytes, last)
        if (last) this.#installSnapshot(id)
        return
      }
      default:
        this.#conversation.perform(effect)
    }
  }

  #append({ entry }: Extract<Effect, { kind: 'append' }>): void {
    const { store, clock } = this.#options
    const isOwn = entry.payload === null
    const batch =
      entry.payload === null
        ? controlBatch(entry, clock.nowMs())
        : placeBatch(entry.payload, entry.baseOffset, entry.epoch)
    store.append(batch)
    invariant(
      store.endOffset === entry.lastOffset + 1,
      () =>
        `the metadata log ends at ${store.endOffset} after ${isOwn ? 'a control batch' : 'a batch'} up to ${entry.lastOffset}`
    )
    this.#flushSoon()
  }

  #flushSoon(): void {
    if (this.#flushing) return
    this.#flushing = true
    const { generation } = this.#state.log
    const done = (endOffset: number): void => {
      this.#flushing = false
      this.#feed({ kind: 'flushed', endOffset, generation })
      if (this.#state.log.flushedOffset < this.#state.log.endOffset && !this.#stopped) this.#flushSoon()
    }
    this.#options.store.flushSoon(done, (failure) => this.#fail(failure))
  }

  #appendAccumulated(): void {
    this.#drainAsked = false
    for (const { epoch, count, payload } of this.#accumulator.drain(this.#options.clock.nowMs())) {
      this.#feed({ kind: 'append', token: 0, epoch, count, payload })
    }
  }

  #settleChange(token: number, error: number): void {
    this.#changes.get(token)?.(error)
    this.#changes.delete(token)
  }

  #arm(at: number): void {
    this.#cancelTimer()
    this.#cancelTimer = () => {}
    if (!Number.isFinite(at)) return
    this.#cancelTimer = this.#options.timers.after(Math.max(0, at - this.#now()), () => {
      // A timer may fire a fraction of a millisecond early; raft would do nothing and never ask for it again.
      if (this.#now() < at) this.#arm(at)
      else this.#feed({ kind: 'tick' })
    })
  }

  /** Raft hears of it before anything else, because its picture of the log is wrong until then. */
  #installSnapshot(id: { offset: number; epoch: number }): void {
    const { kraftVersion: version, voters } = this.#snapshots.read(id)
    this.#options.store.startAt(id.offset)
    const known = voters === null ? null : { offset: id.offset - 1, kraftVersion: version, voters }
    this.#queue.unshift({ kind: 'snapshot-installed', id, voters: known })
  }

  #deliver(): void {
    const mark = this.#state.highWatermark
    if (mark !== null && mark > this.#delivery.delivered.offset) {
      this.#due.add(this.#delivery.deliver(mark))
      if (this.#due.isDue(this.#options.clock.nowMs())) this.#snapshotDue = true
      this.#waits.reached(mark)
    }
    const { role } = this.#state
    this.#delivery.tellLeadership(this.leadership, role.name === 'leader' ? role.epochStartOffset : null)
    if (this.#snapshotDue) this.snapshot()
  }

  /** Makes a snapshot of what was delivered so far. False when there is nothing new, or the state cannot be said now. */
  snapshot(): boolean {
    const { snapshotRecords, clock, policy, store } = this.#options
    const { offset, epoch, timestamp } = this.#delivery.delivered
    this.#snapshotDue = false
    if (snapshotRecords === undefined || offset <= (this.#snapshots.latest?.offset ?? 0)) return false
    const records = snapshotRecords()
    if (records === null) return false
    const id = { offset, epoch }
    const voters = this.#state.history.findLast((known) => known.offset < offset) ?? null
    this.#snapshots.write({ id, lastContainedLogTimestamp: timestamp, voters, records, nowMs: clock.nowMs() })
    this.#due.taken(clock.nowMs())
    this.#feed({ kind: 'snapshot-created', id })
    const start = cleanOld(policy ?? defaultSnapshotPolicy, store, this.#snapshots, clock.nowMs())
    if (start !== null) this.#feed({ kind: 'log-start-moved', offset: start })
    return true
  }
}
