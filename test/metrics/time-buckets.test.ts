import { expect, test } from 'vitest'
import { bucketBoundsMs, histogramOf, TimeBuckets } from '#metrics/time-buckets.js'

test('a duration counts in every bucket whose bound is above it', () => {
  const times = new TimeBuckets(2)
  for (const ms of [0, 0.24, 0.25, 0.9, 1, 100, 8191, 8192, 1e12]) times.add(1, ms)
  const { cumulative, count, sumMs } = histogramOf(times.numbers, 1)
  const below = (bound: number): number =>
    [0, 0.24, 0.25, 0.9, 1, 100, 8191, 8192, 1e12].filter((ms) => ms < bound).length
  expect(cumulative).toEqual(bucketBoundsMs.map(below))
  expect(count).toBe(9)
  expect(sumMs).toBeCloseTo(1e12 + 16_485.39, 0)
})

test('rows do not touch each other', () => {
  const times = new TimeBuckets(3)
  times.add(1, 5)
  expect(histogramOf(times.numbers, 0)).toMatchObject({ count: 0, sumMs: 0 })
  expect(histogramOf(times.numbers, 2)).toMatchObject({ count: 0, sumMs: 0 })
})
