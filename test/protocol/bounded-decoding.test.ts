// Nothing a stranger sends makes a codec throw anything but ProtocolError, run long, or take much memory.

import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type LoadCodec, codecs as loaders } from '#protocol/generated/registry.js'
import { ProtocolError } from '#protocol/wire/protocol-error.js'
import { Reader } from '#protocol/wire/reader.js'
import type { Codec } from '#protocol/wire/types.js'
import { Writer } from '#protocol/wire/writer.js'
import { round } from '../fuzz/decoder.mjs'
import { wireVectors } from './golden.ts'

const wire = { Reader, Writer, ProtocolError }
const names = Object.keys(loaders)
const codecs = new Map<string, Codec<unknown>>()
const vectors = ['api', 'metadata', 'group-coordinator', 'header', 'other'].flatMap(wireVectors)

beforeAll(async () => {
  await Promise.all(names.map(async (name) => codecs.set(name, await (loaders[name] as LoadCodec)())))
})

/** True when it was read, false when refused; anything else is thrown on. */
function reads(codec: Codec<unknown>, frame: Buffer, version: number): boolean {
  try {
    codec.read(new Reader(frame), version)
    return true
  } catch (error) {
    if (error instanceof ProtocolError) return false
    throw error
  }
}

function everyVersion(run: (codec: Codec<unknown>, version: number) => void): void {
  for (const codec of codecs.values()) {
    for (let version = codec.versionMin; version <= codec.versionMax; version++) run(codec, version)
  }
}

describe('frames of strangers', () => {
  test('mutated golden frames are read and settle, or are refused', () => {
    const outcomes = { read: 0, refused: 0 }
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 - 1 }), (seed) => {
        outcomes[round(seed, vectors, codecs, wire)] += 1
      }),
      { numRuns: 1500 }
    )
    expect(outcomes.read).toBeGreaterThan(150)
    expect(outcomes.refused).toBeGreaterThan(150)
  })

  test('random bytes are read or refused by every codec', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat({ max: 20 }),
        fc.uint8Array({ maxLength: 200 }),
        (name, step, bytes) => {
          const codec = codecs.get(name)
          if (codec === undefined) throw new Error(name)
          reads(codec, Buffer.from(bytes), Math.min(codec.versionMin + step, codec.versionMax))
        }
      ),
      { numRuns: 1500 }
    )
  })

  test('a frame of one byte repeated is read or refused at once, in every version of every message', () => {
    const frames = [0x00, 0x01, 0x02, 0x03, 0x7f, 0x80, 0xff].map((byte) => Buffer.alloc(4096, byte))
    let refused = 0
    everyVersion((codec, version) => {
      for (const frame of frames) if (!reads(codec, frame, version)) refused += 1
    })
    expect(refused).toBeGreaterThan(1000)
  })

  test('each golden frame cut at each byte is refused', () => {
    for (const vector of vectors) {
      if (vector.variant !== 'minimal') continue
      const codec = codecs.get(vector.api)
      if (codec === undefined) throw new Error(vector.api)
      const frame = Buffer.from(vector.hex, 'hex')
      for (let end = 0; end < frame.length; end++) {
        if (reads(codec, frame.subarray(0, end), vector.version)) {
          throw new Error(`${vector.api} v${vector.version} is whole at ${end} of ${vector.hex}`)
        }
      }
    }
  })

  test('a version outside the range is refused before a byte is read', () => {
    for (const codec of codecs.values()) {
      for (const version of [codec.versionMin - 1, codec.versionMax + 1]) {
        const reader = new Reader(Buffer.alloc(64))
        expect(() => codec.read(reader, version)).toThrow(ProtocolError)
        expect(reader.offset).toBe(0)
        expect(() => codec.write(new Writer(), {}, version)).toThrow(ProtocolError)
      }
    }
  })

  test('counts that promise more than follows cost nothing: a million elements announced, none sent', () => {
    const before = process.memoryUsage()
    const frames = ['000f4240', 'c1843d', '7fffffff', 'ffffffff0f'].map((hex) =>
      Buffer.concat([Buffer.from(hex.repeat(16), 'hex'), Buffer.alloc(64)])
    )
    everyVersion((codec, version) => {
      for (const frame of frames) reads(codec, frame, version)
    })
    const after = process.memoryUsage()
    expect(after.external - before.external).toBeLessThan(16 * 2 ** 20)
    expect(after.heapTotal - before.heapTotal).toBeLessThan(64 * 2 ** 20)
  })
})

test('the cheapest elements to announce cost us less than 64 times their bytes', () => {
  // 4 bytes each: a topic name of one letter, and no tags; and with an unknown tag of one byte.
  for (const element of ['026100', '026101640107']) {
    const count = 100_000
    const writer = new Writer()
    writer.count(true, count)
    for (let i = 0; i < count; i++) writer.raw(Buffer.from(element, 'hex'))
    writer.raw(Buffer.from('000007d0ff00', 'hex'))
    const frame = Buffer.from(writer.bytes())
    const codec = codecs.get('DescribeTopicPartitionsRequest')
    const before = process.memoryUsage()
    const value = codec?.read(new Reader(frame), 0)
    const after = process.memoryUsage()
    expect(value).toBeDefined()
    const taken = after.heapUsed + after.external - before.heapUsed - before.external
    expect(taken / frame.length).toBeLessThan(64)
  }
})
