import { expect, test } from 'vitest'
import { defaultLogConfig } from '#log/log-config.js'
import { LogWaits, WaitKind, WaitOutcome } from '#log/log-waits.js'
import { appended, found, Isolation, type PartitionLog, releasePin } from '#log/partition-log.js'
import { ErrorCode } from '#model/error-code.js'
import { asLeaderEpoch } from '#model/offset.js'
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

function freshLog(): PartitionLog {
  return lead(openEngine([temporaryFolder()]).create('orders', 0, topicId, defaultLogConfig))
}

test('records are read back as they were sent, with offsets and leader epoch filled in', () => {
  const log = freshLog()
  const first = batchOf(['a', 'b', 'c'])
  const second = batchOf(['d'])
  const sent = [Buffer.from(first), Buffer.from(second)]
  expect(append(log, first)).toBe(0)
  expect(append(log, second)).toBe(3)
  const bytes = readAll(log)
  expect(headersOf(bytes).map(({ baseOffset, leaderEpoch }) => [baseOffset, leaderEpoch])).toEqual([
    [0, 0],
    [3, 0]
  ])
  const stored = [bytes.subarray(0, first.length), bytes.subarray(first.length)]
  stored.forEach((batch, at) => {
    expect(batch.subarray(16)).toEqual(sent[at]?.subarray(16))
  })
})

test('an append says where its records stand and how far the log is readable', () => {
  const log = freshLog()
  append(log, batchOf(['a', 'b']))
  expect(appended.lastOffset).toBe(1)
  expect(appended.highWatermark).toBe(2)
  expect(appended.recordCount).toBe(2)
  expect(appended.duplicate).toBe(false)
  expect(appended.appendTimeMs).toBe(-1)
  expect(log.offsets()).toMatchObject({ logStart: 0, lastStable: 2, highWatermark: 2, end: 2, leaderEpoch: 0 })
})

test('a duplicate of an idempotent producer answers with the offsets of the first time', () => {
  const log = freshLog()
  const producer = { producerId: 7, producerEpoch: 0 }
  append(log, batchOf(['a', 'b'], { ...producer, sequence: 0 }))
  append(log, batchOf(['c'], { ...producer, sequence: 2 }))
  expect(append(log, batchOf(['a', 'b'], { ...producer, sequence: 0 }))).toBe(0)
  expect([appended.duplicate, appended.lastOffset]).toEqual([true, 1])
  expect(log.offsets().end).toBe(3)
})

test('a gap in an idempotent producer’s sequence is refused and leaves nothing', () => {
  const log = freshLog()
  append(log, batchOf(['a'], { producerId: 7, producerEpoch: 0, sequence: 0 }))
  const code = log.appendBytes(batchOf(['c'], { producerId: 7, producerEpoch: 0, sequence: 2 }), appendOptions())
  expect(code).toBe(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER)
  expect(log.offsets().end).toBe(1)
})

test('a batch whose CRC is wrong is refused with CORRUPT_MESSAGE', () => {
  const log = freshLog()
  const batch = batchOf(['a'])
  batch[batch.length - 2] = (batch[batch.length - 2] ?? 0) ^ 1
  expect(log.appendBytes(batch, appendOptions())).toBe(ErrorCode.CORRUPT_MESSAGE)
  expect(log.offsets().end).toBe(0)
})

test('an append under another leader epoch is refused', () => {
  const log = freshLog()
  const code = log.appendBytes(batchOf(['a']), appendOptions({ leaderEpoch: asLeaderEpoch(4) }))
  expect(code).not.toBe(ErrorCode.NONE)
  expect(log.offsets().end).toBe(0)
})

test('a read pins a range of a file, and nothing when there is nothing to read', () => {
  const log = freshLog()
  const batch = batchOf(['a'])
  append(log, batch)
  expect(log.read(0, 1 << 20, true, Isolation.highWatermark)).toBe(ErrorCode.NONE)
  expect([found.length, found.position, found.firstOffset]).toEqual([batch.length, 0, 0])
  const { pin } = found
  expect(pin).toBeGreaterThan(0)
  releasePin(pin)
  expect(log.read(1, 1 << 20, true, Isolation.highWatermark)).toBe(ErrorCode.NONE)
  expect([found.length, found.pin]).toEqual([0, 0])
  expect(log.read(2, 1 << 20, true, Isolation.highWatermark)).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
})

test('a batch larger than the buffer is not copied, and its length says what it needs', () => {
  const log = freshLog()
  const batch = batchOf(['a'.repeat(1000)])
  append(log, batch)
  const into = Buffer.alloc(64)
  expect(log.readInto(0, into, true, Isolation.highWatermark)).toBe(ErrorCode.NONE)
  expect(found.length).toBe(batch.length)
  expect(into.every((byte) => byte === 0)).toBe(true)
})

