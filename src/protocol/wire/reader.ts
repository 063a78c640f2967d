// Reads Kafka's wire types from a span of a buffer.
//
// The bytes come from strangers. Every read is checked against `end`; every count and length against what remains,
// before anything is allocated. Whatever is wrong throws ProtocolError and nothing else.
// Texts and bytes are copied out; records are only pointed at.

import type { Int64 } from '#model/offset.js'
import { asUuid, type Uuid, zeroUuid } from '#model/uuid.js'
import { arrayElementsMax, frameElementsMax, ProtocolError, taggedFieldsMax } from './protocol-error.ts'
import type { RecordsRef, UnknownTag } from './types.ts'

const stringBytesMax = 0x7fff
/** Up to here a loop over the bytes beats the call into the runtime. */
const shortText = 24

/** What `int64Number` answers for values a number cannot hold exactly: beyond any offset there is. */
export const beyondNumbers: number = Number.POSITIVE_INFINITY

/** Shared, since nobody can write into it: many empty values must not cost many buffers. */
const noBytes = Buffer.alloc(0)

export class Reader {
  buffer: Buffer
  offset: number
  end: number
  #elements = 0

  constructor(buffer: Buffer, offset: number = 0, end: number = buffer.length) {
    this.buffer = buffer
    this.offset = offset
    this.end = end
  }

  /** Points this reader at another span; hot paths keep one reader. */
  reset(buffer: Buffer, offset: number, end: number): void {
    this.buffer = buffer
    this.offset = offset
    this.end = end
    this.#elements = 0
  }

  get remaining(): number {
    return this.end - this.offset
  }

  /** Claims the next `length` bytes and says where they begin. */
  take(length: number): number {
    const at = this.offset
    const next = at + length
    if (next > this.end) this.#short(length)
    this.offset = next
    return at
  }

