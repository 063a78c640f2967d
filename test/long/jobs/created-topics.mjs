// After CreateTopics is answered, Metadata and Produce succeed at once on every connection: the promise of the barrier between
// the metadata log and the shards' images. Topics are deleted again, so that thousands of rounds do not fill the disk.

import { startOttla } from '../../helpers/process.mjs'
import { WireClient } from '../../helpers/wire.mjs'
import { buildBatch } from '../crash/batch.mjs'

export const title = 'CreateTopics, then Metadata and Produce on other connections, 10,000 times'
export const smoke = { rounds: 150 }

const connections = 8
const deleteEvery = 50

async function refuse(errorCode, what) {
  if (errorCode !== 0) throw new Error(`${what}: error ${errorCode}`)
}

async function round(index, clients) {
  const name = `round-${index}`
  const [creator, asker, writer] = [0, 1, 2].map((step) => clients[(index * 3 + step * 5) % clients.length])
  const created = await creator.request('CreateTopics', 7, {
    topics: [{ name, numPartitions: 2, replicationFactor: 1, assignments: [], configs: [] }],
    timeoutMs: 10_000,
    validateOnly: false
  })
  await refuse(created.topics[0].errorCode, `CreateTopics of ${name}`)
  const topicId = created.topics[0].topicId
  const producing = writer.request('Produce', 13, {
    acks: -1,
    timeoutMs: 10_000,
    topicData: [
      {
        topicId,
        partitionData: [
          { index: 1, records: buildBatch([name], { producerId: -1, producerEpoch: -1, baseSequence: -1 }) }
        ]
      }
    ]
  })
  const metadata = await asker.request('Metadata', 12, { topics: [{ name }], allowAutoTopicCreation: false })
  await refuse(metadata.topics[0].errorCode, `Metadata of ${name}`)
  if (metadata.topics[0].topicId !== topicId) throw new Error(`${name}: Metadata names another topic id`)
  await refuse((await producing).responses[0].partitionResponses[0].errorCode, `Produce to ${name}`)
  return name
}

export async function run({ rounds = 10_000 }) {
  const broker = await startOttla()
  const clients = await Promise.all(Array.from({ length: connections }, () => WireClient.connect(broker.port)))
  try {
    let old = []
    for (let index = 0; index < rounds; index++) {
      old.push({ name: await round(index, clients) })
      if (old.length < deleteEvery) continue
      const { responses } = await clients[0].request('DeleteTopics', 6, { topics: old, timeoutMs: 10_000 })
      for (const { errorCode } of responses) await refuse(errorCode, 'DeleteTopics')
      old = []
    }
  } finally {
    for (const client of clients) client.close()
    await broker.stop()
  }
  return `${rounds} topics created, each seen and written at once on other connections`
}
