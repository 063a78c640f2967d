import { expect, test } from 'vitest'
import { Observations } from '#shard/observations.js'

test('each shard answers for itself; one that is late is told apart, and its answer then counts for nothing', async () => {
  const observations = new Observations()
  const asked: { shard: number; id: number }[] = []
  const answers = observations.ask(3, 20, (shard, id) => asked.push({ shard, id }))
  const idOf = (shard: number): number => asked.find((one) => one.shard === shard)?.id ?? -1
  const observation = { fetchSessions: 2 } as never
  observations.received(idOf(2), observation)
  observations.received(idOf(0), undefined)
  const [first, second, third] = await answers
  expect(first).toMatchObject({ answered: true, observation: undefined })
  expect(second).toMatchObject({ answered: false, delayMs: 20 })
  expect(third).toMatchObject({ answered: true, observation })
  observations.received(idOf(1), observation)
  expect(second?.answered).toBe(false)
})

test('questions that overlap do not get each other’s answers', async () => {
  const observations = new Observations()
  const ids: number[] = []
  const ask = (): ReturnType<Observations['ask']> => observations.ask(1, 1000, (_, id) => ids.push(id))
  const both = [ask(), ask()]
  observations.received(ids[1] ?? -1, { fetchSessions: 2 } as never)
  observations.received(ids[0] ?? -1, { fetchSessions: 1 } as never)
  const seen = await Promise.all(both)
  expect(seen.map(([answer]) => answer?.observation?.fetchSessions)).toEqual([1, 2])
})