test('offsets are found by timestamp', () => {
  const log = freshLog()
  append(log, batchOf(['a', 'b'], { timestamp: 1_700_000_000_000 }))
  append(log, batchOf(['c'], { timestamp: 1_700_000_005_000 }))
  expect(log.findTimestamp(1_700_000_000_001)).toMatchObject({ offset: 1, timestamp: 1_700_000_000_001 })
  expect(log.findTimestamp(1_700_000_000_002).offset).toBe(2)
  expect(log.findTimestamp(1_700_000_005_001).offset).toBe(-1)
  expect(log.findMaxTimestamp().offset).toBe(2)
})

test('a wait for the high watermark is answered when it is reached, also when it was reached before', async () => {
  const log = freshLog()
  const waits = new LogWaits()
  deliverMail(waits)
  const later = new Promise<WaitOutcome>((answer) => waits.wait(log, WaitKind.highWatermark, 0, 1, answer))
  append(log, batchOf(['a']))
  const before = new Promise<WaitOutcome>((answer) => waits.wait(log, WaitKind.highWatermark, 0, 1, answer))
  expect(await Promise.all([later, before])).toEqual([WaitOutcome.reached, WaitOutcome.reached])
  expect(waits.size).toBe(0)
})

test('a change of role fails the waits of the old epoch', async () => {
  const log = freshLog()
  const waits = new LogWaits()
  deliverMail(waits)
  const outcome = new Promise<WaitOutcome>((answer) => waits.wait(log, WaitKind.highWatermark, 0, 5, answer))
  lead(log, 1)
  expect(await outcome).toBe(WaitOutcome.roleChanged)
})

test('a cancelled wait is answered with what the canceller said', async () => {
  const log = freshLog()
  const waits = new LogWaits()
  deliverMail(waits)
  const outcome = new Promise<WaitOutcome>((answer) => {
    const token = waits.wait(log, WaitKind.highWatermark, 0, 5, answer)
    waits.cancel(token, WaitOutcome.timedOut)
  })
  expect(await outcome).toBe(WaitOutcome.timedOut)
})

test('what is flushed soon is heard of by whoever waits for it', async () => {
  const log = freshLog()
  const waits = new LogWaits()
  deliverMail(waits)
  append(log, batchOf(['a']))
  const outcome = new Promise<WaitOutcome>((answer) => waits.wait(log, WaitKind.flushed, -1, 1, answer))
  log.flushSoon()
  expect(await outcome).toBe(WaitOutcome.reached)
  expect(log.offsets().flushed).toBe(1)
})

test('with flush.messages=1 an append is readable once it is on disk, without anybody asking', async () => {
  const log = lead(
    openEngine([temporaryFolder()]).create('safe', 0, topicId, { ...defaultLogConfig, flushMessages: 1 })
  )
  const waits = new LogWaits()
  deliverMail(waits)
  append(log, batchOf(['a']))
  const outcome = new Promise<WaitOutcome>((answer) => waits.wait(log, WaitKind.highWatermark, 0, 1, answer))
  expect(await outcome).toBe(WaitOutcome.reached)
  expect(log.offsets()).toMatchObject({ flushed: 1, highWatermark: 1 })
})

test('records before an offset can be deleted up to the high watermark and not beyond', () => {
  const log = freshLog()
  append(log, batchOf(['a', 'b', 'c']))
  expect(log.deleteRecordsBefore(2)).toBe(ErrorCode.NONE)
  expect(log.offsets().logStart).toBe(2)
  expect(log.deleteRecordsBefore(4)).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
  expect(log.read(1, 1024, true, Isolation.highWatermark)).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
})

test('producers and epochs are shown as they are', () => {
  const log = freshLog()
  append(log, batchOf(['a', 'b'], { producerId: 9, producerEpoch: 3, sequence: 0 }))
  expect(log.producers()).toEqual([
    {
      producerId: 9,
      producerEpoch: 3,
      lastSequence: 1,
      lastTimestamp: 1_700_000_000_001,
      coordinatorEpoch: -1,
      transactionStart: -1
    }
  ])
  lead(log, 2)
  append(log, batchOf(['c']))
  expect(log.epochs()).toEqual([
    { epoch: 0, startOffset: 0 },
    { epoch: 2, startOffset: 2 }
  ])
  expect(log.epochEnd(1)).toEqual({ epoch: 0, endOffset: 2 })
})
