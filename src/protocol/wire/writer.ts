// Writes Kafka's wire types into a buffer that grows when it must.
//
// With `grow` the caller decides where more room comes from: it is told how many bytes are needed from the start of
// the buffer on, and answers a buffer at least that long that begins with what was written so far.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { arrayElementsMax, ProtocolError } from './protocol-error.ts'
import { putInt32, putInt64 } from './put.ts'
import type { UnknownTag } from './types.ts'

const stringBytesMax = 0x7fff
const shortText = 48

export class Writer {
  buffer: Buffer
  position: number
  #grow: ((needed: number) => Buffer) | undefined
  #start: number

  constructor(buffer: Buffer = Buffer.allocUnsafe(512), offset: number = 0, grow?: (needed: number) => Buffer) {
    this.buffer = buffer
    this.position = offset
    this.#start = offset
    this.#grow = grow
  }

  /** Begins again; hot paths keep one writer. */
  reset(buffer: Buffer, offset: number): void {
    this.buffer = buffer
    this.position = offset
    this.#start = offset
  }

  /** What was written, not copied. */
  bytes(): Buffer {
    return this.buffer.subarray(this.#start, this.position)
  }

  /** Claims room for `length` bytes and says where it begins. */
  reserve(length: number): number {
    const at = this.position
    const next = at + length
    if (next > this.buffer.length) this.#extend(next)
    this.position = next
    return at
  }

  #extend(needed: number): void {
    if (this.#grow !== undefined) {
      this.buffer = this.#grow(needed)
      return
    }
    const larger = Buffer.allocUnsafe(Math.max(needed, this.buffer.length * 2, 512))
    this.buffer.copy(larger, 0, 0, this.position)
    this.buffer = larger
  }

  bool(value: boolean): void {
    this.int8(value ? 1 : 0)
  }

  int8(value: number): void {
    const at = this.reserve(1)
    this.buffer[at] = value
  }

  int16(value: number): void {
    const at = this.reserve(2)
    const buffer = this.buffer
    buffer[at] = value >> 8
    buffer[at + 1] = value
  }

  uint16(value: number): void {
    this.int16(value)
  }

  int32(value: number): void {
    const at = this.reserve(4)
    putInt32(this.buffer, at, value)
  }

  uint32(value: number): void {
    this.int32(value | 0)
  }

  int64(value: Int64): void {
    const at = this.reserve(8)
    if (typeof value === 'number') putInt64(this.buffer, at, value)
    else this.buffer.writeBigInt64BE(BigInt.asIntN(64, value), at)
  }

  float64(value: number): void {
    const at = this.reserve(8)
    this.buffer.writeDoubleBE(value, at)
  }

  uuid(value: Uuid): void {
    const at = this.reserve(16)
    if (value === zeroUuid) this.buffer.fill(0, at, at + 16)
    else if (this.buffer.write(value, at, 16, 'base64url') !== 16) throw new ProtocolError(`not a uuid: ${value}`)
  }

