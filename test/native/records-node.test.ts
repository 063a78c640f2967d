// The napi-rs door of native/records-rs, when `npm run build:records-node` has built it: it is no part of a start or of the tests.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'

interface Answer {
  errorCode: number
  message: string
  recordCount: number
  stored: Buffer | null
}
interface Door {
  compress(codec: number, data: Buffer, level?: number): Buffer
  decompress(codec: number, data: Buffer, bytesMax: number): Buffer
  validateRecords(settings: Record<string, number | boolean>, data: Buffer): Answer
}

const crate = new URL('../../native/records-rs/', import.meta.url)
const built = existsSync(crate) ? readdirSync(crate).find((name) => name.endsWith('.node')) : undefined
const settings = { nowMs: 1_700_000_500_000, logAppendTime: false, compacted: false, crcVerified: false }

describe.skipIf(built === undefined)('the napi door of records-rs', () => {
  const load = (): Door => createRequire(import.meta.url)(new URL(built ?? '', crate).pathname)

  test('every codec gives back what it packed, at any level, and refuses more than the bound', () => {
    const door = load()
    const text = Buffer.from('what is packed comes back '.repeat(4000))
    for (const codec of [0, 1, 2, 3, 4]) {
      for (const level of [undefined, 1, 5]) {
        const packed = door.compress(codec, text, level)
        expect(door.decompress(codec, packed, text.length).equals(text)).toBe(true)
        expect(() => door.decompress(codec, packed, text.length - 1)).toThrow(/error 10/)
      }
    }
    expect(() => door.compress(5, text)).toThrow(/codec/)
  })

  test("Kafka's golden batch is accepted as it is, and refused with a flipped bit", () => {
    const lines = readFileSync(new URL('../golden/batches/valid.jsonl', import.meta.url), 'utf8').split('\n')
    const batch = Buffer.from(JSON.parse(lines[0] ?? '').hex, 'hex')
    const accepted = load().validateRecords(settings, batch)
    expect([accepted.errorCode, accepted.recordCount, accepted.stored?.equals(batch)]).toEqual([0, 4, true])
    batch.writeUInt8(batch.readUInt8(100) ^ 1, 100)
    const refused = load().validateRecords(settings, batch)
    expect([refused.errorCode, refused.stored ?? null]).toEqual([2, null])
  })
})
