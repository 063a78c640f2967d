// Two brokers alive at once, measured in slices in the order A B B A A B B A ...: what drifts in the machine meets both alike.

import { pairedRatio } from '../macro/statistics.mjs'

/** The interval lies above this: worse. */
export const worseAbove = 1.04

/** Rounds of ABBA that are not counted: a request costs twice as much until the just-in-time compiler has settled on both sides. */
const settlingRounds = 5

/**
 * Pairs (a, b) of CPU microseconds a request.
 * @param {{ prepare(): Promise<void>, slice(seconds: number): Promise<number>, end(): Promise<void> }} base
 * @param {{ pairs: number, seconds: number }} options
 */
export async function measurePairs(base, head, { pairs, seconds }) {
  const seen = []
  const one = async (side) => {
    await base.prepare()
    await head.prepare()
    return side.slice(seconds)
  }
  for (let round = 0; seen.length < pairs; round++) {
    const a1 = await one(base)
    const b1 = await one(head)
    const b2 = await one(head)
    const a2 = await one(base)
    if (round < settlingRounds) continue
    seen.push([a1, b1], [a2, b2])
  }
  await base.end()
  await head.end()
  return seen.slice(0, pairs)
}

export function judge(pairs) {
  const interval = pairedRatio(pairs)
  return { ...interval, worse: interval.low > worseAbove }
}
