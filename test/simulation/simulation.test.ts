import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Violation } from './checkers.ts'
import type { WorldOptions } from './options.ts'
import { runSeed } from './scenarios.ts'
import { World } from './world.ts'

const known = readFileSync(new URL('./seeds.txt', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split('#')[0]?.trim() ?? '')
  .filter((line) => line !== '')
  .map(Number)

describe('a quorum in trouble', () => {
  for (let seed = 1; seed <= 20; seed++) {
    test(`keeps every promise and recovers, seed ${seed}`, () => {
      const { committed, acknowledged } = runSeed(seed)
      expect(committed).toBeGreaterThan(20)
      expect(acknowledged).toBeGreaterThan(10)
    })
  }

  for (const seed of known) {
    test(`keeps every promise with seed ${seed}, which once failed`, () => {
      runSeed(seed)
    })
  }

  test('has one history per seed', () => {
    expect(runSeed(4)).toEqual(runSeed(4))
  })
})

/** The first violation within a few seeds, chosen because one of them is known to find it. */
function firstViolation(options: Omit<WorldOptions, 'seed'>, from: number, to: number): string | undefined {
  for (let seed = from; seed <= to; seed++) {
    try {
      new World({ ...options, seed }).run()
    } catch (failure) {
      if (failure instanceof Violation) return failure.invariant
      throw failure
    }
  }
  return undefined
}

describe('the checkers find a planted bug', () => {
  const storm = { voters: 5, storm: true, loss: 0.1, snapshots: false, durationMs: 6000 } as const

  test('a vote that is not persisted is given twice', () => {
    expect(firstViolation({ ...storm, bug: 'vote-not-persisted' }, 60, 60)).toBe('one vote per epoch')
  })

  test('a leader that counts what it has not flushed loses committed records', () => {
    expect(firstViolation({ ...storm, bug: 'counts-unflushed' }, 1, 5)).toBe('a leader holds what is committed')
  })

  test('a leader that commits what earlier epochs left loses it to a later leader (Raft, figure 8)', () => {
    expect(firstViolation({ ...storm, bug: 'commits-older-epochs' }, 51, 51)).toBe('a leader holds what is committed')
  })
})
