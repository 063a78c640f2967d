// The partitions that a shard coordinates, as images come and go.

import { beforeEach, describe, expect, test } from 'vitest'
import { Coordinators } from '#coordinator/runtime/coordinators.js'
import { partitionOf } from '#coordinator/runtime/partition-of.js'
import { ImageLoader } from '#metadata/delta/image-loader.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import { ErrorCode } from '#model/error-code.js'
import { asUuid } from '#model/uuid.js'
import { buildBatch } from '#protocol/batch/builder.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import { ownerShard } from '#shard/placement.js'
import { asRead } from '../../metadata/batches.ts'
import { type CountRecord, ManualTime, MemoryLog, TextMachine } from './world.ts'

const topicId = asUuid('BX33T3j3Q8ieuxxrpMMBcA')
const shards = 2
const partitions = 4

let time: ManualTime
let logs: Map<number, MemoryLog>
let loader: ImageLoader
let offset: number
let told: string[][]
let coordinators: Coordinators<CountRecord, TextMachine>[]

beforeEach(() => {
  time = new ManualTime()
  logs = new Map()
  loader = new ImageLoader(MetadataImage.empty('c'))
  offset = 0
  told = []
  coordinators = Array.from({ length: shards }, (_, shard) => make(shard))
})

function make(shard: number): Coordinators<CountRecord, TextMachine> {
  return new Coordinators<CountRecord, TextMachine>({
    topic: 'texts',
    nodeId: 1,
    shard,
    shards,
    machine: () => new TextMachine(),
    log: (_topic, partition) => logOf(partition),
    clock: time,
    timers: time,
    settings: { lingerMs: -1, commitTimeoutMs: 5000, loadBytesMax: 1 << 20, compression: 0 },
    topicsDeleted: (_machine, topics) => {
      told.push([...topics])
      return { records: [], answers: [] }
    },
    report: (level, message, failure) => {
      if (level === 'error') throw new Error(`${message}: ${String(failure)}`)
    }
  })
}

function logOf(partition: number): MemoryLog {
  const log = logs.get(partition) ?? new MemoryLog()
  logs.set(partition, log)
  return log
}

function publish(...records: MetadataRecordDraft[]): void {
  const { image } = loader.load(records.map(asRead), offset, 1)
  offset += 1
  for (const one of coordinators) one.publish(image)
}

const created: readonly MetadataRecordDraft[] = [
  { kind: 'TopicRecord', version: 0, value: { name: 'texts', topicId } },
  ...Array.from({ length: partitions }, (_, partitionId): MetadataRecordDraft => {
    const replicas = {
      replicas: [1, 2],
      isr: [1],
      leader: partitionId === 3 ? 2 : 1,
      leaderEpoch: 0,
      partitionEpoch: 0
    }
    return { kind: 'PartitionRecord', version: 1, value: { partitionId, topicId, ...replicas } }
  })
]
const led = (partitionId: number, leader: number): MetadataRecordDraft => ({
  kind: 'PartitionChangeRecord',
  version: 1,
  value: { partitionId, topicId, leader }
})

/** A key of each partition. */
const keys = Array.from({ length: partitions }, (_, partition) => {
  for (let at = 0; ; at++) if (partitionOf(`key-${at}`, partitions) === partition) return `key-${at}`
})
const keyOf = (partition: number): string => keys[partition] as string
const owner = (partition: number): Coordinators<CountRecord, TextMachine> =>
  coordinators[ownerShard(topicId, partition, shards)] as Coordinators<CountRecord, TextMachine>

function ask(partition: number, answers: unknown[]): void {
  const { errorCode, coordinator } = owner(partition).find(keyOf(partition))
  if (coordinator === undefined) {
    answers.push(errorCode)
    return
  }
  coordinator.run(
    (machine, ticket) => machine.park(ticket, time.now + 100),
    (answer) => answers.push(answer)
  )
}

