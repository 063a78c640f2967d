// A group in one thread: seeded time, consumers that come, go, crash and sleep, a network that loses, delays and repeats, a
// coordinator that fails. Everything that happens is decided by the seed, so a failing seed fails again.

import { Heap } from '#base/heap.js'
import type { GroupRecord } from '#coordinator/group/record.js'
import type { GroupSettings } from '#coordinator/group/settings.js'
import type { Ticket } from '#coordinator/runtime/machine.js'
import { ErrorCode } from '#model/error-code.js'
import { Random } from '../random.ts'
import { GroupCheckers } from './checkers.ts'
import { type Command, Consumer, type ConsumerOptions, type Signature } from './consumer.ts'
import { Coordinator } from './coordinator.ts'
import { type Bug, machineOf } from './faulty.ts'
import { checkPeace, checkReplay, Watch } from './peace.ts'

export interface GroupWorldOptions {
  readonly seed: number
  readonly consumers: number
  /** How many of them are static members. */
  readonly statics: number
  readonly loss?: number
  readonly crashes?: boolean
  readonly membersMax?: number
  readonly durationMs?: number
  readonly bug?: Bug | undefined
}

interface Happening {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

export class GroupWorld {
  readonly random: Random
  readonly checkers = new GroupCheckers()
  readonly options: GroupWorldOptions
  readonly coordinator: Coordinator
  readonly consumers: (Consumer | undefined)[]
  nowMs = 1_000_000
  quiet = false
  generationTold = 0
  readonly #watch: Watch
  readonly #agenda: Heap<Happening> = new Heap((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order))
  readonly #answers: Map<Ticket, (response: unknown) => void> = new Map()
  readonly #robbed: Consumer[] = []
  #order = 0
  #ticket = 0
  #value = 0

  constructor(options: GroupWorldOptions) {
    this.options = options
    this.random = new Random(options.seed)
    this.coordinator = new Coordinator({
      random: this.random,
      settings: this.#settings(),
      now: () => this.nowMs,
      later: (delayMs, run) => this.later(delayMs, run),
      committed: (record) => this.#committed(record),
      answered: (ticket, response) => this.#answered(ticket, response),
      answersEarly: options.bug === 'answers-before-commit',
      machine: (machineOptions) => machineOf(options.bug, machineOptions)
    })
    this.#watch = new Watch(this)
    this.consumers = Array.from({ length: options.consumers }, (_, at) => this.#start(at))
  }

  #settings(): GroupSettings {
    const { membersMax = 100 } = this.options
    return {
      sessionTimeoutMsMin: () => 1000,
      sessionTimeoutMsMax: () => 60_000,
      initialRebalanceDelayMs: () => 500,
      membersMax: () => membersMax,
      offsetMetadataBytesMax: () => 4096,
      offsetsRetentionMs: () => 86_400_000,
      // Longer than a history: a group that is forgotten and made again begins with generation 0.
      offsetsRetentionCheckIntervalMs: () => 600_000
    }
  }

  later(delayMs: number, run: () => void): void {
    this.#agenda.push({ at: this.nowMs + delayMs, order: this.#order++, run })
  }

  now(): number {
    return this.nowMs
  }

  newValue(): number {
    return ++this.#value
  }

  #start(at: number): Consumer {
    const { random } = this
    const options: ConsumerOptions = {
      name: `c${at}`,
      instance: at < this.options.statics ? `s${at}` : null,
      apiVersion: random.pick([5, 8, 9]),
      sessionTimeoutMs: random.between(4000, 8000),
      rebalanceTimeoutMs: random.between(3000, 9000)
    }
    return new Consumer(options, this)
  }

