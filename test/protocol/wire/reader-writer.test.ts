// What is written is what is read, for every wire type; and what is not a value is refused.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asUuid, type Uuid, zeroUuid } from '#model/uuid.js'
import { ProtocolError } from '#protocol/wire/protocol-error.js'
import { beyondNumbers, Reader } from '#protocol/wire/reader.js'
import { varintSize, Writer } from '#protocol/wire/writer.js'

function roundTrip<T>(value: T, write: (writer: Writer, value: T) => void, read: (reader: Reader) => unknown): unknown {
  const writer = new Writer(Buffer.alloc(0))
  write(writer, value)
  const reader = new Reader(Buffer.from(writer.bytes()))
  const back = read(reader)
  expect(reader.remaining).toBe(0)
  return back
}

const narrowed = (value: bigint): number | bigint =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value
const int64 = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc
    .integer({ min: -64, max: 63 })
    .chain((shift) =>
      fc
        .constantFrom(-1n, 0n, 1n)
        .map((near) => BigInt.asIntN(64, (1n << BigInt(Math.abs(shift))) * (shift < 0 ? -1n : 1n) + near))
    )
)
const uuid = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes): Uuid => asUuid(Buffer.from(bytes).toString('base64url')))
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 60 })
)
const whole = (value: string): boolean => Buffer.from(value).toString() === value

function law<T>(
  name: string,
  values: fc.Arbitrary<T>,
  write: (writer: Writer, value: T) => void,
  read: (reader: Reader) => unknown,
  expected: (value: T) => unknown = (value) => value
): void {
  test(`${name} is read as it was written`, () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(roundTrip(value, write, read)).toEqual(expected(value))
      })
    )
  })
}

describe('round trips', () => {
  law(
    'bool',
    fc.boolean(),
    (w, v) => w.bool(v),
    (r) => r.bool()
  )
  law(
    'int8',
    fc.integer({ min: -128, max: 127 }),
    (w, v) => w.int8(v),
    (r) => r.int8()
  )
  law(
    'int16',
    fc.integer({ min: -32768, max: 32767 }),
    (w, v) => w.int16(v),
    (r) => r.int16()
  )
  law(
    'uint16',
    fc.integer({ min: 0, max: 65535 }),
    (w, v) => w.uint16(v),
    (r) => r.uint16()
  )
  law(
    'int32',
    fc.integer(),
    (w, v) => w.int32(v),
    (r) => r.int32()
  )
  law(
    'uint32',
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    (w, v) => w.uint32(v),
    (r) => r.uint32()
  )
  law(
    'int64 as bigint',
    int64,
    (w, v) => w.int64(v),
    (r) => r.int64(),
    narrowed
  )
  law(
    'int64 as number',
    fc.maxSafeInteger(),
    (w, v) => w.int64(v),
    (r) => r.int64()
  )
  law(
    'int64Number',
    fc.maxSafeInteger(),
    (w, v) => w.int64(v),
    (r) => r.int64Number()
  )
  law(
    'float64',
    fc.double(),
    (w, v) => w.float64(v),
    (r) => r.float64()
  )
  law(
    'uuid',
    uuid,
    (w, v) => w.uuid(v),
    (r) => r.uuid()
  )
  law(
    'unsigned varint',
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    (w, v) => w.unsignedVarint(v),
    (r) => r.unsignedVarint()
  )
  law(
    'varint',
    fc.integer(),
    (w, v) => w.varint(v),
    (r) => r.varint()
  )
  law(
    'varlong of a bigint',
    int64,
    (w, v) => w.varlong(v),
    (r) => r.varlong(),
    narrowed
  )
  law(
    'varlong of a number',
    fc.maxSafeInteger(),
    (w, v) => w.varlong(v),
    (r) => r.varlong()
  )
  law(
    'string',
    text.filter(whole),
    (w, v) => w.string(v),
    (r) => r.string()
  )
  law(
    'compact string',
    text.filter(whole),
    (w, v) => w.compactString(v),
    (r) => r.compactString()
  )
  const bytes = fc.uint8Array({ maxLength: 300 }).map((list) => Buffer.from(list))
  law(
    'bytes',
    bytes,
    (w, v) => w.bytes32(v),
    (r) => r.bytes()
  )
  law(
    'compact bytes',
    bytes,
    (w, v) => w.compactBytes(v),
    (r) => r.compactBytes()
  )
  law(
    'null string',
    fc.constant(null),
    (w, v) => w.nullableString(v),
    (r) => r.nullableString()
  )
  law(
    'null compact string',
    fc.constant(null),
    (w, v) => w.compactNullableString(v),
    (r) => r.compactNullableString()
  )
  law(
    'null bytes',
    fc.constant(null),
    (w, v) => w.nullableBytes(v),
    (r) => r.nullableBytes()
  )
  law(
    'null compact bytes',
    fc.constant(null),
    (w, v) => w.compactNullableBytes(v),
    (r) => r.compactNullableBytes()
  )
  const tag = fc.record({ tag: fc.nat({ max: 1000 }), data: bytes })
  const tags = fc.uniqueArray(tag, { selector: ({ tag }) => tag, maxLength: 5 })
  law(
    'tagged fields',
    tags.map((list) => list.sort((a, b) => a.tag - b.tag)),
    (w, v) => w.tags(v),
    (r) => r.tags() ?? []
  )
})

