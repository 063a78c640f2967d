import { afterAll, beforeAll, expect, test } from 'vitest'
import { batch } from './records.ts'
import { type Body, connect, type RunningBroker, startBroker } from './support.ts'

let broker: RunningBroker
beforeAll(async () => {
  broker = await startBroker({})
}, 60_000)
afterAll(async () => {
  await broker?.stop()
}, 60_000)

test('two hundred topics of one request are all there, on any connection, when it is answered', async () => {
  const names = Array.from({ length: 200 }, (_, at) => `many-${at}`)
  const [creator, ...others] = await Promise.all([0, 1, 2, 3].map(() => connect(broker.port)))
  const topics = names.map((name) => ({ name, numPartitions: 1, replicationFactor: 1 }))
  const created: Body = await creator?.request('CreateTopics', 7, { topics, timeoutMs: 30_000 })
  expect(created.topics.filter(({ errorCode }: Body) => errorCode !== 0)).toEqual([])

  // Dealt over the shards, and each asked without a retry.
  const refused = await Promise.all(
    others.map(async (wire) => {
      const records = batch(['v'])
      const topicData = names.map((name) => ({ name, partitionData: [{ index: 0, records }] }))
      const answer = await wire.request('Produce', 12, { acks: -1, timeoutMs: 5000, topicData })
      return answer.responses.flatMap(({ name, partitionResponses }: Body) =>
        partitionResponses
          .filter(({ errorCode }: Body) => errorCode !== 0)
          .map(({ errorCode }: Body) => [name, errorCode])
      )
    })
  )
  expect(refused).toEqual([[], [], []])
  for (const wire of [creator, ...others]) wire?.close()
}, 60_000)
