import { describe, expect, test } from 'vitest'
import type { Assignor, Dealt, GroupMember } from '../../../src/client/consumer/assignors/assignor.ts'
import { assignorsOf } from '../../../src/client/consumer/assignors/by-class.ts'
import { rangeAssignor } from '../../../src/client/consumer/assignors/range.ts'
import { roundRobinAssignor } from '../../../src/client/consumer/assignors/round-robin.ts'
import { cooperativeStickyAssignor, stickyAssignor } from '../../../src/client/consumer/assignors/sticky.ts'

type Owned = ReadonlyMap<string, readonly number[]>

function member(
  memberId: string,
  topics: readonly string[],
  options: { owned?: Owned; generation?: number; instance?: string; userData?: Buffer | null } = {}
): GroupMember {
  const { owned = new Map(), generation = -1, instance = null, userData = null } = options
  return { memberId, groupInstanceId: instance, subscription: { topics, userData, owned, generation, rackId: null } }
}

const shown = (dealt: Dealt): Record<string, string> =>
  Object.fromEntries(
    [...dealt].map(([id, topics]) => [
      id,
      [...topics]
        .flatMap(([topic, list]) => list.map((partition) => `${topic}${partition}`))
        .sort()
        .join(' ')
    ])
  )

/** The members of the next round: each says what it was dealt in this one. */
function carry(assignor: Assignor, dealt: Dealt, topics: readonly string[], generation: number): GroupMember[] {
  return [...dealt].map(([id, owned]) =>
    member(id, topics, { owned, generation, userData: assignor.userData(owned, generation) })
  )
}

test('range: each topic by itself, the first members get the rest', () => {
  const counts = new Map([
    ['a', 3],
    ['b', 3]
  ])
  expect(shown(rangeAssignor.assign(counts, [member('m2', ['a', 'b']), member('m1', ['a', 'b'])]))).toEqual({
    m1: 'a0 a1 b0 b1',
    m2: 'a2 b2'
  })
})

test('range: more members than partitions leave some with nothing, and a topic goes to its subscribers only', () => {
  const counts = new Map([
    ['a', 1],
    ['b', 2]
  ])
  const members = [member('m1', ['a']), member('m2', ['a', 'b']), member('m3', ['b'])]
  expect(shown(rangeAssignor.assign(counts, members))).toEqual({ m1: 'a0', m2: 'b0', m3: 'b1' })
})

test('round robin: all partitions in a row, whoever did not subscribe is passed over', () => {
  const counts = new Map([
    ['t0', 1],
    ['t1', 2],
    ['t2', 3]
  ])
  const members = [member('c0', ['t0']), member('c1', ['t0', 't1']), member('c2', ['t0', 't1', 't2'])]
  expect(shown(roundRobinAssignor.assign(counts, members))).toEqual({ c0: 't00', c1: 't10', c2: 't11 t20 t21 t22' })
})

test('static members come first, in the order of their instance ids', () => {
  const members = [member('a', ['t']), member('z', ['t'], { instance: 'i1' }), member('y', ['t'], { instance: 'i2' })]
  expect(shown(rangeAssignor.assign(new Map([['t', 3]]), members))).toEqual({ z: 't0', y: 't1', a: 't2' })
})

describe.each([stickyAssignor, cooperativeStickyAssignor])('$name', (assignor) => {
  const counts = new Map([['t', 6]])

  test('a member that leaves: the others keep what they have', () => {
    const first = assignor.assign(
      counts,
      ['a', 'b', 'c'].map((id) => member(id, ['t']))
    )
    expect(shown(first)).toEqual({ a: 't0 t3', b: 't1 t4', c: 't2 t5' })
    const left = carry(assignor, first, ['t'], 1).filter(({ memberId }) => memberId !== 'c')
    expect(shown(assignor.assign(counts, left))).toEqual({ a: 't0 t2 t3', b: 't1 t4 t5' })
  })

  test('of two that claim the same partition the newer generation has it', () => {
    const owned = new Map([['t', [0]]])
    const claim = (id: string, generation: number): GroupMember =>
      member(id, ['t'], { owned, generation, userData: assignor.userData(owned, generation) })
    const dealt = assignor.assign(new Map([['t', 2]]), [claim('old', 3), claim('new', 4)])
    expect(dealt.get('new')?.get('t')).toContain(0)
  })

  test('loads differ by one at most, over many random rounds, and every partition is dealt', () => {
    let seed = 7
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
      return seed % below
    }
    let members: GroupMember[] = []
    for (let round = 0; round < 60; round++) {
      const partitions = 1 + random(20)
      if (members.length < 2 || random(2) === 0) members.push(member(`m${round}`, ['t']))
      else members.splice(random(members.length), 1)
      let dealt = assignor.assign(new Map([['t', partitions]]), members)
      // A cooperative round may leave out what moves; the next one deals it.
      if (assignor.isCooperative)
        dealt = assignor.assign(new Map([['t', partitions]]), carry(assignor, dealt, ['t'], round))
      const loads = [...dealt.values()].map((topics) => topics.get('t')?.length ?? 0)
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
      const all = [...dealt.values()].flatMap((topics) => topics.get('t') ?? [])
      expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: partitions }, (_, i) => i))
      members = carry(assignor, dealt, ['t'], round)
    }
  })
})

test('cooperative: what moves is given to nobody until its owner has given it up', () => {
  const counts = new Map([['t', 4]])
  const alone = cooperativeStickyAssignor.assign(counts, [member('a', ['t'])])
  const joined = [...carry(cooperativeStickyAssignor, alone, ['t'], 1), member('b', ['t'])]
  const dealt = cooperativeStickyAssignor.assign(counts, joined)
  expect(dealt.get('a')?.get('t')?.length).toBe(2)
  expect(dealt.get('b')?.get('t') ?? []).toEqual([])
  const next = cooperativeStickyAssignor.assign(counts, carry(cooperativeStickyAssignor, dealt, ['t'], 2))
  expect([next.get('a')?.get('t')?.length, next.get('b')?.get('t')?.length]).toEqual([2, 2])
})

test('a strategy is known by its Java class', () => {
  expect(
    assignorsOf(['org.apache.kafka.clients.consumer.RangeAssignor', 'StickyAssignor']).map(({ name }) => name)
  ).toEqual(['range', 'sticky'])
  expect(() => assignorsOf(['com.example.Mine'])).toThrow(/is not an assignor of this client/)
})
