import { expect, test } from 'vitest'
import { decompress } from '../../../src/client/compression.ts'
import { RecordBatch } from '../../../src/client/producer/batch.ts'
import { BatchMemory } from '../../../src/client/producer/memory.ts'
import { splitBatch } from '../../../src/client/producer/split.ts'
import { Batch, Compression, recordsIn, recordsOf } from '../../../src/protocol/batch/batch.ts'

const bytes = (text: string): Buffer => Buffer.from(text)

function batchOf(count: number, room: number = 4096): RecordBatch {
  const batch = new RecordBatch('t', 3, Buffer.alloc(room), 0)
  for (let i = 0; i < count; i++) batch.append(bytes(`k${i}`), bytes(`value ${i}`), undefined, 1000 + i, undefined, i)
  return batch
}

test('what is written is read: keys, values, headers, timestamps forwards and back', () => {
  const batch = new RecordBatch('t', 0, Buffer.alloc(1024), 0)
  batch.append(null, bytes('first'), undefined, 5000, undefined, 0)
  batch.append(
    bytes('k'),
    null,
    [
      { key: 'ünï', value: bytes('v') },
      { key: 'none', value: null }
    ],
    4000,
    undefined,
    0
  )
  batch.append(bytes(''), bytes(''), [], 5000 + 2 ** 40, undefined, 0)
  batch.sequenced = { producerId: 77, epoch: 2, sequence: 10, isTransactional: false }
  const sealed = new Batch(batch.seal(Compression.none, 0), 0)
  expect(sealed.isIntact).toBe(true)
  expect([sealed.producerId, sealed.producerEpoch, sealed.baseSequence, sealed.count]).toEqual([77, 2, 10, 3])
  expect([sealed.baseTimestamp, sealed.maxTimestamp]).toEqual([5000, 5000 + 2 ** 40])
  expect(
    [...recordsOf(sealed)].map(({ key, value, timestamp, headers }) => [
      key?.toString(),
      value?.toString(),
      timestamp,
      headers.map((header) => [header.key, header.value?.toString()])
    ])
  ).toEqual([
    [undefined, 'first', 5000, []],
    [
      'k',
      undefined,
      4000,
      [
        ['ünï', 'v'],
        ['none', undefined]
      ]
    ],
    ['', '', 5000 + 2 ** 40, []]
  ])
})

test('a record that does not fit changes nothing', () => {
  const batch = batchOf(1, 100)
  const before = batch.sizeInBytes
  expect(batch.append(null, Buffer.alloc(60), undefined, 1, undefined, 0)).toBe(false)
  expect([batch.sizeInBytes, batch.count]).toEqual([before, 1])
})

test.each(['gzip', 'snappy', 'lz4', 'zstd'] as const)('%s: the payload comes out as it went in', (name) => {
  const batch = batchOf(50)
  const sealed = new Batch(batch.seal(Compression[name], name === 'gzip' ? 6 : 3), 0)
  expect([sealed.compression, sealed.isIntact]).toEqual([Compression[name], true])
  const plain = decompress(sealed.compression, sealed.buffer, 61, sealed.end)
  expect([...recordsIn(sealed, plain, 0, plain.length)].map(({ value }) => value?.toString())).toEqual(
    Array.from({ length: 50 }, (_, i) => `value ${i}`)
  )
})

test('a new sequence needs a new seal', () => {
  const batch = batchOf(2)
  batch.sequenced = { producerId: 1, epoch: 0, sequence: 0, isTransactional: false }
  expect(new Batch(batch.seal(0, 0), 0).baseSequence).toBe(0)
  batch.sequenced = { producerId: 1, epoch: 1, sequence: 5, isTransactional: false }
  batch.unseal()
  const again = new Batch(batch.seal(0, 0), 0)
  expect([again.baseSequence, again.producerEpoch, again.isIntact]).toEqual([5, 1, true])
})

test('the end of a batch is told to each record’s sender once, with its offset', () => {
  const told: [number, number, number][] = []
  const batch = new RecordBatch('t', 9, Buffer.alloc(500), 0)
  for (const token of [7, 8])
    batch.append(
      null,
      bytes('x'),
      undefined,
      1,
      (given, _error, partition, offset) => told.push([given, partition, offset]),
      token
    )
  batch.finish(undefined, 100, -1)
  batch.finish(undefined, 200, -1)
  expect(told).toEqual([
    [7, 9, 100],
    [8, 9, 101]
  ])
})

test('a batch that is cut up keeps its records, their order and their senders', () => {
  const told: number[] = []
  const batch = new RecordBatch('t', 0, Buffer.alloc(4096), 0)
  for (let i = 0; i < 40; i++) batch.append(null, bytes(`value ${i}`), undefined, i, (token) => told.push(token), i)
  const pieces = splitBatch(batch, 200, new BatchMemory(1, 1))
  expect(pieces.length).toBeGreaterThan(2)
  const values = pieces.flatMap((piece) =>
    [...recordsOf(new Batch(piece.seal(0, 0), 0))].map(({ value, timestamp }) => [value?.toString(), timestamp])
  )
  expect(values).toEqual(Array.from({ length: 40 }, (_, i) => [`value ${i}`, i]))
  for (const piece of pieces) piece.finish(undefined, 0, -1)
  expect(told).toEqual(Array.from({ length: 40 }, (_, i) => i))
})