describe('shapes of bytes', () => {
  test('an offset beyond numbers becomes infinite for hot readers, a bigint for the others', () => {
    const frame = Buffer.from('7fffffffffffffff8000000000000000', 'hex')
    const hot = new Reader(frame)
    expect([hot.int64Number(), hot.int64Number()]).toEqual([beyondNumbers, -beyondNumbers])
    expect([new Reader(frame).int64(), new Reader(frame, 8).int64()]).toEqual([2n ** 63n - 1n, -(2n ** 63n)])
  })

  test('a reader does not see beyond its end', () => {
    const reader = new Reader(Buffer.from('000102030405', 'hex'), 1, 3)
    expect(reader.remaining).toBe(2)
    expect(() => reader.int32()).toThrow(ProtocolError)
    expect(reader.int16()).toBe(0x0102)
    expect(() => reader.int8()).toThrow(ProtocolError)
  })

  test('bytes are copied and records are not', () => {
    const frame = Buffer.from('0000000201020000000203040a', 'hex')
    const reader = new Reader(frame)
    const bytes = reader.bytes()
    const records = reader.records()
    frame.fill(0)
    expect(bytes).toEqual(Buffer.from([1, 2]))
    expect(records).toEqual({ offset: 10, length: 2 })
  })

  test('the size of a tagged field is right whatever it takes to say it', () => {
    for (const length of [0, 1, 126, 127, 128, 16_383, 16_384, 100_000]) {
      const writer = new Writer(Buffer.alloc(0))
      const begin = writer.beginTag(3)
      writer.raw(Buffer.alloc(length, 7))
      writer.endTag(begin)
      const reader = new Reader(writer.bytes())
      expect(reader.unsignedVarint()).toBe(3)
      expect(reader.tagEnd()).toBe(writer.bytes().length)
      expect(
        writer
          .bytes()
          .subarray(reader.offset)
          .every((byte) => byte === 7)
      ).toBe(true)
      expect(reader.remaining).toBe(length)
    }
  })

  test('a writer asks its owner for room and goes on in the buffer it is given', () => {
    const asked: number[] = []
    let current = Buffer.alloc(8)
    const writer = new Writer(current, 4, (needed) => {
      asked.push(needed)
      const larger = Buffer.alloc(needed + 4)
      current.copy(larger)
      current = larger
      return larger
    })
    writer.int32(1)
    writer.int64(2)
    expect(asked).toEqual([16])
    expect(writer.bytes().toString('hex')).toBe('000000010000000000000002')
    expect(writer.position).toBe(16)
  })

  test('varint sizes grow by one each seven bits', () => {
    expect(
      [0, 127, 128, 16_383, 16_384, 2 ** 21 - 1, 2 ** 21, 2 ** 28 - 1, 2 ** 28, 2 ** 32 - 1].map(varintSize)
    ).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
  })

  test('what cannot be said is refused by the writer, not written wrongly', () => {
    const writer = new Writer()
    expect(() => writer.string('x'.repeat(32_768))).toThrow(ProtocolError)
    expect(() => writer.compactString('é'.repeat(16_384))).toThrow(ProtocolError)
    expect(() => writer.uuid(asUuid('short'))).toThrow(ProtocolError)
    expect(() => writer.count(true, 1_000_001)).toThrow(ProtocolError)
    expect(
      roundTrip(
        zeroUuid,
        (w, v) => w.uuid(v),
        (r) => r.uuid()
      )
    ).toBe(zeroUuid)
  })
})

