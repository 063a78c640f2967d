import { expect, test } from 'vitest'
import { IdleShares } from '#admin/idle-shares.js'

const answer = (loopActiveMs: number, loopIdleMs: number): never =>
  ({ answered: true, delayMs: 1, observation: { loopActiveMs, loopIdleMs } }) as never
const values = (shares: IdleShares, ...answers: never[]): number[] =>
  shares.metrics(answers).flatMap((metric) => metric.values.map(({ value }) => value))

test('a share is of the time since the last scrape, and the average is over the shards that answered', () => {
  const shares = new IdleShares()
  expect(values(shares, answer(50, 50), answer(0, 100))).toEqual([0.5, 1, 0.75])
  const late = { answered: false, delayMs: 2000, observation: undefined } as never
  expect(values(shares, answer(125, 75), late)).toEqual([0.25, 0.25])
  expect(values(shares, answer(125, 75))).toEqual([1, 1])
})
