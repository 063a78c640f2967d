import { beforeEach, describe, expect, test } from 'vitest'
import { Coordinator } from '#coordinator/runtime/coordinator.js'
import { ErrorCode } from '#model/error-code.js'
import { Batch, recordsOf } from '#protocol/batch/batch.js'
import { buildBatch } from '#protocol/batch/builder.js'
import { endTransactionBatch } from '#protocol/batch/control.js'
import { type CountRecord, ManualTime, MemoryLog, TextMachine } from './world.ts'

let log: MemoryLog
let time: ManualTime
let resigned: string[]
let lingerMs: number
beforeEach(() => {
  log = new MemoryLog()
  time = new ManualTime()
  resigned = []
  lingerMs = -1
})

function make(): Coordinator<CountRecord, TextMachine> {
  return new Coordinator<CountRecord, TextMachine>(new TextMachine(), {
    log,
    leaderEpoch: log.epoch,
    clock: time,
    timers: time,
    lingerMs,
    commitTimeoutMs: 5000,
    loadBytesMax: 1 << 20,
    compression: 0,
    onDeadline: () => undefined,
    onResigned: (reason) => resigned.push(reason)
  })
}

function loaded(): Coordinator<CountRecord, TextMachine> {
  const coordinator = make()
  expect(coordinator.load(() => true)).toBe(true)
  return coordinator
}

/** Answers in the order in which they left. */
function set(to: Coordinator<CountRecord, TextMachine>, key: string, value: string | null, answers: unknown[]): void {
  to.run(
    (machine, ticket) => machine.set(key, value, ticket),
    (answer) => answers.push(answer)
  )
}

function ask(to: Coordinator<CountRecord, TextMachine>, key: string, answers: unknown[]): void {
  to.run(
    (machine, ticket) => machine.ask(key, ticket),
    (answer) => answers.push(answer)
  )
}

const textsOf = (coordinator: Coordinator<CountRecord, TextMachine>): object =>
  Object.fromEntries(coordinator.machine.texts.entries())

describe('one turn', () => {
  test('what is decided in one turn is one batch, and is answered when it is committed', () => {
    const coordinator = loaded()
    const answers: unknown[] = []
    set(coordinator, 'a', '1', answers)
    set(coordinator, 'b', '2', answers)
    expect(log.batches).toHaveLength(0)
    expect(answers).toEqual([])
    expect(coordinator.committed).toBe(0)
    time.turn()
    expect(log.batches).toHaveLength(1)
    const [batch] = log.batches.map((bytes) => new Batch(bytes, 0))
    expect(batch?.isIntact).toBe(true)
    expect([...recordsOf(batch as Batch)].map(({ key, value }) => `${key}=${value}`)).toEqual(['a=1', 'b=2'])
    expect(answers).toEqual(['done', 'done'])
    expect(coordinator.machine.settled).toEqual([0, 0])
    expect(coordinator.machine.offsets.get('b')).toBe(1)
    expect(coordinator.committed).toBeUndefined()
    expect(coordinator.machine.versions).toEqual([])
  })

  test('an answer without records waits for the records before it', () => {
    const coordinator = loaded()
    const answers: unknown[] = []
    ask(coordinator, 'a', answers)
    expect(answers).toEqual([undefined])
    set(coordinator, 'a', '1', answers)
    ask(coordinator, 'a', answers)
    expect(answers).toHaveLength(1)
    time.turn()
    expect(answers).toEqual([undefined, 'done', '1'])
  })

  test('a decision that does not fit begins another batch, one that fits nowhere is refused whole', () => {
    const coordinator = loaded()
    log.bytesMax = 190
    const answers: unknown[] = []
    set(coordinator, 'a', 'x'.repeat(60), answers)
    set(coordinator, 'b', 'x'.repeat(60), answers)
    expect(log.batches).toHaveLength(1)
    set(coordinator, 'c', 'x'.repeat(200), answers)
    time.turn()
    expect(log.batches).toHaveLength(2)
    expect(answers).toEqual(['done', 'done', ErrorCode.UNKNOWN_SERVER_ERROR])
    expect([...coordinator.machine.texts.keys()]).toEqual(['a', 'b'])
    set(coordinator, 'd', '1', answers)
    time.turn()
    expect(answers.at(-1)).toBe('done')
    expect(coordinator.machine.offsets.get('d')).toBe(2)
  })

  test('with a linger the batch waits for more, without one it does not wait at all', () => {
    lingerMs = 5
    const slow = loaded()
    set(slow, 'a', '1', [])
    time.turn()
    expect(log.batches).toHaveLength(0)
    time.advance(5)
    expect(log.batches).toHaveLength(1)
    slow.close()
    lingerMs = 0
    set(loaded(), 'b', '1', [])
    expect(log.batches).toHaveLength(2)
  })
})

