import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Violation } from '../checkers.ts'
import { runGroupSeed } from './scenarios.ts'
import { GroupWorld, type GroupWorldOptions } from './world.ts'

const known = readFileSync(new URL('./seeds.txt', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split('#')[0]?.trim() ?? '')
  .filter((line) => line !== '')
  .map(Number)

describe('a group in trouble', () => {
  for (let seed = 1; seed <= 20; seed++) {
    test(`keeps every promise and recovers, seed ${seed}`, () => {
      const { generations, assignments, acknowledged } = runGroupSeed(seed)
      expect(generations).toBeGreaterThan(2)
      expect(assignments).toBeGreaterThan(3)
      expect(acknowledged).toBeGreaterThan(20)
    })
  }

  for (const seed of known) {
    test(`keeps every promise with seed ${seed}, which once failed`, () => {
      runGroupSeed(seed)
    })
  }

  test('has one history per seed', () => {
    expect(runGroupSeed(6)).toEqual(runGroupSeed(6))
  })
})

/** The first violation within a few seeds, chosen because one of them is known to find it. */
function firstViolation(bug: GroupWorldOptions['bug'], from: number, to: number): string | undefined {
  for (let seed = from; seed <= to; seed++) {
    try {
      new GroupWorld({ seed, consumers: 5, statics: 2, loss: 0.05, bug }).run()
    } catch (failure) {
      if (failure instanceof Violation) return failure.invariant
      throw failure
    }
  }
  return undefined
}

describe('the checkers find a planted bug', () => {
  test('commits that are acknowledged before they are in the log get lost', () => {
    expect(firstViolation('answers-before-commit', 1, 5)).toBe('an acknowledged commit is never lost')
  })

  test('commits of members of older generations overwrite newer ones', () => {
    expect(firstViolation('trusts-any-generation', 1, 5)).toBe('a commit is never overwritten by a fenced member’s')
  })

  test('a request that is forgotten is missed', () => {
    expect(firstViolation('forgets-to-answer', 1, 5)).toBe('every ticket is answered exactly once')
  })

  test('an assignment that goes to another member is noticed', () => {
    expect(firstViolation('deals-to-the-wrong', 1, 5)).toBe('every member gets what its leader dealt it')
  })
})
