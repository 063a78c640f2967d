// The store against a plain map that is copied whole at every version.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Timeline } from '#base/timeline.js'
import { OffsetStore } from '#coordinator/group/offsets.js'
import { zeroUuid } from '#model/uuid.js'

type Move =
  | { readonly kind: 'commit'; readonly group: string; readonly partition: number }
  | { readonly kind: 'forget'; readonly group: string; readonly partition: number }
  | { readonly kind: 'mark' }
  | { readonly kind: 'revert'; readonly back: number }
  | { readonly kind: 'give up'; readonly back: number }

const place = { group: fc.constantFrom('a', 'b'), partition: fc.nat(2) }
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('commit' as const), ...place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('forget' as const), ...place }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'mark' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('revert' as const), back: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('give up' as const), back: fc.nat(4) }) }
)

class Model {
  now = new Map<string, number>()
  readonly marks: { version: number; was: Map<string, number> }[] = []

  committed(): Map<string, number> {
    return this.marks[0]?.was ?? this.now
  }
}

function play(moves: readonly Move[]): void {
  const timeline = new Timeline()
  const store = new OffsetStore(timeline)
  const model = new Model()
  let offset = 0
  for (const step of moves) {
    offset++
    if (step.kind === 'commit' || step.kind === 'forget') {
      const { group, partition } = step
      const where = { group, topic: 't', partition }
      if (step.kind === 'commit') {
        const rest = { leaderEpoch: -1, metadata: '', commitTimestampMs: 0, expireTimestampMs: -1, topicId: zeroUuid }
        store.place({ kind: 'offset', ...where, offset, ...rest }, offset)
        model.now.set(`${group}${partition}`, offset)
      } else {
        store.forget({ kind: 'offset-forgotten', ...where })
        model.now.delete(`${group}${partition}`)
      }
    } else if (step.kind === 'mark') {
      timeline.snapshot(offset)
      model.marks.push({ version: offset, was: new Map(model.now) })
    } else moveMarks(step, timeline, model)
    compare(store, model)
  }
}

function moveMarks({ kind, back }: Extract<Move, { back: number }>, timeline: Timeline, model: Model): void {
  const at = Math.max(0, model.marks.length - 1 - back)
  const mark = model.marks[at]
  if (mark === undefined) return
  if (kind === 'revert') {
    timeline.revert(mark.version)
    model.now = new Map(mark.was)
    model.marks.length = at + 1
  } else {
    // All up to and with it, or all before it.
    const below = back % 2 === 0 ? mark.version : mark.version + 1
    timeline.forgetBelow(below)
    model.marks.splice(0, model.marks.filter(({ version }) => version < below).length)
  }
}

function compare(store: OffsetStore, model: Model): void {
  for (const group of ['a', 'b']) {
    const held = [...store.of(group)].map(({ partition, offset }) => [`${group}${partition}`, offset] as const)
    const committed = [...store.committedOf(group)].map(
      ({ partition, offset }) => [`${group}${partition}`, offset] as const
    )
    const ofGroup = (map: Map<string, number>) => [...map].filter(([key]) => key.startsWith(group)).sort()
    expect(held.sort()).toEqual(ofGroup(model.now))
    expect(committed.sort()).toEqual(ofGroup(model.committed()))
    expect(store.has(group)).toBe(held.length > 0)
  }
}

test('the store holds, shows as committed, and gives back what a copied map would', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => play(moves)),
    { numRuns: 300, seed: 7 }
  )
})

test('a group whose offsets are all forgotten leaves nothing behind once that is committed', () => {
  const timeline = new Timeline()
  const store = new OffsetStore(timeline)
  const where = { group: 'a', topic: 't', partition: 0 }
  const rest = { leaderEpoch: -1, metadata: '', commitTimestampMs: 0, expireTimestampMs: -1, topicId: zeroUuid }
  store.place({ kind: 'offset', ...where, offset: 1, ...rest }, 0)
  timeline.snapshot(1)
  store.forget({ kind: 'offset-forgotten', ...where })
  expect([...store.groups()]).toEqual(['a'])
  timeline.forgetBelow(2)
  expect([...store.groups()]).toEqual([])
})
