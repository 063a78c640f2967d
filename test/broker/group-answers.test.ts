// Group requests of all eleven keys in all versions are answered as Apache Kafka 4.3.1 answered them.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Body, type RunningBroker, startBroker } from './support.ts'

const recorded = JSON.parse(readFileSync(new URL('../golden/groups/answers-4.3.1.json', import.meta.url), 'utf8')) as [
  string,
  Body
][]
const script = '../helpers/group-script.mjs'

let broker: RunningBroker
beforeAll(async () => {
  broker = await startBroker({
    overrides: { 'ottla.shards': '2', 'offsets.topic.num.partitions': '7', 'group.initial.rebalance.delay.ms': '0' }
  })
}, 60_000)
afterAll(async () => {
  await broker?.stop()
})

test('every answer is the recorded one', async () => {
  expect(recorded.length).toBeGreaterThan(200)
  const { groupAnswers } = (await import(script)) as { groupAnswers(port: number): Promise<[string, Body][]> }
  expect(await groupAnswers(broker.port)).toEqual(recorded)
})