  unsignedVarint(value: number): void {
    if (value >= 0 && value < 0x80) {
      this.int8(value)
      return
    }
    let rest = value >>> 0
    let at = this.reserve(varintSize(rest))
    while (rest > 0x7f) {
      this.buffer[at++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.buffer[at] = rest
  }

  /** Zigzag, 32 bits. */
  varint(value: number): void {
    this.unsignedVarint((value << 1) ^ (value >> 31))
  }

  /** Zigzag, 64 bits. */
  varlong(value: Int64): void {
    if (typeof value === 'number' && value >= -0x4000_0000 && value < 0x4000_0000) {
      this.varint(value)
      return
    }
    const wide = BigInt(value)
    let rest = BigInt.asUintN(64, (wide << 1n) ^ (wide >> 63n))
    while (rest > 0x7fn) {
      this.int8(Number(rest & 0x7fn) | 0x80)
      rest >>= 7n
    }
    this.int8(Number(rest))
  }

  string(value: string): void {
    const at = this.reserve(2)
    const length = this.#text(value)
    this.buffer[at] = length >> 8
    this.buffer[at + 1] = length
  }

  nullableString(value: string | null): void {
    if (value === null) this.int16(-1)
    else this.string(value)
  }

  compactString(value: string): void {
    // Short texts need one byte for the length whatever they hold; the others are measured first.
    if (value.length <= 41) {
      const at = this.reserve(1)
      const length = this.#text(value)
      this.buffer[at] = length + 1
      return
    }
    this.unsignedVarint(Buffer.byteLength(value) + 1)
    this.#text(value)
  }

  compactNullableString(value: string | null): void {
    if (value === null) this.int8(0)
    else this.compactString(value)
  }

  #text(value: string): number {
    const units = value.length
    if (units <= shortText) {
      const at = this.reserve(units)
      const buffer = this.buffer
      let i = 0
      for (; i < units; i++) {
        const unit = value.charCodeAt(i)
        if (unit >= 0x80) break
        buffer[at + i] = unit
      }
      if (i === units) return units
      this.position = at
    }
    const length = Buffer.byteLength(value)
    if (length > stringBytesMax) throw new ProtocolError(`a string of ${length} bytes cannot be sent`)
    const at = this.reserve(length)
    this.buffer.write(value, at, length, 'utf8')
    return length
  }

  bytes32(value: Buffer): void {
    this.int32(value.length)
    this.raw(value)
  }

  nullableBytes(value: Buffer | null): void {
    if (value === null) this.int32(-1)
    else this.bytes32(value)
  }

  compactBytes(value: Buffer): void {
    this.unsignedVarint(value.length + 1)
    this.raw(value)
  }

  compactNullableBytes(value: Buffer | null): void {
    if (value === null) this.int8(0)
    else this.compactBytes(value)
  }

  /** Bytes as they are, without a length. */
  raw(value: Uint8Array): void {
    const at = this.reserve(value.length)
    this.buffer.set(value, at)
  }

  /** An array's element count. */
  count(flexible: boolean, count: number): void {
    if (count > arrayElementsMax) throw new ProtocolError(`an array of ${count} elements cannot be sent`)
    if (flexible) this.unsignedVarint(count + 1)
    else this.int32(count)
  }

  nullArray(flexible: boolean): void {
    if (flexible) this.int8(0)
    else this.int32(-1)
  }

  /** Opens a tagged field; its size is set by `endTag` with what this returns. */
  beginTag(tag: number): number {
    this.unsignedVarint(tag)
    return this.reserve(1) + 1
  }

  endTag(begin: number): void {
    const size = this.position - begin
    const extra = varintSize(size) - 1
    if (extra > 0) {
      this.reserve(extra)
      this.buffer.copyWithin(begin + extra, begin, begin + size)
    }
    this.position = begin - 1
    this.unsignedVarint(size)
    this.position = begin + extra + size
  }

  /** Writes the kept tags from `index` on that stand before `tag`, and says where it stopped. */
  tagsBefore(tags: readonly UnknownTagDraft[] | undefined, index: number, tag: number): number {
    let at = index
    for (; tags !== undefined && at < tags.length; at++) {
      const kept = tags[at]
      const number = kept?.tag ?? 0
      if (number >= tag) break
      this.unsignedVarint(number)
      const data = kept?.data ?? noBytes
      this.unsignedVarint(data.length)
      this.raw(data)
    }
    return at
  }

  /** The tagged fields of a struct whose schema knows none. */
  tags(tags: readonly UnknownTagDraft[] | undefined): void {
    if (tags === undefined || tags.length === 0) {
      this.int8(0)
      return
    }
    this.unsignedVarint(tags.length)
    this.tagsBefore(tags, 0, Number.POSITIVE_INFINITY)
  }
}

type UnknownTagDraft = { readonly [Key in keyof UnknownTag]?: UnknownTag[Key] | undefined }

const noBytes = Buffer.alloc(0)

export function varintSize(value: number): number {
  const bits = 31 - Math.clz32(value | 1)
  return ((bits / 7) | 0) + 1
}

/** Of what `varint` writes. */
export function signedVarintSize(value: number): number {
  return varintSize(((value << 1) ^ (value >> 31)) >>> 0)
}

/** Of what `varlong` writes for a whole number within +-(2^53-1). */
export function varlongSize(value: number): number {
  let rest = value < 0 ? -value * 2 - 1 : value * 2
  let size = 1
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) size += 1
  return size
}
