import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { defaultLogConfig } from '#log/log-config.js'
import { LogEngine, MailKind } from '#log/log-engine.js'
import { LogWaits, WaitKind, WaitOutcome } from '#log/log-waits.js'
import { Isolation } from '#log/partition-log.js'
import { StorageFault } from '#log/storage-fault.js'
import { ErrorCode } from '#model/error-code.js'
import { asUuid } from '#model/uuid.js'
import { batchOf, headersOf } from './helpers/batches.ts'
import {
  append,
  appendOptions,
  deliverMail,
  lead,
  nowMs,
  openEngine,
  readAll,
  temporaryFolder,
  topicId
} from './helpers/logs.ts'

function faultOf(call: () => unknown): StorageFault {
  try {
    call()
  } catch (failure) {
    if (failure instanceof StorageFault) return failure
    throw failure
  }
  throw new Error('expected a StorageFault')
}

test('a fresh directory is made, formatted once, and remembers whose it is', () => {
  const folder = join(temporaryFolder(), 'data')
  const engine = LogEngine.open({ directories: [folder] })
  expect(engine.identity()).toBeUndefined()
  engine.format('cluster-a', 3)
  engine.load()
  engine.close()
  const again = LogEngine.open({ directories: [folder] })
  expect(again.identity()).toEqual({ clusterId: 'cluster-a', nodeId: 3 })
  const before = again.directories()[0]?.directoryId
  again.format('cluster-a', 3)
  expect(again.directories()[0]?.directoryId).toBe(before)
  expect(faultOf(() => again.format('cluster-b', 3)).message).toContain('cluster-a')
  again.close()
})

test('directories of two brokers are refused together', () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()]
  for (const [folder, node] of [
    [first, 1],
    [second, 2]
  ] as const) {
    const engine = LogEngine.open({ directories: [folder] })
    engine.format('cluster-a', node)
    engine.abandon()
  }
  const fault = faultOf(() => LogEngine.open({ directories: [first, second] }))
  expect(fault.kind).toBe('invalid')
  expect(fault.message).toContain(second)
})

test('a second engine on a directory is refused with the name of the holder, until the first is closed', () => {
  const folder = temporaryFolder()
  const first = openEngine([folder])
  const fault = faultOf(() => LogEngine.open({ directories: [folder] }))
  expect(fault.kind).toBe('busy')
  expect(fault.message).toContain(`this process (${process.pid})`)
  first.close()
  LogEngine.open({ directories: [folder] }).abandon()
})

test('after an orderly stop everything is there, nothing is recovered, and the broker epoch is told', () => {
  const folder = temporaryFolder()
  const engine = openEngine([folder])
  const log = lead(engine.create('orders', 0, topicId, defaultLogConfig))
  append(log, batchOf(['a', 'b']))
  engine.close(151)
  expect(readFileSync(join(folder, '.kafka_cleanshutdown'), 'utf8')).toBe('{"version":0,"brokerEpoch":151}')
  expect(readFileSync(join(folder, 'recovery-point-offset-checkpoint'), 'utf8')).toBe('0\n1\norders 0 2\n')
  expect(readFileSync(join(folder, 'replication-offset-checkpoint'), 'utf8')).toBe('0\n1\norders 0 2\n')

  const again = LogEngine.open({ directories: [folder] })
  onTestFinished(() => again.abandon())
  expect(again.load()).toEqual({ logs: 1, recovered: 0, brokerEpoch: 151, warnings: [] })
  expect(existsSync(join(folder, '.kafka_cleanshutdown'))).toBe(false)
  const known = again.logs()
  expect(known).toMatchObject([{ topic: 'orders', partition: 0, topicId, directory: 0 }])
  expect(known[0]?.log.offsets()).toMatchObject({ end: 2, highWatermark: 2, flushed: 2 })
})

test('a handle kept over a stop finds nothing', () => {
  const engine = openEngine([temporaryFolder()])
  const log = engine.create('orders', 0, topicId, defaultLogConfig)
  engine.close()
  expect(log.appendBytes(batchOf(['a']), appendOptions())).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
  expect(faultOf(() => log.offsets()).errorCode).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
})

test('what a killed process was told is written is there, once, and the directory can be locked again', async () => {
  const folder = temporaryFolder()
  const script = fileURLToPath(new URL('./helpers/append-until-killed.mjs', import.meta.url))
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let acknowledged = -1
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    acknowledged = Number(lines.at(-1) ?? acknowledged)
    if (acknowledged >= 500) child.kill('SIGKILL')
  })
  await once(child.stdout, 'data')
  expect(faultOf(() => LogEngine.open({ directories: [folder] })).message).toContain(`process ${child.pid}`)
  await once(child, 'close')
  expect(acknowledged).toBeGreaterThanOrEqual(500)

  const engine = LogEngine.open({ directories: [folder] })
  onTestFinished(() => engine.abandon())
  expect(engine.load()).toMatchObject({ logs: 1, recovered: 1, brokerEpoch: -1 })
  const log = engine.find('orders', 0)
  expect(log).toBeDefined()
  if (log === undefined) return
  const offsets = headersOf(readAll(log, 0, Isolation.logEnd)).map(({ baseOffset }) => baseOffset)
  expect(offsets.length).toBeGreaterThan(acknowledged)
  expect(offsets).toEqual(offsets.map((_, at) => at))
})

