// Golden batches, seen through the header view, iterated, and built again byte for byte.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Batch, type BatchRecord, batchAt, batchesOf, Compression, recordsOf } from '#protocol/batch/batch.js'
import { buildBatch, type NewRecord } from '#protocol/batch/builder.js'
import { ControlType, controlBatch, controlTypeOf, endTransactionBatch } from '#protocol/batch/control.js'
import { crc32c } from '#protocol/batch/crc32c.js'
import { codec as kRaftVersion } from '#protocol/generated/records/kraft-version-record.js'
import { codec as leaderChange } from '#protocol/generated/records/leader-change-message.js'
import { codec as snapshotFooter } from '#protocol/generated/records/snapshot-footer-record.js'
import { codec as snapshotHeader } from '#protocol/generated/records/snapshot-header-record.js'
import { codec as voters } from '#protocol/generated/records/voters-record.js'
import { ProtocolError } from '#protocol/wire/protocol-error.js'
import { Reader } from '#protocol/wire/reader.js'
import type { Codec } from '#protocol/wire/types.js'
import { jsonLines } from '../golden.ts'

interface GoldenBatch {
  readonly magic: number
  readonly compression: string
  readonly timestampType: string
  readonly transactional: boolean
  readonly control: boolean
  readonly records: readonly GoldenRecord[]
  readonly [field: string]: unknown
}
interface GoldenRecord {
  readonly key: string | null
  readonly value: string | null
  readonly headers: readonly { readonly key: string; readonly value: string | null }[]
  readonly [field: string]: unknown
}
interface Line {
  readonly name: string
  readonly hex: string
  readonly batches: readonly GoldenBatch[]
}

const lines = [...jsonLines<Line>('batches/valid.jsonl'), ...jsonLines<Line>('batches/control.jsonl')]
/** Its timestamps are no numbers: looked at apart. */
const beyond = 'none/extreme-timestamps'
const modern = lines.filter(
  ({ name, batches }) => !name.endsWith('/extreme-timestamps') && batches.every(({ magic }) => magic === 2)
)
const legacy = lines.filter(({ batches }) => batches.some(({ magic }) => magic < 2))
const uncompressed = modern.filter(({ batches }) => batches.every(({ compression }) => compression === 'none'))

const numbers = [
  'baseOffset',
  'batchLength',
  'magic',
  'partitionLeaderEpoch',
  'crc',
  'attributes',
  'lastOffsetDelta',
  'maxTimestamp',
  'producerId',
  'producerEpoch',
  'baseSequence',
  'count',
  'lastOffset',
  'lastSequence'
] as const

/** Payloads over 4096 bytes are in the vectors as `crc32c:HEX:SIZE`. */
function shown(bytes: Buffer | null): string | null {
  if (bytes === null) return null
  return bytes.length > 4096
    ? `crc32c:${crc32c(bytes).toString(16).padStart(8, '0')}:${bytes.length}`
    : bytes.toString('hex')
}

function shownRecord({ offset, timestamp, sequence, key, value, headers }: BatchRecord): object {
  const list = headers.map((header) => ({ key: header.key, value: shown(header.value) }))
  return { offset, timestamp, sequence, key: shown(key), value: shown(value), headers: list }
}

function rebuild(batch: Batch): Buffer {
  const records = [...recordsOf(batch)].map(({ key, value, timestamp, headers }) => ({
    key,
    value,
    timestamp,
    headers
  }))
  return buildBatch(
    {
      timestamp: batch.baseTimestamp,
      baseOffset: batch.baseOffset,
      partitionLeaderEpoch: batch.partitionLeaderEpoch,
      producerId: batch.producerId,
      producerEpoch: batch.producerEpoch,
      baseSequence: batch.baseSequence,
      transactional: batch.isTransactional,
      control: batch.isControl
    },
    records
  )
}