describe('commitment', () => {
  test('answers leave in order as the high watermark passes their batches', () => {
    log.isReplicated = true
    const coordinator = loaded()
    const answers: unknown[] = []
    set(coordinator, 'a', '1', answers)
    time.turn()
    set(coordinator, 'a', '2', answers)
    ask(coordinator, 'a', answers)
    time.turn()
    expect(answers).toEqual([])
    expect(coordinator.committed).toBe(0)
    expect(coordinator.machine.texts.getAt('a', 0)).toBeUndefined()
    log.commit(1)
    expect(answers).toEqual(['done'])
    expect(coordinator.machine.texts.getAt('a', coordinator.committed ?? -1)).toBe('1')
    log.commit(2)
    expect(answers).toEqual(['done', 'done', '2'])
    expect(coordinator.machine.versions).toEqual([])
  })

  test('a refused append takes its decisions back and leaves those before it', () => {
    log.isReplicated = true
    const coordinator = loaded()
    const answers: unknown[] = []
    set(coordinator, 'a', '1', answers)
    time.turn()
    log.refusal = ErrorCode.NOT_ENOUGH_REPLICAS
    set(coordinator, 'a', '2', answers)
    set(coordinator, 'b', '2', answers)
    time.turn()
    expect(answers).toEqual([ErrorCode.COORDINATOR_NOT_AVAILABLE, ErrorCode.COORDINATOR_NOT_AVAILABLE])
    expect(coordinator.machine.settled).toEqual([
      ErrorCode.COORDINATOR_NOT_AVAILABLE,
      ErrorCode.COORDINATOR_NOT_AVAILABLE
    ])
    expect(textsOf(coordinator)).toEqual({ a: '1' })
    log.refusal = ErrorCode.NONE
    set(coordinator, 'a', '3', answers)
    time.turn()
    log.commit()
    expect(answers.slice(2)).toEqual(['done', 'done'])
    log.refusal = ErrorCode.NOT_ENOUGH_REPLICAS
    for (const value of ['4', '5']) {
      set(coordinator, 'a', value, answers)
      time.turn()
    }
    expect(textsOf(coordinator)).toEqual({ a: '3' })
  })

  test('another epoch ends the coordinator: nothing uncommitted is answered as done', () => {
    log.isReplicated = true
    const coordinator = loaded()
    const answers: unknown[] = []
    set(coordinator, 'a', '1', answers)
    time.turn()
    coordinator.run(
      (machine, ticket) => machine.park(ticket, 10_000),
      (answer) => answers.push(answer)
    )
    log.lose(ErrorCode.NOT_LEADER_OR_FOLLOWER)
    expect(answers).toEqual([ErrorCode.NOT_COORDINATOR, 'unloaded'])
    expect(coordinator.state).toBe('closed')
    expect(coordinator.waiting).toBe(0)
    expect(resigned).toHaveLength(1)
  })

  test('an append in an older epoch is refused, and ends the coordinator', () => {
    const coordinator = loaded()
    const answers: unknown[] = []
    log.epoch = 1
    set(coordinator, 'a', '1', answers)
    time.turn()
    expect(answers).toEqual([ErrorCode.NOT_COORDINATOR])
    expect(coordinator.state).toBe('closed')
  })

  test('what is not committed in time is refused though it may still come', () => {
    log.isReplicated = true
    const coordinator = loaded()
    const answers: unknown[] = []
    set(coordinator, 'a', '1', answers)
    time.turn()
    time.advance(3000)
    set(coordinator, 'b', '1', answers)
    time.turn()
    time.advance(2000)
    expect(answers).toEqual([ErrorCode.COORDINATOR_NOT_AVAILABLE])
    log.commit()
    expect(answers).toEqual([ErrorCode.COORDINATOR_NOT_AVAILABLE, 'done'])
    expect(coordinator.machine.settled).toEqual([0, 0])
    expect(textsOf(coordinator)).toEqual({ a: '1', b: '1' })
  })
})

