import { expect, test } from 'vitest'
import { compressRecords, decompressRecords } from '#log/record-codec.js'
import { StorageFault } from '#log/storage-fault.js'

const text = Buffer.from('the same words again and again, '.repeat(500))

test.each([1, 2, 3, 4])('codec %i gives back what it was given', (codec) => {
  const small = compressRecords(codec, text)
  expect(small.length).toBeLessThan(text.length / 2)
  expect(decompressRecords(codec, small).equals(text)).toBe(true)
  expect(decompressRecords(codec, compressRecords(codec, Buffer.alloc(0)))).toHaveLength(0)
})

test('bytes that are no stream are a fault, and an unknown codec a wrong argument', () => {
  expect(() => decompressRecords(1, text)).toThrow(StorageFault)
  expect(() => decompressRecords(5, text)).toThrow(TypeError)
})
