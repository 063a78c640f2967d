// Two log directories that Apache Kafka 4.4.0 wrote - one stopped in order, one killed - and what Apache Kafka answers on them.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { defaultLogConfig } from '#log/log-config.js'
import { type KnownLog, LogEngine } from '#log/log-engine.js'
import { Isolation } from '#log/partition-log.js'
import { headersOf } from './helpers/batches.ts'
import { lead, readAll, temporaryFolder } from './helpers/logs.ts'

const golden = fileURLToPath(new URL('../golden/segments/', import.meta.url))

interface Expected {
  readonly topicIds: ReadonlyMap<string, string>
  /** By `topic-partition`; names of the fields as in the file. */
  readonly partitions: ReadonlyMap<string, Readonly<Record<string, number>>>
}

function expectedOf(name: string): Expected {
  const rows = readFileSync(`${golden}${name}.expected.tsv`, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
  const fields = (text = ''): [string, string][] => text.split(' ').map((field) => field.split('=') as [string, string])
  return {
    topicIds: new Map(
      rows
        .filter(([kind]) => kind === 'topic')
        .map(([, topic = '', text]) => [topic, Object.fromEntries(fields(text)).id as string])
    ),
    partitions: new Map(
      rows
        .filter(([kind]) => kind === 'partition')
        .map(([, partition = '', text]) => [
          partition,
          Object.fromEntries(fields(text).map(([key, value]) => [key, Number(value)]))
        ])
    )
  }
}

function open(name: string): { engine: LogEngine; logs: ReadonlyMap<string, KnownLog>; recovered: number } {
  const folder = temporaryFolder()
  execFileSync('tar', ['xzf', `${golden}${name}.tar.gz`, '-C', folder])
  // The directories grow old; their producers must not.
  const engine = LogEngine.open(
    { directories: ['d1', 'd2'].map((directory) => join(folder, directory)) },
    { ...defaultLogConfig, producerIdExpirationMs: Number.POSITIVE_INFINITY }
  )
  onTestFinished(() => engine.abandon())
  const { recovered, warnings } = engine.load()
  expect(warnings).toEqual([])
  expect(engine.identity()).toEqual({ clusterId: 'Z29sZGVuLWdvbGRlbi1nbw', nodeId: 1 })
  return { engine, recovered, logs: new Map(engine.logs().map((log) => [`${log.topic}-${log.partition}`, log])) }
}

function answers({ log }: KnownLog): Record<string, number> {
  lead(log, 100)
  const offsets = log.offsets()
  return {
    earliest: offsets.logStart,
    latest: offsets.highWatermark,
    lastStable: offsets.lastStable,
    maxTimestampOffset: log.findMaxTimestamp().offset,
    at1700000100000: log.findTimestamp(1_700_000_100_000).offset
  }
}

test.each(['logdirs', 'logdirs-killed'])('%s opens and answers as Apache Kafka does', (name) => {
  const { topicIds, partitions } = expectedOf(name)
  const { logs, recovered } = open(name)
  expect(partitions.size).toBe(name === 'logdirs' ? 24 : 23)
  expect(recovered).toBe(name === 'logdirs' ? 0 : logs.size)
  const found = new Map([...partitions.keys()].map((partition) => [partition, logs.get(partition)]))
  expect([...found].filter(([, log]) => log === undefined)).toEqual([])
  const answered = [...found].map(([partition, log]) => [partition, log && answers(log)])
  expect(Object.fromEntries(answered)).toEqual(Object.fromEntries(partitions))
  for (const log of logs.values()) expect([log.topic, log.topicId]).toEqual([log.topic, topicIds.get(log.topic)])
})

test.each(['logdirs', 'logdirs-killed'])('%s gives every batch back, in order, up to the end', (name) => {
  const { logs } = open(name)
  let batches = 0
  for (const { log } of logs.values()) {
    lead(log, 100)
    const { logStart, end } = log.offsets()
    const bases = headersOf(readAll(log, logStart, Isolation.logEnd)).map(({ baseOffset }) => baseOffset)
    expect(bases).toEqual([...bases].sort((a, b) => a - b))
    expect((bases[0] ?? logStart) <= logStart || logStart === 0).toBe(true)
    expect(bases.length > 0).toBe(end > logStart)
    batches += bases.length
  }
  expect(batches).toBeGreaterThan(100)
})

test('the producers of the transactional log stand as Apache Kafka shows them', () => {
  const rows = readFileSync(`${golden}logdirs.expected.tsv`, 'utf8').matchAll(
    /^producer\t(\S+)\tid=(\d+) epoch=(\d+) lastSequence=(\S+) lastTimestamp=(\d+) coordinatorEpoch=(\S+) txnStart=(\S+)$/gm
  )
  const { logs } = open('logdirs')
  let compared = 0
  for (const [, partition = '', ...numbers] of rows) {
    const [producerId, producerEpoch, lastSequence, lastTimestamp, coordinatorEpoch, transactionStart] =
      numbers.map(Number)
    const producers = logs.get(partition)?.log.producers()
    expect(producers?.find((each) => each.producerId === producerId)).toEqual({
      producerId,
      producerEpoch,
      lastSequence,
      lastTimestamp,
      coordinatorEpoch,
      transactionStart
    })
    compared++
  }
  expect(compared).toBe(2)
})

test('after our orderly stop the directories open clean and answer the same', () => {
  const folder = temporaryFolder()
  execFileSync('tar', ['xzf', `${golden}logdirs-killed.tar.gz`, '-C', folder])
  const directories = ['d1', 'd2'].map((directory) => join(folder, directory))
  const first = LogEngine.open({ directories })
  first.load()
  first.close(77)
  const again = LogEngine.open({ directories })
  onTestFinished(() => again.abandon())
  expect(again.load()).toMatchObject({ recovered: 0, brokerEpoch: 77 })
  const logs = new Map(again.logs().map((log) => [`${log.topic}-${log.partition}`, log]))
  for (const [partition, expected] of expectedOf('logdirs-killed').partitions) {
    const log = logs.get(partition)
    expect(log && answers(log), partition).toEqual(expected)
  }
})
