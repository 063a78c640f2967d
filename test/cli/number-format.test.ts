import { expect, test } from 'vitest'
import { fixed, javaDate } from '../../src/cli/perf/number-format.ts'

test('dates in the letters of SimpleDateFormat', () => {
  const at = new Date(2026, 0, 5, 13, 7, 9, 45)
  expect(javaDate('yyyy-MM-dd HH:mm:ss:SSS', at)).toBe('2026-01-05 13:07:09:045')
  expect(javaDate("yy/M/d h:m 'at' ''", at)).toBe("26/1/5 1:7 at '")
})

test('numbers as Java prints them', () => {
  expect([fixed(1.005, 2), fixed(Number.NaN, 4), fixed(1 / 0, 4)]).toEqual(['1.00', 'NaN', 'Infinity'])
})
