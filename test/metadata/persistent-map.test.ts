import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PersistentMap } from '#metadata/persistent-map.js'

const key = fc.oneof(
  fc.integer({ min: 0, max: 300 }).map((n) => `k${n}`),
  fc.string()
)
const step = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), key, value: fc.nat() }),
  fc.record({ kind: fc.constant('delete' as const), key, value: fc.constant(0) })
)

describe('a persistent map', () => {
  test('after any edits holds what a Map holds, and the maps before still hold what they held', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 120 }), { maxLength: 8 }), (rounds) => {
        const model = new Map<string, number>()
        let map = PersistentMap.empty<string, number>()
        const history: [PersistentMap<string, number>, [string, number][]][] = []
        for (const round of rounds) {
          const edit = map.edit()
          for (const { kind, key, value } of round) {
            if (kind === 'set') {
              edit.set(key, value)
              model.set(key, value)
            } else expect(edit.delete(key)).toBe(model.delete(key))
            expect(edit.get(key)).toBe(model.get(key))
          }
          expect(edit.size).toBe(model.size)
          map = edit.done()
          history.push([map, [...model].sort()])
        }
        for (const [version, expected] of history) {
          expect([...version].sort()).toEqual(expected)
          expect(version.size).toBe(expected.length)
        }
      }),
      { numRuns: 60 }
    )
  })

  test('that was not changed by an edit is the same object', () => {
    const map = PersistentMap.of<string, number>([['a', 1]])
    const edit = map.edit()
    edit.delete('b')
    expect(edit.done()).toBe(map)
  })

  test('an edit may go on after a map was taken from it, without touching that map', () => {
    const edit = PersistentMap.empty<number, string>().edit()
    edit.set(1, 'one')
    const first = edit.done()
    edit.set(1, 'uno')
    expect(first.get(1)).toBe('one')
    expect(edit.done().get(1)).toBe('uno')
  })
})
