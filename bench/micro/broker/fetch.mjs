// What a broker's Fetch costs: every connection reads a partition from its beginning, one request under way.
//
//   node bench/micro/broker/fetch.mjs [--against CHECKOUT]... [--rounds N] [--mib N] [--bytes N] [--connections N]
//
// `--bytes`: the most a request asks for; each batch has about 16 KiB. Every round reads what was written once.

import { parseArgs } from 'node:util'
import { batchOf, createTopic, fetch, line, measure, produce, produceFrame, startBroker } from './load.mjs'

const { values: options } = parseArgs({
  options: {
    against: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '5' },
    mib: { type: 'string', default: '256' },
    bytes: { type: 'string', default: '1048576' },
    connections: { type: 'string', default: '4' },
    profile: { type: 'string' }
  }
})
const connections = Number(options.connections)
const { batch, count } = batchOf(16_384)
const batchesEach = Math.ceil((Number(options.mib) * 2 ** 20) / batch.length / connections)
const flags = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`]
const brokers = []
for (const path of [undefined, ...options.against])
  brokers.push({
    name: path ?? 'here',
    seen: [],
    ...(await startBroker(path === undefined ? undefined : `${path}/dist/main.js`, flags))
  })

const read = (broker, to) =>
  measure(broker, () =>
    fetch(broker.port, broker.topicId, {
      connections,
      from: 0,
      to,
      bytesMax: Number(options.bytes),
      batchBytes: batch.length,
      count
    })
  )

try {
  for (const broker of brokers) {
    broker.topicId = await createTopic(broker.port, 'load', connections)
    for (let index = 0; index < connections; index++)
      await produce(broker.port, broker.topicId, {
        connections: 1,
        depth: 5,
        frames: batchesEach,
        make: (id) => produceFrame(id, [index], batch)
      })
    await read(broker, (batchesEach * count) / 4)
  }
  for (let round = 0; round < Number(options.rounds); round++)
    for (const broker of brokers) broker.seen.push(await read(broker, batchesEach * count))
  for (const { name, seen } of brokers) console.log(line(name, seen))
} finally {
  for (const broker of brokers) await broker.stop()
}
