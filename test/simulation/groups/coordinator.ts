// The group machine on a node that can fail: batches take time to commit, are refused, and are lost with the node.
//
//   decided ──> in flight ──commit──> log                a crash keeps some of what is in flight, oldest first, as a log does
//                   '── refused: everything in flight is reverted

import type { GroupMachine, GroupMachineOptions } from '#coordinator/group/group-machine.js'
import type { GroupRecord } from '#coordinator/group/record.js'
import type { GroupSettings } from '#coordinator/group/settings.js'
import type { Answer, EncodedRecord, Outcome, Ticket } from '#coordinator/runtime/machine.js'
import { ErrorCode } from '#model/error-code.js'
import { Violation } from '../checkers.ts'
import type { Random } from '../random.ts'

interface Flight {
  readonly start: number
  readonly records: readonly EncodedRecord[]
  readonly decided: readonly GroupRecord[]
  readonly outcomes: Outcome<GroupRecord>[]
}

export interface Surroundings {
  readonly random: Random
  readonly settings: GroupSettings
  now(): number
  later(delayMs: number, run: () => void): void
  /** A record is committed; `offset` is its place. */
  committed(record: GroupRecord, offset: number): void
  answered(ticket: Ticket, response: unknown): void
  /** Answers leave before their records are committed: what the checkers must find. */
  readonly answersEarly: boolean
  machine(options: GroupMachineOptions): GroupMachine
}

export class Coordinator {
  readonly log: EncodedRecord[] = []
  machine: GroupMachine | undefined
  /** Grows with each node that takes over. */
  life = 0
  /** Whether something that was decided in this life was refused by the log. */
  lost = false
  readonly #world: Surroundings
  #flights: Flight[] = []
  #waiting: Set<Ticket> = new Set()
  #uuids = 0
  /** Grows when what was in flight is given up: its landing is off. */
  #departures = 0

  constructor(world: Surroundings) {
    this.#world = world
    this.takeOver()
  }

  get isSettled(): boolean {
    return this.#flights.length === 0
  }

  /** A machine that knows what the log holds and nothing else. */
  reader(): GroupMachine {
    const { settings } = this.#world
    const machine = this.#world.machine({ settings, partition: 0, newUuid: () => `u${++this.#uuids}` })
    this.log.forEach(({ key, value }, offset) => {
      const record = machine.decode(key, value)
      if (record !== undefined) machine.replay(record, offset)
    })
    return machine
  }

  takeOver(): void {
    if (this.machine !== undefined) return
    this.life++
    this.lost = false
    this.machine = this.reader()
    this.#take(this.machine.loaded(this.#world.now()))
  }

  /** Undefined: nobody is here to ask. */
  ask(ticket: Ticket, command: (machine: GroupMachine) => Outcome<GroupRecord>): boolean {
    if (this.machine === undefined) return false
    this.#waiting.add(ticket)
    this.#take(command(this.machine))
    return true
  }

  #take(outcome: Outcome<GroupRecord>): void {
    const { machine } = this
    if (machine === undefined) return
    if (this.#world.answersEarly) this.#answer(outcome.answers, ErrorCode.NONE)
    const kept = this.#world.answersEarly ? { ...outcome, answers: [] } : outcome
    if (outcome.records.length === 0) {
      const newest = this.#flights.at(-1)
      if (newest === undefined) this.#settle([kept], ErrorCode.NONE)
      else newest.outcomes.push(kept)
    } else this.#fly(kept, machine)
    this.#arm()
  }

  #fly(outcome: Outcome<GroupRecord>, machine: GroupMachine): void {
    const last = this.#flights.at(-1)
    const start = last === undefined ? this.log.length : last.start + last.records.length
    machine.snapshot(start)
    outcome.records.forEach((record, at) => {
      machine.replay(record, start + at)
    })
    const records = outcome.records.map((record) => {
      const { key, value } = machine.encode(record)
      return { key: Buffer.from(key), value: value === null ? null : Buffer.from(value) }
    })
    this.#flights.push({ start, records, decided: outcome.records, outcomes: [outcome] })
    if (this.#flights.length === 1) this.#landSoon()
  }

  #landSoon(): void {
    const departure = this.#departures
    const { random } = this.#world
    const delayMs = random.chance(0.05) ? random.between(50, 1500) : random.between(1, 6)
    this.#world.later(delayMs, () => {
      if (departure === this.#departures) this.#land()
    })
  }

  #land(): void {
    const flight = this.#flights.shift()
    if (flight === undefined) return
    this.#store(flight)
    this.machine?.forgetBelow(this.#flights[0]?.start ?? this.log.length + 1)
    this.#settle(flight.outcomes, ErrorCode.NONE)
    if (this.#flights.length > 0) this.#landSoon()
    this.#arm()
  }

  #store({ start, records, decided }: Flight): void {
    this.log.push(...records)
    decided.forEach((record, at) => {
      this.#world.committed(record, start + at)
    })
  }

  /** The log takes nothing of what is in flight. */
  refuse(error: ErrorCode): void {
    const flights = this.#flights
    const [oldest] = flights
    if (oldest === undefined || this.machine === undefined) return
    this.lost = true
    this.#departures++
    this.#flights = []
    this.machine.revert(oldest.start)
    this.machine.forgetBelow(oldest.start + 1)
    for (const { outcomes } of flights) this.#settle(outcomes, error)
    this.#arm()
  }

  #settle(outcomes: readonly Outcome<GroupRecord>[], error: ErrorCode): void {
    for (const { answers, settle } of outcomes) {
      this.#answer(answers, error)
      const next = settle?.(error, this.#world.now())
      if (next !== undefined) this.#take(next)
    }
  }

  #answer(answers: readonly Answer[], error: ErrorCode): void {
    for (const { ticket, response, refuse } of answers) {
      if (!this.#waiting.delete(ticket)) throw new Violation('every ticket is answered exactly once', `${ticket} again`)
      this.#world.answered(ticket, error === ErrorCode.NONE ? response : refuse(error))
    }
  }

  #arm(): void {
    const { machine } = this
    const at = machine?.nextDeadlineMs ?? Number.POSITIVE_INFINITY
    if (machine === undefined || at === Number.POSITIVE_INFINITY) return
    this.#world.later(Math.max(0, at - this.#world.now()), () => {
      if (this.machine !== machine || machine.nextDeadlineMs > this.#world.now()) return
      this.#take(machine.tick(this.#world.now()))
    })
  }

  /** The node is gone without a word; the log keeps some of what it was told last. */
  crash(): void {
    if (this.machine === undefined) return
    let kept = this.#world.random.between(0, this.#flights.length)
    for (const flight of this.#flights) if (kept-- > 0) this.#store(flight)
    this.#flights = []
    this.#waiting.clear()
    this.machine = undefined
    this.#departures++
  }

  /** The node gives the partition up in order: who waits is told. */
  resign(): void {
    const { machine } = this
    if (machine === undefined) return
    this.refuse(ErrorCode.NOT_COORDINATOR)
    // What settling decided anew is not appended any more, but its answers leave.
    for (const flight of this.#flights.splice(0)) {
      for (const { answers } of flight.outcomes) this.#answer(answers, ErrorCode.NOT_COORDINATOR)
    }
    this.#answer(machine.unloaded(), ErrorCode.NONE)
    if (this.#waiting.size > 0) {
      throw new Violation('every ticket is answered exactly once', `${[...this.#waiting].join(' ')} are not`)
    }
    this.machine = undefined
    this.#departures++
  }
}