test('a partition goes to the directory with the fewest, and one that is there keeps its topic id', () => {
  const folders = [temporaryFolder(), temporaryFolder()]
  const engine = openEngine(folders)
  for (const partition of [0, 1, 2, 3]) engine.create('orders', partition, topicId, defaultLogConfig)
  expect(engine.directories().map(({ logs }) => logs)).toEqual([2, 2])
  expect(engine.create('orders', 0, topicId, defaultLogConfig).handle).toBe(engine.find('orders', 0)?.handle)
  const other = asUuid('q_jPSNFgR0SzSfJL0WYrKA')
  expect(faultOf(() => engine.create('orders', 0, other, defaultLogConfig)).message).toContain(topicId)
})

test('a deleted log fails its waits, is renamed at once and gone after its delay', async () => {
  const folder = temporaryFolder()
  const engine = openEngine([folder])
  const log = lead(engine.create('orders', 0, topicId, { ...defaultLogConfig, fileDeleteDelayMs: 1000 }))
  append(log, batchOf(['a']))
  const waits = new LogWaits()
  deliverMail(waits)
  const outcome = new Promise<WaitOutcome>((answer) => waits.wait(log, WaitKind.highWatermark, -1, 9, answer))
  engine.delete(log)
  engine.delete(log)
  expect(await outcome).toBe(WaitOutcome.deleted)
  expect(engine.find('orders', 0)).toBeUndefined()
  const folders = (): string[] => readdirSync(folder).filter((name) => name.startsWith('orders'))
  expect(folders()).toEqual([expect.stringMatching(/^orders-0\.[0-9a-f]{32}-delete$/)])
  engine.sweep(Date.now())
  expect(folders()).toHaveLength(1)
  engine.sweep(Date.now() + 2000)
  expect(folders()).toEqual([])
  expect(engine.create('orders', 0, topicId, defaultLogConfig).offsets().end).toBe(0)
})

test('a wait on a log that is gone is answered all the same', async () => {
  const engine = openEngine([temporaryFolder()])
  const log = engine.create('orders', 0, topicId, defaultLogConfig)
  engine.delete(log)
  const waits = new LogWaits()
  deliverMail(waits)
  expect(await new Promise((answer) => waits.wait(log, WaitKind.flushed, -1, 1, answer))).toBe(WaitOutcome.deleted)
})

test('a log without a place in the metadata is set aside and stays', () => {
  const folder = temporaryFolder()
  const engine = openEngine([folder])
  engine.setAside(engine.create('orders', 0, topicId, defaultLogConfig))
  engine.close()
  expect(readdirSync(folder).filter((name) => name.endsWith('-stray'))).toHaveLength(1)
  const again = LogEngine.open({ directories: [folder] })
  onTestFinished(() => again.abandon())
  const report = again.load()
  expect(report.logs).toBe(0)
  expect(report.warnings.join()).toContain('-stray')
})

test('a directory that cannot be opened is offline from the start, and the others serve', () => {
  const folder = temporaryFolder()
  const broken = join(folder, 'broken')
  writeFileSync(broken, 'a file, not a directory')
  const engine = openEngine([join(folder, 'good'), broken])
  const [good, bad] = engine.directories()
  expect(good?.failure).toBe('')
  expect(bad?.failure).toContain(broken)
  append(lead(engine.create('orders', 0, topicId, defaultLogConfig)), batchOf(['a']))
  expect(faultOf(() => engine.create('orders', 1, topicId, defaultLogConfig, 1)).kind).toBe('io')
})

test('when no directory can be opened the start is refused', () => {
  const broken = join(temporaryFolder(), 'broken')
  writeFileSync(broken, '')
  expect(faultOf(() => LogEngine.open({ directories: [broken] })).kind).toBe('io')
})

test('a directory that fails takes its logs offline, tells whoever watches, and leaves the others alone', async () => {
  const folders = [temporaryFolder(), temporaryFolder()]
  const engine = openEngine(folders)
  const [first, second] = [0, 1].map((directory) =>
    lead(engine.create('orders', directory, topicId, defaultLogConfig, directory))
  )
  if (first === undefined || second === undefined) throw new Error('two logs were made')
  append(first, batchOf(['a']))
  append(second, batchOf(['a']))
  const waits = new LogWaits()
  const failed = new Promise<number>((tell) =>
    deliverMail(waits, (kind, a) => kind === MailKind.directoryOffline && tell(a))
  )
  const outcome = new Promise<WaitOutcome>((answer) => waits.wait(second, WaitKind.highWatermark, -1, 9, answer))
  engine.watchDirectories()
  mkdirSync(join(folders[1] ?? '', 'recovery-point-offset-checkpoint.tmp')) // the file cannot be replaced: EISDIR
  engine.checkpoint()
  expect(await failed).toBe(1)
  expect(await outcome).toBe(WaitOutcome.offline)
  expect(engine.directories()[1]?.failure).toContain('recovery-point-offset-checkpoint')
  expect(second.appendBytes(batchOf(['b']), appendOptions())).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
  expect(append(first, batchOf(['b']))).toBe(1)
  engine.close()
  expect(folders.map((folder) => existsSync(join(folder, '.kafka_cleanshutdown')))).toEqual([true, false])
})

