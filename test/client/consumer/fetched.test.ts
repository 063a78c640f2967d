import { expect, test } from 'vitest'
import { type AbortedTransaction, type ConsumerRecord, Fetched } from '../../../src/client/consumer/fetched.ts'
import { PartitionState } from '../../../src/client/consumer/partition-state.ts'
import { RecordBatch } from '../../../src/client/producer/batch.ts'
import { buildBatch } from '../../../src/protocol/batch/builder.ts'
import { endTransactionBatch } from '../../../src/protocol/batch/control.ts'

const record = (text: string) => ({ key: null, value: Buffer.from(text) })
const batch = (baseOffset: number, producerId: number | undefined, ...texts: string[]): Buffer =>
  buildBatch(
    {
      baseOffset,
      timestamp: 1,
      ...(producerId === undefined ? {} : { producerId, producerEpoch: 0, baseSequence: 0, transactional: true })
    },
    texts.map(record)
  )
const marker = (baseOffset: number, producerId: number, commit: boolean): Buffer =>
  endTransactionBatch({ commit, coordinatorEpoch: 0, producerId, producerEpoch: 0 }, { baseOffset, timestamp: 1 })

function fetched(batches: readonly Buffer[], offset = 0, aborted?: readonly AbortedTransaction[]): Fetched {
  const bytes = Buffer.concat(batches)
  const state = new PartitionState({ topic: 't', partition: 0 })
  return new Fetched(state, offset, bytes, 0, bytes.length, { aborted, checkCrcs: true })
}

function all(from: Fetched): string[] {
  const records: ConsumerRecord[] = []
  from.take(1000, records)
  return records.map(({ offset, value }) => `${offset}:${value}`)
}

test('records before the offset that was asked for are left out', () => {
  const from = fetched([batch(10, undefined, 'a', 'b', 'c'), batch(13, undefined, 'd')], 11)
  expect(all(from)).toEqual(['11:b', '12:c', '13:d'])
  expect(from.nextOffset).toBe(14)
})

test('they are handed out in portions, and each portion goes on where the last one stopped', () => {
  const from = fetched([batch(0, undefined, 'a', 'b', 'c'), batch(3, undefined, 'd', 'e')])
  const records: ConsumerRecord[] = []
  from.take(2, records)
  expect([records.length, from.nextOffset]).toEqual([2, 2])
  from.take(2, records)
  expect(records.map(({ value }) => String(value))).toEqual(['a', 'b', 'c', 'd'])
  expect(all(from)).toEqual(['4:e'])
})

// 0-1 of producer 7, 2 of producer 8, abort of 7 at 3, 4 of 7 again (committed at 5), commit of 8 at 6.
const log = [
  batch(0, 7, 'lost', 'lost too'),
  batch(2, 8, 'kept'),
  marker(3, 7, false),
  batch(4, 7, 'second try'),
  marker(5, 7, true),
  marker(6, 8, true)
]

test('read_committed leaves out what was aborted, and only that', () => {
  const from = fetched(log, 0, [{ producerId: 7, firstOffset: 0 }])
  expect(all(from)).toEqual(['2:kept', '4:second try'])
  expect(from.nextOffset).toBe(7)
})

test('read_uncommitted hands out everything but the markers', () => {
  expect(all(fetched(log))).toEqual(['0:lost', '1:lost too', '2:kept', '4:second try'])
})

test('an answer that ends within a batch is read up to there', () => {
  const bytes = [batch(0, undefined, 'a'), batch(1, undefined, 'b').subarray(0, 40)]
  const from = fetched(bytes)
  expect([all(from), from.nextOffset]).toEqual([['0:a'], 1])
})

test('a batch whose bytes changed on the way is refused', () => {
  const bytes = batch(0, undefined, 'abc')
  bytes[bytes.length - 2] = 0x7a
  expect(() => all(fetched([bytes]))).toThrow(/Record batch for partition t-0 at offset 0 is invalid/)
})

test('compressed batches are unpacked', () => {
  const packed = new RecordBatch('t', 0, Buffer.alloc(500), 0)
  for (const text of ['x', 'y']) packed.append(null, Buffer.from(text), undefined, 5, undefined, 0)
  expect(all(fetched([packed.seal(4, 3)]))).toEqual(['0:x', '1:y'])
})