describe(`golden batches: ${modern.length} lines, ${uncompressed.length} uncompressed`, () => {
  test('the header view shows what the reference saw, and the checksum holds', () => {
    for (const { name, hex, batches } of modern) {
      const seen = [...batchesOf(Buffer.from(hex, 'hex'))]
      expect(seen.length, name).toBe(batches.length)
      seen.forEach((batch, index) => {
        const expected = batches[index] as GoldenBatch
        for (const field of numbers) expect(batch[field], `${name} ${field}`).toBe(expected[field])
        expect(batch.compression).toBe(Compression[expected.compression as keyof typeof Compression])
        expect(batch.isLogAppendTime).toBe(expected.timestampType === 'LogAppendTime')
        expect(batch.isTransactional).toBe(expected.transactional)
        expect(batch.isControl).toBe(expected.control)
        expect(batch.isIntact, name).toBe(true)
      })
    }
  })

  test('the records of uncompressed batches are those of the reference', () => {
    let records = 0
    for (const { name, hex, batches } of uncompressed) {
      const seen = [...batchesOf(Buffer.from(hex, 'hex'))].map((batch) => [...recordsOf(batch)].map(shownRecord))
      const expected = batches.map((batch) =>
        batch.records.map(({ controlType, ...record }) => ({ ...record, headers: record.headers ?? [] }))
      )
      expect(seen, name).toEqual(expected)
      records += seen.flat().length
    }
    expect(records).toBeGreaterThan(150)
  })

  test('building the same records gives the same bytes', () => {
    let built = 0
    for (const { name, hex } of uncompressed) {
      const buffer = Buffer.from(hex, 'hex')
      for (const batch of batchesOf(buffer)) {
        if (batch.isLogAppendTime || batch.deleteHorizonMs !== undefined || batch.count === 0) continue
        if (batch.count !== batch.lastOffsetDelta + 1) continue
        expect(rebuild(batch).toString('hex'), name).toBe(hex.slice(batch.position * 2, batch.end * 2))
        built += 1
      }
    }
    expect(built).toBeGreaterThan(20)
  })

  test('timestamps beyond 2^53-1 are infinite, and nothing else of their batch suffers', () => {
    const batch = batchAt(Buffer.from(lines.find(({ name }) => name === beyond)?.hex ?? '', 'hex'), 0) as Batch
    expect(batch.isIntact).toBe(true)
    expect(batch.maxTimestamp).toBe(Number.POSITIVE_INFINITY)
    const timestamps = [...recordsOf(batch)].map(({ timestamp }) => timestamp)
    expect(timestamps).toEqual([0, Number.POSITIVE_INFINITY, -1])
  })

  test('compressed records and older magics are refused, not misread', () => {
    const compressed = modern.filter((line) => !uncompressed.includes(line) && line.batches.length === 1)
    expect(compressed.length).toBeGreaterThan(100)
    for (const { hex } of compressed) {
      for (const batch of batchesOf(Buffer.from(hex, 'hex'))) expect(() => [...recordsOf(batch)]).toThrow(ProtocolError)
    }
    expect(legacy.length).toBeGreaterThan(0)
    for (const { hex } of legacy) expect(() => batchAt(Buffer.from(hex, 'hex'), 0)).toThrow(ProtocolError)
  })
})

describe('control batches', () => {
  const line = (name: string): { batch: Batch; hex: string } => {
    const hex = lines.find((candidate) => candidate.name === name)?.hex ?? ''
    return { batch: batchAt(Buffer.from(hex, 'hex'), 0) as Batch, hex }
  }
  const options = (batch: Batch): { timestamp: number; baseOffset: number; partitionLeaderEpoch: number } => ({
    timestamp: batch.baseTimestamp,
    baseOffset: batch.baseOffset,
    partitionLeaderEpoch: batch.partitionLeaderEpoch
  })

  test.each(['commit', 'abort'])('the %s marker is that of the reference', (name) => {
    const { batch, hex } = line(name)
    const marker = { commit: name === 'commit', coordinatorEpoch: 12, producerId: 4001, producerEpoch: 5 }
    expect(endTransactionBatch(marker, options(batch)).toString('hex')).toBe(hex)
    const [record] = recordsOf(batch)
    expect(controlTypeOf(record?.key ?? null)).toBe(ControlType[name as 'commit' | 'abort'])
  })

  const messages: readonly (readonly [string, ControlType, Codec<unknown>, number])[] = [
    ['leader_change', ControlType.leaderChange, leaderChange as Codec<unknown>, 0],
    ['snapshot_header', ControlType.snapshotHeader, snapshotHeader as Codec<unknown>, 0],
    ['snapshot_footer', ControlType.snapshotFooter, snapshotFooter as Codec<unknown>, 0],
    ['kraft_version', ControlType.kraftVersion, kRaftVersion as Codec<unknown>, 0],
    ['kraft_voters', ControlType.kraftVoters, voters as Codec<unknown>, 0]
  ]
  test.each(messages)('%s is read and built again', (name, type, codec, version) => {
    const { batch, hex } = line(name)
    const [record] = recordsOf(batch)
    expect(controlTypeOf(record?.key ?? null)).toBe(type)
    const value = codec.read(new Reader(record?.value as Buffer), version)
    expect(controlBatch(type, codec, value as object, version, options(batch)).toString('hex')).toBe(hex)
  })
})

