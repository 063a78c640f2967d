import { expect, test } from 'vitest'
import { ShardMeters } from '#metrics/shard-meters.js'
import { histogramOf } from '#metrics/time-buckets.js'

test('an observation crosses threads as it is, and is a copy', () => {
  const meters = new ShardMeters({
    topicExists: () => true,
    fetchSessions: () => ({ size: 3, evictions: 2 }),
    groups: () => ({
      states: new Map([['Stable', 1]]),
      committed: [{ group: 'g', topic: 't', partition: 0, offset: 7 }],
      leftOut: 0
    })
  })
  meters.connections.connected('PLAINTEXT')
  meters.connections.connected('PLAINTEXT')
  meters.connections.disconnected('PLAINTEXT')
  meters.turned(2)
  meters.topics.produced(meters.topics.placeOf('id'), 100, 4)
  const seen = structuredClone(meters.observe())
  meters.topics.produced(meters.topics.placeOf('id'), 100, 4)
  meters.turned(2)
  expect(seen).toMatchObject({ fetchSessions: 3, fetchSessionEvictions: 2, groups: { committed: [{ offset: 7 }] } })
  expect(seen.connections).toEqual([{ listener: 'PLAINTEXT', open: 1, created: 2, closed: 1 }])
  expect(seen.topics[0]?.values[0]).toBe(100)
  expect(histogramOf(seen.turns, 0).count).toBe(1)
})
