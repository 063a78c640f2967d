// Random histories of one partition: decisions, commitments that lag, refusals, time-outs, epochs that end, with whatever was not
// committed lost. Held against it:
//
//   answered once     every request is answered, and not twice
//   nothing lost      a text that was answered as done is in every later life, unless a later one replaced it
//   nothing early     an answer shows only what is committed when it leaves
//   one state         what a machine holds is what its log says

import { expect, test } from 'vitest'
import { Coordinator } from '#coordinator/runtime/coordinator.js'
import { ErrorCode } from '#model/error-code.js'
import { batchAt, recordsOf } from '#protocol/batch/batch.js'
import { Random } from '../../simulation/random.ts'
import { type CountRecord, ManualTime, MemoryLog, TextMachine } from './world.ts'

const histories = 80
const stepsPerHistory = 120
const keys = ['a', 'b', 'c']

class History {
  readonly random: Random
  readonly log = new MemoryLog()
  readonly time = new ManualTime()
  readonly answers = new Map<number, unknown[]>()
  coordinator: Coordinator<CountRecord, TextMachine>
  #asked = 0

  constructor(seed: number) {
    this.random = new Random(seed)
    this.log.isReplicated = true
    this.log.bytesMax = 250
    this.coordinator = this.#begin()
  }

  #begin(): Coordinator<CountRecord, TextMachine> {
    const { log, time } = this
    const coordinator = new Coordinator<CountRecord, TextMachine>(new TextMachine(), {
      log,
      leaderEpoch: log.epoch,
      clock: time,
      timers: time,
      lingerMs: this.random.between(-1, 1),
      commitTimeoutMs: 40,
      loadBytesMax: 1 << 16,
      compression: 0,
      onDeadline: () => undefined,
      onResigned: () => undefined
    })
    while (!coordinator.load(() => false));
    return coordinator
  }

  /** What the log says of each key, up to `end`. */
  texts(end: number): Map<string, string> {
    const texts = new Map<string, string>()
    for (const bytes of this.log.batches) {
      const batch = batchAt(bytes, 0)
      if (batch === undefined || batch.nextOffset > end) break
      for (const { key, value } of recordsOf(batch)) texts.set(String(key), String(value))
    }
    return texts
  }

  step(): void {
    if (this.coordinator.state === 'closed') this.coordinator = this.#begin()
    const { random, log, time } = this
    switch (random.between(0, 9)) {
      case 0:
        log.commit(log.highWatermark + random.between(0, log.end - log.highWatermark))
        return
      case 1:
        time.advance(random.between(0, 29))
        return
      case 2:
        log.refusal = random.chance(1 / 3) ? ErrorCode.NOT_ENOUGH_REPLICAS : ErrorCode.NONE
        return
      case 3:
        if (random.chance(1 / 4)) this.#nextEpoch()
        return
      case 4:
      case 5:
        time.turn()
        return
      case 6:
        this.#ask()
        return
      default:
        this.#set()
    }
  }

  /** Another leader, and this node again: what was committed stays, of the rest a part. */
  #nextEpoch(): void {
    const { log, random } = this
    const kept = log.batches
      .map((bytes) => batchAt(bytes, 0)?.nextOffset ?? 0)
      .filter((end) => end >= log.highWatermark)
    const end = random.chance(1 / 2) ? (kept.at(-1) ?? log.highWatermark) : (kept[0] ?? log.highWatermark)
    log.lose(ErrorCode.NOT_LEADER_OR_FOLLOWER)
    this.coordinator.close()
    log.truncate(Math.max(end, log.highWatermark))
  }

  #set(): void {
    const id = this.#request()
    const key = this.random.pick(keys)
    this.coordinator.run(
      (machine, ticket) => machine.set(key, `${id} ${'x'.repeat(this.random.between(0, 59))}`, ticket),
      (answer) => this.#answered(id, answer, key)
    )
  }

  #ask(): void {
    const id = this.#request()
    const key = this.random.pick(keys)
    this.coordinator.run(
      (machine, ticket) => machine.ask(key, ticket),
      (answer) => this.#answered(id, answer, undefined, key)
    )
  }

  #request(): number {
    this.#asked += 1
    this.answers.set(this.#asked, [])
    return this.#asked
  }

  #answered(id: number, answer: unknown, wrote: string | undefined, read?: string): void {
    this.answers.get(id)?.push(answer)
    const committed = this.texts(this.log.highWatermark)
    if (wrote !== undefined && answer === 'done') {
      const newest = Number(committed.get(wrote)?.split(' ')[0] ?? -1)
      expect(newest, `request ${id} was done, ${wrote} is committed as of ${newest}`).toBeGreaterThanOrEqual(id)
    }
    if (read !== undefined && typeof answer === 'string') {
      const seen = Number(answer.split(' ')[0])
      const newest = Number(committed.get(read)?.split(' ')[0] ?? -1)
      expect(newest, `request ${id} was shown ${seen} of ${read}`).toBeGreaterThanOrEqual(seen)
    }
  }

  /** Peace: everything that can be committed is, and the machine is what the log says. */
  finish(): void {
    const { log, time, coordinator } = this
    log.refusal = ErrorCode.NONE
    for (let turn = 0; turn < 3; turn++) {
      time.turn()
      time.advance(10)
      log.commit()
    }
    if (coordinator.state === 'active') {
      expect(coordinator.committed).toBeUndefined()
      expect(coordinator.machine.versions).toEqual([])
      expect(new Map(coordinator.machine.texts.entries())).toEqual(this.texts(log.end))
    }
    expect(coordinator.waiting).toBe(0)
    for (const [id, answers] of this.answers) expect(answers, `answers to request ${id}`).toHaveLength(1)
  }
}

test(`${histories} random histories keep their promises`, () => {
  for (let seed = 1; seed <= histories; seed++) {
    const history = new History(seed)
    try {
      for (let step = 0; step < stepsPerHistory; step++) history.step()
      history.finish()
    } catch (failure) {
      throw new Error(`seed ${seed}: ${failure instanceof Error ? failure.message : String(failure)}`, {
        cause: failure
      })
    }
  }
})
