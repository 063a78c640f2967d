import fc from 'fast-check'
import { expect, test } from 'vitest'
import { place } from '#controller/managers/placement.js'
import type { BrokerImage } from '#metadata/image/cluster.js'
import { seeded, uuidOf } from '../world.ts'

const broker = (id: number, rack: string | null, fenced = false): BrokerImage => ({
  id,
  epoch: id,
  incarnationId: uuidOf(id),
  endpoints: [],
  features: new Map(),
  rack,
  fenced,
  inControlledShutdown: false,
  isMigratingZkBroker: false,
  directories: [uuidOf(id)],
  cordonedDirectories: null
})

const cluster = fc
  .record({
    racks: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', null), fc.boolean()), { minLength: 1, maxLength: 12 }),
    seed: fc.nat(),
    partitions: fc.integer({ min: 1, max: 40 }),
    factor: fc.integer({ min: 1, max: 6 })
  })
  .map(({ racks, ...rest }) => ({
    ...rest,
    brokers: racks.map(([rack, fenced], at) => broker(at + 1, rack, fenced && at > 0))
  }))
  .filter(({ brokers, factor }) => brokers.length >= factor)

test('every partition gets distinct brokers, a leader that is not fenced, and fenced ones only when there is no other', () => {
  fc.assert(
    fc.property(cluster, ({ brokers, seed, partitions, factor }) => {
      const unfenced = brokers.filter(({ fenced }) => !fenced).length
      const placed = place(brokers, partitions, factor, seeded(seed))
      expect(placed).toHaveLength(partitions)
      for (const replicas of placed) {
        expect(new Set(replicas).size).toBe(factor)
        const fenced = replicas.map((id) => brokers.find((one) => one.id === id)?.fenced)
        expect(fenced[0]).toBe(false)
        expect(fenced.filter((one) => one).length).toBe(Math.max(0, factor - unfenced))
      }
    })
  )
})

test('replicas spread over as many racks as there are', () => {
  const brokers = [1, 2, 3, 4, 5, 6].map((id) => broker(id, ['x', 'y', 'z'][id % 3] ?? null))
  for (const replicas of place(brokers, 30, 3, seeded(5)))
    expect(new Set(replicas.map((id) => brokers.find((one) => one.id === id)?.rack)).size).toBe(3)
})

test('leaders spread evenly', () => {
  const brokers = [1, 2, 3, 4, 5].map((id) => broker(id, null))
  const counts = new Map<number, number>()
  for (const [leader = -1] of place(brokers, 50, 3, seeded(9))) counts.set(leader, (counts.get(leader) ?? 0) + 1)
  expect([...counts.values()]).toEqual([10, 10, 10, 10, 10])
})

test('a broker whose directories are all cordoned gets nothing new', () => {
  const cordoned = { ...broker(2, null), cordonedDirectories: [uuidOf(2)] }
  expect(place([broker(1, null), cordoned], 4, 1, seeded(1)).flat()).toEqual([1, 1, 1, 1])
  expect(() => place([broker(1, null), cordoned], 1, 2, seeded(1))).toThrow('cordoned')
})
