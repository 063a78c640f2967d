import { describe, expect, test } from 'vitest'
import { parseOverride, parseProperties } from '#config/properties.js'

const pairs = (text: string) => parseProperties(text).map(({ key, value }) => [key, value])

describe('properties syntax', () => {
  test('takes equals sign, colon and blank as separators', () => {
    expect(pairs('a=1\nb:2\nc 3\nd = 4\ne\t:\t5')).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
      ['d', '4'],
      ['e', '5']
    ])
  })

  test('only the first separator counts', () => {
    expect(pairs('listeners=PLAINTEXT://:9092\njaas=a=b:c')).toEqual([
      ['listeners', 'PLAINTEXT://:9092'],
      ['jaas', 'a=b:c']
    ])
  })

  test('skips comments and empty lines, and a hash inside a value is not a comment', () => {
    expect(pairs('# a=1\n  ! b=2\n\n \nc=3 # not a comment')).toEqual([['c', '3 # not a comment']])
  })

  test('joins lines that end in an odd number of backslashes', () => {
    expect(pairs('a=1,\\\n   2\nb=x\\\\\nc=3')).toEqual([
      ['a', '1,2'],
      ['b', 'x\\'],
      ['c', '3']
    ])
  })

  test('reads escapes, also in keys', () => {
    expect(pairs('a\\ b\\=c=\\u00e9\\t\\q')).toEqual([['a b=c', 'é\tq']])
  })

  test('keeps the line where the key stands', () => {
    expect(parseProperties('#\r\na=1\\\r\n2\r\nb=3').map(({ line }) => line)).toEqual([2, 4])
  })

  test('keeps blanks at the end of a value and gives a lone key the empty value', () => {
    expect(pairs('a=1 \nb')).toEqual([
      ['a', '1 '],
      ['b', '']
    ])
  })
})

test('an override needs a key and an equals sign', () => {
  expect(parseOverride('a=b=c')).toEqual({ key: 'a', value: 'b=c' })
  expect(parseOverride('a')).toBeUndefined()
  expect(parseOverride('=a')).toBeUndefined()
})
