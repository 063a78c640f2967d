// How Java writes numbers and texts: values seen from the original.

import { expect, test } from 'vitest'
import { inHashOrder, javaDouble, javaString, jsonString } from '#cli/dump-log/java-text.js'

test.each([
  [0, '0.0'],
  [-0, '-0.0'],
  [1, '1.0'],
  [0.001, '0.001'],
  [0.0001, '1.0E-4'],
  [9_999_999, '9999999.0'],
  [10_000_000, '1.0E7'],
  [1.25e21, '1.25E21'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
  [Number.NaN, 'NaN']
])('%d is %s', (value, text) => {
  expect(javaDouble(value)).toBe(text)
})

test('JSON escapes what it must, with capital digits, and leaves the rest', () => {
  expect(jsonString('a"b\\c\n\u001f\u007fé/')).toBe('"a\\"b\\\\c\\n\\u001F\u007fé/"')
})

test('half of a surrogate pair in UTF-8 is one replacement character, with or without its last byte', () => {
  expect(javaString(Buffer.from('61eda08062', 'hex'))).toBe('a\ufffdb')
  expect(javaString(Buffer.from('61eda062', 'hex'))).toBe('a\ufffdb')
  expect(javaString(Buffer.from('61ff80c3a9', 'hex'))).toBe('a\ufffd\ufffdé')
})

test('a HashMap yields the newest of a bucket first', () => {
  // "Aa" and "BB" have the same hash.
  const keys = inHashOrder(
    new Map([
      ['Aa', 1],
      ['b', 2],
      ['BB', 3]
    ])
  ).map(([key]) => key)
  expect(keys).toEqual(['BB', 'Aa', 'b'])
})
