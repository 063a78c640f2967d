import { describe, expect, test } from 'vitest'
import { canonical, javaDouble, parseValue } from '#config/value.js'

describe('values', () => {
  test('doubles are written as Java writes them', () => {
    expect([0.5, 1, 0, 1.7976931348623157e308, 2147483647, 1e7, 123456.5, 0.001, 0.0001].map(javaDouble)).toEqual([
      '0.5',
      '1.0',
      '0.0',
      '1.7976931348623157E308',
      '2.147483647E9',
      '1.0E7',
      '123456.5',
      '0.001',
      '1.0E-4'
    ])
  })

  test('an int64 keeps every digit', () => {
    const parsed = parseValue('long', ' 9223372036854775807 ')
    expect('value' in parsed && canonical('long', parsed.value)).toBe('9223372036854775807')
  })

  test('a number outside its type is refused', () => {
    expect(parseValue('long', '9223372036854775808')).toEqual({ error: 'Not a number of type LONG' })
    expect(parseValue('int', '2147483648')).toEqual({ error: 'Not a number of type INT' })
    expect(parseValue('short', '-32769')).toEqual({ error: 'Not a number of type SHORT' })
    expect(parseValue('int', '1.5')).toEqual({ error: 'Not a number of type INT' })
  })

  test('a list is split at commas and trimmed, and the empty text is the empty list', () => {
    expect(parseValue('list', ' a , b')).toEqual({ value: ['a', 'b'] })
    expect(parseValue('list', '')).toEqual({ value: [] })
  })

  test('only true and false are booleans', () => {
    expect(parseValue('boolean', 'TRUE')).toEqual({ value: true })
    expect(parseValue('boolean', 'yes')).toEqual({ error: 'Expected value to be either true or false' })
  })
})
