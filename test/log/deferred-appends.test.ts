import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { DeferredAppends } from '#log/deferred-appends.js'
import { defaultLogConfig } from '#log/log-config.js'
import { LogWaits, WaitKind, WaitOutcome } from '#log/log-waits.js'
import { appended, Isolation } from '#log/partition-log.js'
import { ErrorCode } from '#model/error-code.js'
import { loadAddon } from '#native/load.js'
import type { TransportBinding } from '#native/transport-binding.js'
import { batchOf, headersOf } from './helpers/batches.ts'
import {
  append,
  appendOptions,
  deliverMail,
  lead,
  openEngine,
  readAll,
  temporaryFolder,
  topicId
} from './helpers/logs.ts'

const buffers = loadAddon<TransportBinding>()

/** A native buffer with these bytes. */
function retained(bytes: Buffer): number {
  const id = buffers.bufferAllocate(bytes.length)
  bytes.copy(Buffer.from(buffers.bufferView(id) ?? new ArrayBuffer(0)))
  return id
}

test('appends handed to a worker are answered once each, in the log’s order, though their buffers are released at once', async () => {
  const log = lead(openEngine([temporaryFolder()]).create('orders', 0, topicId, defaultLogConfig))
  const deferred = new DeferredAppends()
  deliverMail(deferred)
  const answers: [ErrorCode, number][] = []
  await new Promise<void>((done) => {
    for (let count = 0; count < 20; count++) {
      const batch = batchOf([`value ${count}`, 'x'.repeat(1000)])
      const buffer = retained(batch)
      deferred.append(log, buffer, 0, batch.length, appendOptions(), (errorCode) => {
        answers.push([errorCode, appended.baseOffset])
        if (answers.length === 20) done()
      })
      buffers.bufferRelease(buffer)
    }
  })
  expect(answers).toEqual(Array.from({ length: 20 }, (_, at) => [ErrorCode.NONE, at * 2]))
  expect(headersOf(readAll(log))).toHaveLength(20)
})

test('a deferred append that is refused, or whose log is gone, is answered with the error', async () => {
  const engine = openEngine([temporaryFolder()])
  const log = lead(engine.create('orders', 0, topicId, defaultLogConfig))
  const deferred = new DeferredAppends()
  deliverMail(deferred)
  const broken = batchOf(['a'])
  broken[broken.length - 2] = (broken[broken.length - 2] ?? 0) ^ 1
  const appending = (): Promise<ErrorCode> =>
    new Promise((answer) => deferred.append(log, retained(broken), 0, broken.length, appendOptions(), answer))
  expect(await appending()).toBe(ErrorCode.CORRUPT_MESSAGE)
  engine.delete(log)
  expect(await appending()).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
})

test('staging is never lent', () => {
  const log = lead(openEngine([temporaryFolder()]).create('orders', 0, topicId, defaultLogConfig))
  expect(() => new DeferredAppends().append(log, 0, 0, 10, appendOptions(), () => {})).toThrow(TypeError)
})

test('a shard attaches by the engine’s number, appends beside main, and may end with a wait left behind', async () => {
  const engine = openEngine([temporaryFolder()])
  const log = lead(engine.create('orders', 0, topicId, defaultLogConfig))
  const waits = new LogWaits()
  deliverMail(waits)
  const outcome = new Promise<WaitOutcome>((answer) => waits.wait(log, WaitKind.highWatermark, 0, 50, answer))
  const script = fileURLToPath(new URL('./helpers/shard.mjs', import.meta.url))
  const shard = new Worker(script, { workerData: { engine: engine.handle, topic: 'orders', count: 49 } })
  append(log, batchOf(['from main']))
  expect(await once(shard, 'exit')).toEqual([0])
  expect(await outcome).toBe(WaitOutcome.reached)
  const offsets = headersOf(readAll(log, 0, Isolation.highWatermark)).map(({ baseOffset }) => baseOffset)
  expect(offsets).toEqual(Array.from({ length: 50 }, (_, at) => at))
  lead(log, 1) // fails the waits of the old epoch: the shard's must be gone by now
  expect(append(log, batchOf(['after']))).toBe(50)
})
