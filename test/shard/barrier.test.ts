import { expect, test } from 'vitest'
import { PublicationBarrier } from '#shard/barrier.js'

test('an image is published when the slowest shard has applied it', () => {
  const published: number[] = []
  const barrier = new PublicationBarrier(2, (offset) => published.push(offset))
  barrier.applied(0, 5)
  expect(published).toEqual([])
  barrier.applied(1, 3)
  expect(published).toEqual([3])
  barrier.applied(1, 9)
  expect(published).toEqual([3, 5])
})

test('an answer waits for the slowest shard to publish', async () => {
  const barrier = new PublicationBarrier(2, () => undefined)
  barrier.applied(0, 5)
  barrier.applied(1, 5)
  let done = false
  const wait = barrier.wait(5, 1000).then((reached) => {
    done = true
    return reached
  })
  barrier.published(0, 5)
  await Promise.resolve()
  expect(done).toBe(false)
  barrier.published(1, 5)
  expect(await wait).toBe(true)
  expect(await barrier.wait(4, 1000)).toBe(true)
})

test('a shard that does not publish in time does not hold the answer for ever', async () => {
  const barrier = new PublicationBarrier(1, () => undefined)
  expect(await barrier.wait(1, 5)).toBe(false)
})

test('publishing what was not allowed breaks an invariant', () => {
  const barrier = new PublicationBarrier(2, () => undefined)
  barrier.applied(0, 5)
  expect(() => barrier.published(0, 5)).toThrow('beyond -1')
})