  call<Response>(
    command: Command,
    timeoutMs: number,
    then: (response: Response | undefined, life: number) => void
  ): void {
    let isOver = false
    const end = (response: Response | undefined, life: number): void => {
      if (isOver) return
      isOver = true
      then(response, life)
    }
    this.later(timeoutMs, () => end(undefined, -1))
    if (this.#isLost()) return
    this.later(this.#delay(), () => this.#deliver(command, end))
    // A repeated request: who sent it again has no use for the other answer.
    if (!this.quiet && this.random.chance(0.02)) this.later(this.#delay(), () => this.#deliver(command, () => {}))
  }

  #deliver<Response>(command: Command, end: (response: Response | undefined, life: number) => void): void {
    const ticket = ++this.#ticket
    const { life } = this.coordinator
    this.#answers.set(ticket, (response) => {
      if (!this.#isLost()) this.later(this.#delay(), () => end(response as Response, life))
    })
    const asked = this.coordinator.ask(ticket, (machine) => command(machine, ticket))
    // Nobody coordinates: the client asks again, as after NOT_COORDINATOR.
    if (!asked) this.later(50, () => end(undefined, life))
  }

  #isLost(): boolean {
    return !this.quiet && this.random.chance(this.options.loss ?? 0.02)
  }

  #delay(): number {
    return this.random.chance(0.03) && !this.quiet ? this.random.between(50, 2500) : this.random.between(1, 5)
  }

  #answered(ticket: Ticket, response: unknown): void {
    const { generationId } = response as { generationId?: number }
    if (generationId !== undefined) this.generationTold = Math.max(this.generationTold, generationId)
    this.#answers.get(ticket)?.(response)
    this.#answers.delete(ticket)
  }

  #committed(record: GroupRecord): void {
    if (record.kind === 'group' && record.value !== null) this.checkers.stored(record.value.generation)
    if (record.kind !== 'offset') return
    const signature = JSON.parse(record.metadata) as Signature
    this.checkers.commit({ ...signature, partition: record.partition, value: Number(record.offset) })
  }

  #misfortune(): void {
    if (this.quiet) return
    const { random, coordinator } = this
    const roll = random.next()
    if (roll < 0.15 && this.options.crashes !== false) this.#failover()
    else if (roll < 0.25) coordinator.refuse(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    else this.#disturb(random.between(0, this.consumers.length - 1), roll)
    if (coordinator.isSettled) checkReplay(this)
    this.later(random.between(200, 4000), () => this.#misfortune())
  }

  #failover(): void {
    const { random, coordinator } = this
    if (coordinator.machine === undefined) return
    if (random.chance(0.5)) coordinator.crash()
    else coordinator.resign()
    this.later(random.between(10, 3000), () => coordinator.takeOver())
  }

  #disturb(at: number, roll: number): void {
    const { random } = this
    const consumer = this.consumers[at]
    if (consumer === undefined) return
    if (roll < 0.45) {
      consumer.crash()
      this.#restart(at, random.between(0, 6000))
    } else if (roll < 0.6) {
      consumer.leave()
      this.#restart(at, random.between(100, 6000))
    } else if (roll < 0.75) consumer.pausedUntil = this.nowMs + random.between(1000, 15_000)
    else if (roll < 0.85 && consumer.options.instance !== null) {
      // Its instance id is taken while it still runs, and it may take it back.
      this.#robbed.push(consumer)
      this.consumers[at] = this.#start(at)
    } else consumer.changeSubscription()
  }

  #restart(at: number, delayMs: number): void {
    this.consumers[at] = undefined
    this.later(delayMs, () => {
      this.consumers[at] ??= this.#start(at)
    })
  }

  until(time: number): void {
    for (;;) {
      const next = this.#agenda.peek()
      if (next === undefined || next.at > time) break
      this.#agenda.pop()
      this.nowMs = next.at
      next.run()
      this.#watch.look()
    }
    this.nowMs = time
  }

  /** Trouble for a while, then peace: all must end up stable in one generation, with every partition in one hand. */
  run(): { generations: number; assignments: number; acknowledged: number } {
    this.later(500, () => this.#misfortune())
    this.until(this.nowMs + (this.options.durationMs ?? 60_000))
    this.quiet = true
    for (const consumer of this.#robbed) consumer.crash()
    this.coordinator.takeOver()
    // Longer than anybody sleeps: by then all know whether they were fenced.
    this.until(this.nowMs + 20_000)
    this.consumers.forEach((consumer, at) => {
      if (consumer === undefined || consumer.isOver) this.consumers[at] = this.#start(at)
    })
    this.until(this.nowMs + 60_000)
    checkPeace(this)
    this.coordinator.resign()
    const { generation: generations, assignments, acknowledged } = this.checkers
    return { generations, assignments, acknowledged: acknowledged.size }
  }
}
