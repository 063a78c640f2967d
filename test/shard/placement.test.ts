import { expect, test } from 'vitest'
import { ownerShard } from '#shard/placement.js'

test('the partitions of one topic are dealt evenly', () => {
  const counts = [0, 0, 0, 0]
  for (let index = 0; index < 12; index += 1) {
    const shard = ownerShard('Z29sZGVuLWdvbGRlbi1nbw', index, 4)
    counts[shard] = (counts[shard] ?? 0) + 1
  }
  expect(counts).toEqual([3, 3, 3, 3])
})

test('single-partition topics spread over the shards', () => {
  const counts = [0, 0]
  for (let topic = 0; topic < 1000; topic += 1) {
    const shard = ownerShard(Buffer.from(`topic-${topic}-padding`).toString('base64url').slice(0, 22), 0, 2)
    counts[shard] = (counts[shard] ?? 0) + 1
  }
  expect(Math.min(...counts)).toBeGreaterThan(400)
})
