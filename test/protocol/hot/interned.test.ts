import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Uuid } from '#model/uuid.js'
import { Interned } from '#protocol/hot/interned.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'

test('a name is what the bytes say, whatever was seen before in its slot', () => {
  const interned = new Interned()
  const names = fc.oneof(fc.string({ maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 300 }))
  fc.assert(
    fc.property(fc.array(names, { maxLength: 20 }), fc.boolean(), (list, flexible) => {
      for (const name of list) {
        const writer = new Writer()
        if (flexible) writer.compactString(name)
        else writer.string(name)
        expect(interned.name(new Reader(writer.bytes()), flexible)).toBe(Buffer.from(name).toString())
      }
    })
  )
})

test('characters that are bytes of others do not pass for them', () => {
  const interned = new Interned()
  const read = (hex: string): string => interned.name(new Reader(Buffer.from(hex, 'hex')), true)
  expect(read('03c3a9')).toBe('é')
  expect(read('03c3a9')).toBe('é')
  expect(read('02e9')).toBe('\ufffd')
})

test('an id is what the bytes say, also when ids share a slot', () => {
  const interned = new Interned()
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
  fc.assert(
    fc.property(bytes, fc.constantFrom(0, 1, 2, 3, 8, 9, 10, 11), (id, at) => {
      const other = Buffer.from(id)
      other[at] = (other[at] as number) ^ 1
      for (const one of [Buffer.from(id), other, Buffer.from(id), Buffer.alloc(16)]) {
        expect(interned.id(new Reader(one))).toBe(one.toString('base64url') as Uuid)
      }
    })
  )
})