test('a reserve that is not there refuses clients, and the operator is told once', async () => {
  const engine = LogEngine.open({ directories: [temporaryFolder()], diskReserveBytes: 1e15, housekeepingMs: 5 })
  onTestFinished(() => engine.abandon())
  engine.format('cluster-a', 1)
  const told = new Promise<void>((tell) =>
    deliverMail(new LogWaits(), (kind) => kind === MailKind.engineWarning && tell())
  )
  engine.watchDirectories()
  engine.load()
  await told
  expect(engine.takeWarnings().join()).toContain(`keeps ${1e15} for itself (ottla.disk.reserve.bytes)`)
  expect(engine.takeWarnings()).toEqual([])
  const log = lead(engine.create('orders', 0, topicId, defaultLogConfig))
  expect(log.appendBytes(batchOf(['a']), appendOptions())).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
  const offsets = lead(engine.create('__consumer_offsets', 0, topicId, defaultLogConfig))
  expect(append(offsets, batchOf(['a']))).toBe(0)
})

test('a log is loaded with what its topic says: a hole ends one that is not compacted', () => {
  const folder = temporaryFolder()
  const before = openEngine([folder])
  for (const topic of ['plain', 'compacted', 'nobodys']) {
    const log = lead(before.create(topic, 0, topicId, defaultLogConfig))
    for (const value of ['a', 'b']) append(log, batchOf([value]))
    log.roll(nowMs)
    append(log, batchOf(['c']))
  }
  before.abandon()
  for (const topic of ['plain', 'compacted', 'nobodys']) {
    const first = join(folder, `${topic}-0`, `${'0'.repeat(20)}.log`)
    truncateSync(first, statSync(first).size / 2)
  }
  const engine = LogEngine.open({ directories: [folder] })
  onTestFinished(() => engine.abandon())
  engine.load(
    new Map([
      ['plain', defaultLogConfig],
      ['compacted', { ...defaultLogConfig, compact: true }]
    ])
  )
  const ends = ['plain', 'compacted', 'nobodys'].map((topic) => engine.find(topic, 0)?.offsets().end)
  expect(ends).toEqual([1, 3, 3])
})

test('one partition in two directories is refused with both names', () => {
  const folders = [temporaryFolder(), temporaryFolder()]
  for (const folder of folders) {
    const engine = openEngine([folder])
    engine.create('orders', 0, topicId, defaultLogConfig)
    engine.abandon()
  }
  // Each was formatted alone, with a directory id of its own: only the partition is there twice.
  const engine = LogEngine.open({ directories: folders })
  onTestFinished(() => engine.abandon())
  const { message } = faultOf(() => engine.load())
  for (const folder of folders) expect(message).toContain(folder)
})

test('retention waits until the topic’s configuration is known', () => {
  const folder = temporaryFolder()
  const config = { ...defaultLogConfig, retentionMs: 1000 }
  const engine = openEngine([folder], config)
  const log = lead(engine.create('orders', 0, topicId, { ...config, retentionMs: -1 }))
  append(log, batchOf(['a'], { timestamp: nowMs }))
  expect(log.roll(nowMs)).toBe(ErrorCode.NONE)
  append(log, batchOf(['b'], { timestamp: nowMs }))
  engine.close()

  const again = openEngine([folder], config)
  const kept = lead(again.logs()[0]?.log ?? log, 1)
  again.sweep(nowMs + 3_600_000)
  expect(kept.offsets().logStart).toBe(0)
  kept.configure(config)
  again.sweep(nowMs + 3_600_000)
  expect(kept.offsets().logStart).toBeGreaterThan(0)
})

test('the metadata log stands beside the others and in none of their lists of offsets', () => {
  const folder = temporaryFolder()
  const engine = openEngine([folder])
  const log = engine.openMetadataLog(defaultLogConfig)
  expect(log.offsets().end).toBe(0)
  expect(readFileSync(join(folder, '__cluster_metadata-0', 'partition.metadata'), 'utf8')).toBe(
    'version: 0\ntopic_id: AAAAAAAAAAAAAAAAAAAAAQ'
  )
  engine.close()
  expect(readFileSync(join(folder, 'recovery-point-offset-checkpoint'), 'utf8')).toBe('0\n0\n')
  expect(openEngine([folder]).logs()).toEqual([])
})
