// What a poll of a large fetch session costs: one consumer, many partitions, one of them written to between two polls.
//
//   node bench/micro/broker/sessions.mjs [--against CHECKOUT]... [--rounds N] [--partitions N] [--polls N]

import { parseArgs } from 'node:util'
import { WireClient } from '../../../test/helpers/wire.mjs'
import { cpuSeconds } from '../../macro/measure.mjs'
import { batchOf, createTopic, startBroker } from './load.mjs'

const { values: options } = parseArgs({
  options: {
    against: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '5' },
    partitions: { type: 'string', default: '2000' },
    polls: { type: 'string', default: '200' }
  }
})
const partitions = Number(options.partitions)
const polls = Number(options.polls)
const { batch, count } = batchOf(1024)
const brokers = []
for (const path of [undefined, ...options.against])
  brokers.push({
    name: path ?? 'here',
    seen: [],
    ...(await startBroker(path === undefined ? undefined : `${path}/dist/main.js`))
  })

const poll = (broker, topics) =>
  broker.wire.request('Fetch', 17, {
    maxWaitMs: 0,
    minBytes: 1,
    maxBytes: 1 << 20,
    sessionId: broker.session,
    sessionEpoch: broker.epoch++,
    topics
  })

const asked = (topicId, indexes, offset) => [
  {
    topicId,
    partitions: indexes.map((partition) => ({ partition, fetchOffset: offset(partition), partitionMaxBytes: 1 << 20 }))
  }
]

try {
  for (const broker of brokers) {
    broker.topicId = await createTopic(broker.port, 'wide', partitions)
    broker.wire = await WireClient.connect(broker.port)
    broker.offsets = new Array(partitions).fill(0)
    broker.session = broker.epoch = 0
    const all = Array.from({ length: partitions }, (_, index) => index)
    broker.session = (
      await poll(
        broker,
        asked(broker.topicId, all, () => 0)
      )
    ).sessionId
    if (broker.session === 0) throw new Error('no session was opened')
  }
  for (let round = 0; round < Number(options.rounds); round++)
    for (const broker of brokers) {
      const before = cpuSeconds(broker.pid)
      let topics = []
      for (let i = 0; i < polls; i++) {
        const index = (i * 7919) % partitions
        await broker.wire.request('Produce', 13, {
          acks: -1,
          timeoutMs: 5000,
          topicData: [{ topicId: broker.topicId, partitionData: [{ index, records: Buffer.from(batch) }] }]
        })
        const { responses, errorCode } = await poll(broker, topics)
        const told = responses.flatMap((topic) => topic.partitions.map((one) => one.partitionIndex))
        if (errorCode !== 0 || !told.includes(index)) throw new Error(`error ${errorCode}, told ${told}`)
        broker.offsets[index] += count
        topics = asked(broker.topicId, [index], (at) => broker.offsets[at])
      }
      await poll(broker, topics)
      broker.seen.push(((cpuSeconds(broker.pid) - before) / polls) * 1e6)
    }
  for (const { name, seen } of brokers) {
    const sorted = seen.toSorted((a, b) => a - b)
    console.log(`${name}: ${sorted[seen.length >> 1].toFixed(0)} CPU µs a poll (least ${sorted[0].toFixed(0)})`)
  }
} finally {
  for (const broker of brokers) {
    broker.wire?.close()
    await broker.stop()
  }
}