describe('refusals', () => {
  const refused: readonly (readonly [name: string, hex: string, read: (reader: Reader) => unknown])[] = [
    ['a varint of six bytes', '808080808001', (r) => r.unsignedVarint()],
    ['a varlong of eleven bytes', '8080808080808080808001', (r) => r.varlong()],
    ['a varint cut short', '80', (r) => r.unsignedVarint()],
    ['null for a string', 'ffff', (r) => r.string()],
    ['null for a compact string', '00', (r) => r.compactString()],
    ['null for bytes', 'ffffffff', (r) => r.bytes()],
    ['null for compact bytes', '00', (r) => r.compactBytes()],
    ['null for an array', 'ffffffff', (r) => r.count(false, 1)],
    ['null for a compact array', '00', (r) => r.count(true, 1)],
    ['a string longer than the rest', '000561', (r) => r.string()],
    ['a compact string longer than any string', 'ffffffff0f61', (r) => r.compactString()],
    ['bytes longer than the rest', '7fffffff61', (r) => r.bytes()],
    ['compact bytes longer than the rest', 'ffffffff0f61', (r) => r.compactBytes()],
    ['records longer than the rest', '7fffffff61', (r) => r.records()],
    ['more elements than bytes', '0000000361', (r) => r.count(false, 1)],
    ['more elements than their least size allows', '0000000261626364', (r) => r.count(false, 4)],
    ['more tags than bytes', '05', (r) => r.tags()],
    ['a tag longer than the rest', '010005', (r) => r.tags()],
    ['an empty buffer', '', (r) => r.float64()]
  ]
  test.each(refused)('%s', (_name, hex, read) => {
    expect(() => read(new Reader(Buffer.from(hex, 'hex')))).toThrow(ProtocolError)
  })

  test('arrays and tags beyond Kafka 4.4 limits, though the frame could hold them', () => {
    const frame = Buffer.alloc(8_000_000)
    frame.writeInt32BE(1_000_001)
    expect(() => new Reader(frame).count(false, 1)).toThrow(ProtocolError)
    frame.writeInt32BE(1_000_000)
    expect(new Reader(frame).count(false, 1)).toBe(1_000_000)
    const writer = new Writer(frame)
    writer.unsignedVarint(10_001)
    expect(() => new Reader(frame).tags()).toThrow(ProtocolError)
  })

  test('arrays in arrays beyond what a frame may hold', () => {
    const frame = Buffer.alloc(8_000_000)
    frame.writeInt32BE(1_000_000, 0)
    frame.writeInt32BE(1_000_000, 4)
    frame.writeInt32BE(1, 8)
    const reader = new Reader(frame)
    reader.count(false, 1)
    reader.count(false, 1)
    expect(() => reader.count(false, 1)).toThrow(ProtocolError)
    reader.reset(frame, 0, frame.length)
    expect(reader.count(false, 1)).toBe(1_000_000)
  })
})