describe('builder and view', () => {
  const bytes = fc.option(fc.uint8Array({ maxLength: 300 }).map((list) => Buffer.from(list)))
  const record: fc.Arbitrary<NewRecord> = fc.record({
    key: bytes,
    value: bytes,
    timestamp: fc.integer({ min: -1, max: 2 ** 48 }),
    headers: fc.array(fc.record({ key: fc.string(), value: bytes }), { maxLength: 3 })
  })

  test('what is built is read, with its checksum', () => {
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 20 }),
        fc.nat({ max: 2 ** 40 }),
        (records, baseOffset) => {
          const batch = batchAt(buildBatch({ timestamp: 5, baseOffset }, records), 0)
          if (batch === undefined) throw new Error('torn')
          expect(batch.isIntact).toBe(true)
          expect(batch.maxTimestamp).toBe(Math.max(...records.map(({ timestamp }) => timestamp ?? 5)))
          const read = [...recordsOf(batch)]
          expect(read.map(({ key, value, timestamp, headers }) => ({ key, value, timestamp, headers }))).toEqual(
            records
          )
          expect(read.map(({ offset }) => offset)).toEqual(records.map((_, index) => baseOffset + index))
        }
      )
    )
  })

  test('a batch cut anywhere is torn, never shorter', () => {
    const whole = buildBatch({ timestamp: 1 }, [{ key: Buffer.from('k'), value: Buffer.from('v') }])
    for (let end = 0; end < whole.length; end++) expect(batchAt(whole, 0, end)).toBeUndefined()
    expect([...batchesOf(Buffer.concat([whole, whole, whole.subarray(0, 40)]))].length).toBe(2)
  })

  test('any byte changed after the checksum is noticed, and mutated batches never break the reader', () => {
    const whole = buildBatch({ timestamp: 1 }, [
      { key: Buffer.from('key'), value: Buffer.from('value'), headers: [{ key: 'h', value: null }] },
      { key: null, value: Buffer.alloc(20, 7) }
    ])
    for (let at = 21; at < whole.length; at++) {
      const bent = Buffer.from(whole)
      bent[at] = (bent[at] as number) ^ 0x55
      const batch = batchAt(bent, 0) as Batch
      expect(batch.isIntact).toBe(false)
      try {
        for (const { headers } of recordsOf(batch)) expect(headers.length).toBeLessThan(100)
      } catch (error) {
        expect(error).toBeInstanceOf(ProtocolError)
      }
    }
  })

  test('sequences wrap after 2^31-1', () => {
    const records = [1, 2, 3].map(() => ({ key: null, value: null }))
    const batch = batchAt(
      buildBatch({ timestamp: 1, producerId: 1, producerEpoch: 0, baseSequence: 2 ** 31 - 2 }, records),
      0
    )
    expect(batch?.lastSequence).toBe(0)
  })
})

test('crc32c of known bytes, at every alignment', () => {
  expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283)
  expect(crc32c(Buffer.alloc(0))).toBe(0)
  expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa)
  expect(crc32c(Buffer.alloc(32, 0xff))).toBe(0x62a8ab43)
  expect(crc32c(Buffer.from('60da', 'hex'))).toBe(3385629511)
  for (let pad = 0; pad < 9; pad++) {
    const padded = Buffer.concat([Buffer.alloc(pad, 1), Buffer.from('123456789'), Buffer.alloc(3)])
    expect(crc32c(padded, pad, pad + 9)).toBe(0xe3069283)
  }
})
