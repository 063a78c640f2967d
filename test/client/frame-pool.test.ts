import { expect, test } from 'vitest'
import { FramePool } from '../../src/client/frame-pool.ts'

test('a buffer that was given back is used again, for whatever fits', () => {
  const pool = new FramePool()
  const first = pool.take(50_000)
  expect(first.length).toBe(65_536)
  expect(pool.take(50_000)).not.toBe(first)
  pool.give(first)
  expect(pool.take(40_000)).toBe(first)
})

test('small ones come from Node’s own pool and never enter this one', () => {
  const pool = new FramePool()
  pool.give(pool.take(100))
  pool.give(Buffer.alloc(10_000))
  expect(pool.take(10_000).length).toBe(16_384)
})

test('no more are kept than can be on their way', () => {
  const pool = new FramePool()
  const many = Array.from({ length: 20 }, () => pool.take(10_000))
  for (const buffer of many) pool.give(buffer)
  const again = Array.from({ length: 20 }, () => pool.take(10_000))
  expect(again.filter((buffer) => many.includes(buffer)).length).toBe(8)
})