describe('loading', () => {
  const append = (bytes: Buffer): void => {
    log.append(bytes, log.epoch)
  }
  const records = (...pairs: [string, string | null][]): { key: Buffer; value: Buffer | null }[] =>
    pairs.map(([key, value]) => ({ key: Buffer.from(key), value: value === null ? null : Buffer.from(value) }))

  test('replays what the log holds, in parts, and skips kinds that it does not know', () => {
    for (let at = 0; at < 20; at++) append(buildBatch({ timestamp: 1 }, records(['n', String(at)], ['unknown', '1'])))
    append(buildBatch({ timestamp: 1 }, records(['gone', '1'], ['gone', null])))
    const coordinator = make()
    let parts = 1
    while (!coordinator.load(() => false)) parts += 1
    expect(parts).toBe(21)
    expect(coordinator.state).toBe('active')
    expect(textsOf(coordinator)).toEqual({ n: '19' })
    expect(coordinator.machine.isLoaded).toBe(true)
    set(coordinator, 'next', '1', [])
    time.turn()
    expect(coordinator.machine.offsets.get('next')).toBe(42)
  })

  test('reads a batch that is larger than its buffer', () => {
    append(buildBatch({ timestamp: 1 }, records(['big', 'x'.repeat(300_000)])))
    append(buildBatch({ timestamp: 1 }, records(['small', '1'])))
    expect(Object.keys(textsOf(loaded()))).toEqual(['big', 'small'])
  })

  test('a transaction counts from its commit on, an aborted or open one not at all', () => {
    const transaction = (producerId: number, key: string): void =>
      append(
        buildBatch(
          { timestamp: 1, producerId, producerEpoch: 0, baseSequence: 0, transactional: true },
          records([key, 'in transaction'])
        )
      )
    const end = (producerId: number, commit: boolean): void =>
      append(endTransactionBatch({ commit, coordinatorEpoch: 0, producerId, producerEpoch: 0 }, { timestamp: 1 }))
    transaction(1, 'a')
    transaction(2, 'b')
    transaction(3, 'c')
    append(buildBatch({ timestamp: 1 }, records(['a', 'outside'])))
    end(2, false)
    end(1, true)
    expect(textsOf(loaded())).toEqual({ a: 'in transaction' })
  })

  test('what stands beyond the high watermark is there, but not for readers yet', () => {
    log.isReplicated = true
    append(buildBatch({ timestamp: 1 }, records(['a', '1'])))
    append(buildBatch({ timestamp: 1 }, records(['a', '2'])))
    log.highWatermark = 1
    const coordinator = loaded()
    expect(coordinator.committed).toBe(1)
    expect(coordinator.machine.texts.getAt('a', 1)).toBe('1')
    const answers: unknown[] = []
    ask(coordinator, 'a', answers)
    expect(answers).toEqual([])
    log.commit()
    expect(answers).toEqual(['2'])
    expect(coordinator.committed).toBeUndefined()
  })
})
