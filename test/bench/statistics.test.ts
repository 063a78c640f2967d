// What bench:ab decides by: a ratio is found in noise, identical sides stay quiet, and a spoiled slice does not decide.

import { expect, test } from 'vitest'
import { judge } from '../../bench/ab/compare.mjs'
import { summarize } from '../../bench/compare/ratios.mjs'
import { median, pairedRatio } from '../../bench/macro/statistics.mjs'

/** Pairs of (10 to 12, the same with its own noise of ±8 % times `ratio`), the same at every run. */
function pairs(count: number, ratio: number, seed: number): [number, number][] {
  let state = seed
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
  return Array.from({ length: count }, () => {
    const drift = 10 + 2 * random()
    return [drift * (0.92 + 0.16 * random()), ratio * drift * (0.92 + 0.16 * random())]
  })
}

const seeds = Array.from({ length: 20 }, (_, at) => at * 7919 + 1)

test('15 % more is worse, every time', () => {
  expect(seeds.filter((seed) => !judge(pairs(100, 1.15, seed)).worse)).toEqual([])
})

test('the same is never worse, nor is 3 % more: the bound is 4 %', () => {
  expect(seeds.filter((seed) => judge(pairs(100, 1, seed)).worse)).toEqual([])
  expect(seeds.filter((seed) => judge(pairs(100, 1.03, seed)).worse)).toEqual([])
})

test('slices that a neighbour spoiled do not decide', () => {
  const spoiled = pairs(100, 1, 5).map(([a, b], at): [number, number] => (at % 7 === 0 ? [a, b * 9] : [a, b]))
  expect(judge(spoiled).worse).toBe(false)
  const { ratio } = pairedRatio(spoiled)
  expect(ratio).toBeGreaterThan(0.95)
  expect(ratio).toBeLessThan(1.1)
})

test('one pair says nothing', () => {
  expect(judge([[1, 2]])).toMatchObject({ low: 0, high: Number.POSITIVE_INFINITY, worse: false })
})

test('the median of an even number is between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([3, 1, 2])).toBe(2)
})

test('ratios are taken within a round: what a slow minute did to both cancels out', () => {
  const run = (round: number, target: string, cpuPerGiB: number) => ({
    round,
    target,
    workload: 'w',
    metrics: { cpuPerGiB }
  })
  const runs = [run(0, 'ottla', 2), run(0, 'kafka', 8), run(1, 'ottla', 20), run(1, 'kafka', 80), run(2, 'ottla', 3)]
  const [summary] = summarize(runs, [{ name: 'w', title: 'a workload', group: 'g', factor: 'f' }])
  expect(summary?.targets.ottla).toEqual({ cpuPerGiB: 3 })
  expect(summary?.ratios).toEqual([
    { metric: 'cpuPerGiB', against: 'kafka', median: 0.25, least: 0.25, most: 0.25, count: 2 }
  ])
})