describe('a key', () => {
  test('belongs nowhere before the topic is there', () => {
    publish()
    for (const one of coordinators) expect(one.find('any').errorCode).toBe(ErrorCode.NOT_COORDINATOR)
    expect(coordinators.map((one) => one.shardOf('any'))).toEqual([0, 1])
  })

  test('is coordinated by one shard, first loading, then serving; others say no', () => {
    publish(...created)
    for (let partition = 0; partition < 3; partition++) {
      const shard = ownerShard(topicId, partition, shards)
      expect(coordinators.map((one) => one.shardOf(keyOf(partition)))).toEqual([shard, shard])
      expect(owner(partition).find(keyOf(partition)).errorCode).toBe(ErrorCode.COORDINATOR_LOAD_IN_PROGRESS)
      expect(coordinators[1 - shard]?.find(keyOf(partition)).errorCode).toBe(ErrorCode.NOT_COORDINATOR)
    }
    time.turn()
    for (let partition = 0; partition < 3; partition++)
      expect(owner(partition).find(keyOf(partition)).coordinator?.state).toBe('active')
  })

  test('of a partition that another node leads is refused where it came', () => {
    publish(...created)
    time.turn()
    expect(coordinators.map((one) => one.shardOf(keyOf(3)))).toEqual([0, 1])
    expect(owner(3).find(keyOf(3)).errorCode).toBe(ErrorCode.NOT_COORDINATOR)
  })
})

describe('a new leader epoch', () => {
  test('ends what waits and loads what the log holds now', () => {
    publish(...created)
    time.turn()
    const answers: unknown[] = []
    ask(0, answers)
    logOf(0).append(buildBatch({ timestamp: 1 }, [{ key: Buffer.from('k'), value: Buffer.from('v') }]), 0)
    logOf(0).epoch = 1
    publish(led(0, 1))
    expect(answers).toEqual(['unloaded'])
    time.turn()
    const { coordinator } = owner(0).find(keyOf(0))
    expect(coordinator?.leaderEpoch).toBe(1)
    expect(coordinator?.machine.texts.get('k')).toBe('v')
  })

  test('of another partition leaves it alone, and another leader ends it', () => {
    publish(...created)
    time.turn()
    const answers: unknown[] = []
    ask(0, answers)
    publish(led(1, 2))
    ask(1, answers)
    expect(answers).toEqual([ErrorCode.NOT_COORDINATOR])
    publish(led(0, 2))
    expect(answers).toEqual([ErrorCode.NOT_COORDINATOR, 'unloaded'])
    publish(led(0, 1))
    expect(owner(0).find(keyOf(0)).errorCode).toBe(ErrorCode.COORDINATOR_LOAD_IN_PROGRESS)
  })

  test('comes with a topic that was created again', () => {
    publish(...created)
    time.turn()
    publish({ kind: 'RemoveTopicRecord', version: 0, value: { topicId } })
    expect(owner(0).find(keyOf(0)).errorCode).toBe(ErrorCode.NOT_COORDINATOR)
    publish(...created)
    time.turn()
    expect(owner(0).find(keyOf(0)).coordinator?.state).toBe('active')
  })
})

test('deadlines of all partitions are kept by one timer', () => {
  publish(...created)
  time.turn()
  const answers: unknown[] = []
  for (const partition of [0, 1, 2]) {
    ask(partition, answers)
    time.advance(10)
  }
  time.advance(80)
  expect(answers).toEqual(['late', 'late'])
  time.advance(10)
  expect(answers).toEqual(['late', 'late', 'late'])
})

test('deleted topics are told with the image that lacks them, and to those that are loading afterwards', () => {
  publish(...created)
  for (const one of coordinators) one.topicsDeleted(['early'], offset)
  for (const one of coordinators) one.topicsDeleted(['later'], offset + 1)
  publish()
  expect(told).toEqual([])
  time.turn()
  expect(told).toEqual([['early'], ['early'], ['early']])
  publish()
  expect(told.slice(3)).toEqual([['later'], ['later'], ['later']])
})

test('at the end what was decided is appended and answered, and what waits is refused', () => {
  publish(...created)
  time.turn()
  const answers: unknown[] = []
  ask(0, answers)
  owner(0)
    .find(keyOf(0))
    .coordinator?.run(
      (machine, ticket) => machine.set('k', 'v', ticket),
      (answer) => answers.push(answer)
    )
  for (const one of coordinators) one.close()
  expect(answers).toEqual(['done', 'unloaded'])
  expect(logOf(0).batches).toHaveLength(1)
  expect(owner(0).find(keyOf(0)).errorCode).toBe(ErrorCode.NOT_COORDINATOR)
})
