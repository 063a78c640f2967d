import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Timeline, TimelineMap, TimelineValue } from '#base/timeline.js'

describe('timeline maps', () => {
  test('a revert brings back values, absences and deletions', () => {
    const timeline = new Timeline()
    const map = new TimelineMap<string, number>(timeline)
    map.set('kept', 1)
    map.set('deleted', 2)
    timeline.snapshot(10)
    map.set('kept', 3)
    map.delete('deleted')
    map.set('new', 4)
    timeline.revert(10)
    expect([...map.entries()].sort()).toEqual([
      ['deleted', 2],
      ['kept', 1]
    ])
  })

  test('an older version is read while the writer runs ahead', () => {
    const timeline = new Timeline()
    const value = new TimelineValue(timeline, 'a')
    timeline.snapshot(1)
    value.set('b')
    timeline.snapshot(2)
    value.set('c')
    expect([value.getAt(1), value.getAt(2), value.get()]).toEqual(['a', 'b', 'c'])
    timeline.forgetBelow(2)
    expect(() => value.getAt(1)).toThrow('no version 1')
  })

  test('any history of marks, changes, reverts and forgetting agrees with copies of a plain map', () => {
    const change = fc.record({
      kind: fc.constantFrom('set', 'set', 'delete', 'mark', 'revert', 'forget'),
      key: fc.integer({ min: 0, max: 5 }),
      value: fc.integer()
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const pair = new Pair()
        for (const { kind, key, value } of changes) {
          pair.apply(kind, key, value)
          pair.compare()
        }
      })
    )
  })
})

/** A timeline map beside a plain map and its copies. */
class Pair {
  readonly timeline: Timeline = new Timeline()
  readonly map: TimelineMap<number, number> = new TimelineMap(this.timeline)
  readonly copies: Map<number, Map<number, number>> = new Map()
  plain: Map<number, number> = new Map()
  version = 0

  apply(kind: string, key: number, value: number): void {
    if (kind === 'set') {
      this.map.set(key, value)
      this.plain.set(key, value)
    } else if (kind === 'delete') {
      expect(this.map.delete(key)).toBe(this.plain.delete(key))
    } else if (kind === 'mark') {
      this.timeline.snapshot(++this.version)
      this.copies.set(this.version, new Map(this.plain))
    } else {
      this.travel(kind, key)
    }
  }

  travel(kind: string, key: number): void {
    const marks = [...this.copies.keys()]
    const chosen = marks[key % Math.max(1, marks.length)]
    if (chosen === undefined) return
    if (kind === 'revert') {
      this.timeline.revert(chosen)
      this.plain = new Map(this.copies.get(chosen))
    } else {
      this.timeline.forgetBelow(chosen)
    }
    const gone = (mark: number): boolean => (kind === 'revert' ? mark > chosen : mark < chosen)
    for (const mark of marks.filter(gone)) this.copies.delete(mark)
  }

  compare(): void {
    for (const [mark, copy] of this.copies) expect(this.map.at(mark)).toEqual(copy)
    expect(new Map(this.map.entries())).toEqual(this.plain)
  }
}
