import { expect, test } from 'vitest'
import { RequestMeters } from '#metrics/request-meters.js'
import { histogramOf } from '#metrics/time-buckets.js'

test('requests count by key and version, times by key', () => {
  const meters = new RequestMeters()
  meters.answered(0, 12, 1)
  meters.answered(0, 12, 3)
  meters.answered(0, 11, 5)
  meters.answered(18, 4, 0.1)
  expect(meters.counts()).toEqual([
    { apiKey: 0, version: 11, count: 1 },
    { apiKey: 0, version: 12, count: 2 },
    { apiKey: 18, version: 4, count: 1 }
  ])
  const [produce, apiVersions] = meters.times()
  expect(produce?.apiKey).toBe(0)
  expect(histogramOf(produce?.row ?? new Float64Array(), 0)).toMatchObject({ count: 3, sumMs: 9 })
  expect(histogramOf(apiVersions?.row ?? new Float64Array(), 0).count).toBe(1)
})

test('keys and versions that nobody serves are not counted as somebody else’s', () => {
  const meters = new RequestMeters()
  for (const [key, version] of [
    [-1, 0],
    [128, 0],
    [32767, 3],
    [0, -1],
    [0, 32]
  ] as const)
    meters.answered(key, version, 1)
  expect(meters.counts()).toEqual([])
})
