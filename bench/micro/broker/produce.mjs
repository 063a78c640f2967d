// What a broker's Produce costs: prebuilt frames of one batch, pipelined; CPU seconds per GiB of all its threads.
//
//   node bench/micro/broker/produce.mjs [--against CHECKOUT]... [--rounds N] [--mib N] [--bytes N] [--depth N]
//       [--connections N] [--partitions N]
//
// `--against`: another checkout (built), measured in turn with this one, round by round. `--partitions`: batches a frame.

import { parseArgs } from 'node:util'
import { batchOf, createTopic, line, measure, produce, produceFrame, startBroker } from './load.mjs'

const { values: options } = parseArgs({
  options: {
    against: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '5' },
    mib: { type: 'string', default: '256' },
    bytes: { type: 'string', default: '16384' },
    depth: { type: 'string', default: '5' },
    connections: { type: 'string', default: '4' },
    partitions: { type: 'string', default: '1' },
    profile: { type: 'string' }
  }
})
const connections = Number(options.connections)
const partitions = Number(options.partitions)
const { batch } = batchOf(Number(options.bytes))
const frames = Math.ceil((Number(options.mib) * 2 ** 20) / (batch.length * partitions))
const flags = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`]
const brokers = []
for (const path of [undefined, ...options.against])
  brokers.push({
    name: path ?? 'here',
    seen: [],
    ...(await startBroker(path === undefined ? undefined : `${path}/dist/main.js`, flags))
  })

async function slice(broker, round, frames) {
  const topicId = await createTopic(broker.port, `load-${round}`, connections * partitions)
  const make = (id, connection) =>
    produceFrame(
      id,
      Array.from({ length: partitions }, (_, at) => connection * partitions + at),
      batch
    )
  return measure(broker, async () => {
    await produce(broker.port, topicId, { connections, depth: Number(options.depth), frames, make })
    return frames * partitions * batch.length
  })
}

try {
  for (const broker of brokers) await slice(broker, 'warm', Math.ceil(frames / 4))
  for (let round = 0; round < Number(options.rounds); round++)
    for (const broker of brokers) broker.seen.push(await slice(broker, round, frames))
  for (const { name, seen } of brokers) console.log(line(name, seen))
} finally {
  for (const broker of brokers) await broker.stop()
}
