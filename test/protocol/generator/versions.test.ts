import fc from 'fast-check'
import { expect, test } from 'vitest'
import { condition, contains, parseVersions, within } from '#protocol/generator/versions.js'

test('spans are written as Kafka writes them', () => {
  expect(parseVersions('none')).toBeUndefined()
  expect(parseVersions('3')).toEqual({ min: 3, max: 3 })
  expect(parseVersions('0-4')).toEqual({ min: 0, max: 4 })
  expect(parseVersions('2+')).toEqual({ min: 2, max: Number.MAX_SAFE_INTEGER })
  for (const wrong of ['', 'x', '4-2', '1-2-x']) expect(() => parseVersions(wrong)).toThrow()
})

test('a condition holds for exactly the versions of its span', () => {
  const span = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })).map(([min, length]) => ({ min, max: min + length }))
  fc.assert(
    fc.property(span, span, (inner, outer) => {
      const text = condition(inner, outer)
      const holds = new Function('version', `return ${text}`) as (version: number) => boolean
      for (let version = outer.min; version <= outer.max; version++) {
        expect(holds(version), `${text} for ${version}`).toBe(contains(within(inner, outer), version))
      }
    })
  )
})