  #short(length: number): never {
    throw new ProtocolError(`${length} bytes wanted at ${this.offset}, ${this.end - this.offset} left`)
  }

  bool(): boolean {
    return this.uint8() !== 0
  }

  uint8(): number {
    const at = this.take(1)
    return this.buffer[at] as number
  }

  int8(): number {
    return (this.uint8() << 24) >> 24
  }

  int16(): number {
    return (this.uint16() << 16) >> 16
  }

  uint16(): number {
    const at = this.take(2)
    const buffer = this.buffer
    return ((buffer[at] as number) << 8) | (buffer[at + 1] as number)
  }

  int32(): number {
    return wordAt(this.buffer, this.take(4))
  }

  uint32(): number {
    return this.int32() >>> 0
  }

  /** A bigint only beyond +-(2^53-1). */
  int64(): Int64 {
    const high = this.int32()
    const low = this.int32() >>> 0
    const value = high * 0x1_0000_0000 + low
    return Number.isSafeInteger(value) ? value : (BigInt(high) << 32n) | BigInt(low)
  }

  /** For offsets on hot paths: what a number cannot hold becomes plus or minus `beyondNumbers`. */
  int64Number(): number {
    const at = this.take(8)
    const high = wordAt(this.buffer, at)
    const low = wordAt(this.buffer, at + 4)
    if (high === 0 && low >= 0) return low
    const value = high * 0x1_0000_0000 + (low >>> 0)
    if (Number.isSafeInteger(value)) return value
    return high < 0 ? -beyondNumbers : beyondNumbers
  }

  float64(): number {
    return this.buffer.readDoubleBE(this.take(8))
  }

  uuid(): Uuid {
    const at = this.take(16)
    const buffer = this.buffer
    let any = 0
    for (let i = at; i < at + 16; i++) any |= buffer[i] as number
    return any === 0 ? zeroUuid : asUuid(buffer.toString('base64url', at, at + 16))
  }

  unsignedVarint(): number {
    const at = this.offset
    if (at < this.end) {
      const first = this.buffer[at] as number
      if (first < 0x80) {
        this.offset = at + 1
        return first
      }
    }
    return this.#longVarint()
  }

  #longVarint(): number {
    const buffer = this.buffer
    const end = this.end
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      if (this.offset >= end) this.#short(1)
      const byte = buffer[this.offset++] as number
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
    throw new ProtocolError('a varint of more than 5 bytes')
  }

  /** Zigzag, 32 bits. */
  varint(): number {
    const value = this.unsignedVarint()
    return (value >>> 1) ^ -(value & 1)
  }

  /** Zigzag, 64 bits. */
  varlong(): Int64 {
    let low = 0
    let high = 0
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.uint8()
      const bits = byte & 0x7f
      if (shift < 28) low += bits * 2 ** shift
      else high += bits * 2 ** (shift - 28)
      if (byte < 0x80) return zigzag(low, high)
    }
    throw new ProtocolError('a varlong of more than 10 bytes')
  }

  string(): string {
    const length = this.int16()
    if (length < 0) throw new ProtocolError('null where a string is required')
    return this.#text(length)
  }

  nullableString(): string | null {
    const length = this.int16()
    return length < 0 ? null : this.#text(length)
  }

  compactString(): string {
    const length = this.unsignedVarint() - 1
    if (length < 0) throw new ProtocolError('null where a string is required')
    return this.#text(length)
  }

  compactNullableString(): string | null {
    const length = this.unsignedVarint() - 1
    return length < 0 ? null : this.#text(length)
  }

  #text(length: number): string {
    if (length > stringBytesMax) throw new ProtocolError(`a string of ${length} bytes`)
    const at = this.take(length)
    return length <= shortText
      ? shortString(this.buffer, at, at + length)
      : this.buffer.toString('utf8', at, at + length)
  }

  bytes(): Buffer {
    const length = this.int32()
    if (length < 0) throw new ProtocolError('null where bytes are required')
    return this.#copy(length)
  }

  nullableBytes(): Buffer | null {
    const length = this.int32()
    return length < 0 ? null : this.#copy(length)
  }

  compactBytes(): Buffer {
    const length = this.unsignedVarint() - 1
    if (length < 0) throw new ProtocolError('null where bytes are required')
    return this.#copy(length)
  }

  compactNullableBytes(): Buffer | null {
    const length = this.unsignedVarint() - 1
    return length < 0 ? null : this.#copy(length)
  }

  #copy(length: number): Buffer {
    if (length === 0) return noBytes
    const at = this.take(length)
    return Buffer.from(this.buffer.subarray(at, at + length))
  }

  records(): RecordsRef | null {
    const length = this.int32()
    return length < 0 ? null : { offset: this.take(length), length }
  }

  compactRecords(): RecordsRef | null {
    const length = this.unsignedVarint() - 1
    return length < 0 ? null : { offset: this.take(length), length }
  }

  /** The element count of an array whose elements take at least `bytesMin` bytes each. */
  count(flexible: boolean, bytesMin: number): number {
    const count = this.numberCount(flexible, bytesMin)
    this.#elements += count
    if (this.#elements > frameElementsMax) tooMany()
    return count
  }

  /** The same where null may stand: -1. */
  countOrNull(flexible: boolean, bytesMin: number): number {
    const count = this.numberCountOrNull(flexible, bytesMin)
    if (count > 0) this.#elements += count
    if (this.#elements > frameElementsMax) tooMany()
    return count
  }

  /** The same for elements that cost us no more than the frame: numbers of `size` bytes. */
  numberCount(flexible: boolean, size: number): number {
    const count = this.numberCountOrNull(flexible, size)
    if (count < 0) throw new ProtocolError('null where an array is required')
    return count
  }

  numberCountOrNull(flexible: boolean, size: number): number {
    const count = flexible ? this.unsignedVarint() - 1 : this.int32()
    if (count < 0) return -1
    if (count > arrayElementsMax || count * size > this.end - this.offset) {
      throw new ProtocolError(`an array of ${count} elements, ${this.end - this.offset} bytes left`)
    }
    return count
  }

  /** How many tagged fields follow; each takes at least a tag and a size. */
  tagCount(): number {
    const count = this.unsignedVarint()
    if (count > taggedFieldsMax || count * 2 > this.end - this.offset) {
      throw new ProtocolError(`${count} tagged fields, ${this.end - this.offset} bytes left`)
    }
    this.#elements += count
    if (this.#elements > frameElementsMax) tooMany()
    return count
  }

  /** The size of a tagged field, as the position where it must end. */
  tagEnd(): number {
    const size = this.unsignedVarint()
    if (size > this.end - this.offset) this.#short(size)
    return this.offset + size
  }

  /** A known tagged field must fill exactly what it announced. */
  tagDone(tagEnd: number): void {
    if (this.offset !== tagEnd) throw new ProtocolError(`a tagged field ends at ${this.offset}, announced ${tagEnd}`)
  }

  /** Everything tagged that follows, where the schema knows no tags; undefined when there is nothing. */
  tags(): UnknownTag[] | undefined {
    let count = this.tagCount()
    if (count === 0) return undefined
    const tags: UnknownTag[] = []
    for (; count > 0; count--) tags.push(this.unknownTag(this.unsignedVarint()))
    return tags
  }

  unknownTag(tag: number): UnknownTag {
    return { tag, data: this.#copy(this.tagEnd() - this.offset) }
  }

  int8s(count: number): number[] {
    const list: number[] = []
    for (let i = 0; i < count; i++) list.push(this.int8())
    return list
  }

  int16s(count: number): number[] {
    const list: number[] = []
    for (let i = 0; i < count; i++) list.push(this.int16())
    return list
  }

  int32s(count: number): number[] {
    const list: number[] = []
    for (let i = 0; i < count; i++) list.push(this.int32())
    return list
  }

  int64s(count: number): Int64[] {
    const list: Int64[] = []
    for (let i = 0; i < count; i++) list.push(this.int64())
    return list
  }

  uuids(count: number): Uuid[] {
    const list: Uuid[] = []
    for (let i = 0; i < count; i++) list.push(this.uuid())
    return list
  }

  strings(count: number, flexible: boolean): string[] {
    const list: string[] = []
    for (let i = 0; i < count; i++) list.push(flexible ? this.compactString() : this.string())
    return list
  }

  int32sOrNull(count: number): number[] | null {
    return count < 0 ? null : this.int32s(count)
  }

  uuidsOrNull(count: number): Uuid[] | null {
    return count < 0 ? null : this.uuids(count)
  }

  stringsOrNull(count: number, flexible: boolean): string[] | null {
    return count < 0 ? null : this.strings(count, flexible)
  }

  bytesList(count: number, flexible: boolean): Buffer[] {
    const list: Buffer[] = []
    for (let i = 0; i < count; i++) list.push(flexible ? this.compactBytes() : this.bytes())
    return list
  }
}

/** An element of four bytes may become an object of two hundred: a frame may hold only so many. */
function tooMany(): never {
  throw new ProtocolError(`more than ${frameElementsMax} elements in a frame`)
}

function wordAt(buffer: Buffer, at: number): number {
  return (
    ((buffer[at] as number) << 24) |
    ((buffer[at + 1] as number) << 16) |
    ((buffer[at + 2] as number) << 8) |
    (buffer[at + 3] as number)
  )
}

function shortString(buffer: Buffer, start: number, end: number): string {
  let text = ''
  for (let i = start; i < end; i++) {
    const byte = buffer[i] as number
    if (byte >= 0x80) return buffer.toString('utf8', start, end)
    text += String.fromCharCode(byte)
  }
  return text
}

/** `low` holds the first 28 bits and `high` the rest, which is exact in a number up to 42 bits. */
function zigzag(low: number, high: number): Int64 {
  if (high < 2 ** 24) {
    const value = high * 2 ** 28 + low
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
  const value = BigInt.asUintN(64, (BigInt(high) << 28n) | BigInt(low))
  const signed = BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n))
  return signed >= -9007199254740991n && signed <= 9007199254740991n ? Number(signed) : signed
}
