// What committing offsets costs: prebuilt OffsetCommit frames of several partitions, one group a connection; partition offsets
// a second and the broker's CPU for a million of them.
//
//   node bench/micro/broker/commits.mjs [--port N --pid N] [--rounds N] [--offsets N] [--partitions N] [--connections N]
//       [--depth N] [--shards N] [--groups N] [--profile]
//
// `--port` and `--pid`: a broker that runs already (Apache Kafka, to compare); its CPU is not measured without `--pid`.
// `--groups`: how many there are; connections share them. With one shard none is forwarded, with more half of the requests are.

import { parseArgs } from 'node:util'
import { startOttla } from '../../../test/helpers/process.mjs'
import { commit, groupsReady } from '../../macro/clients/commits.mjs'
import { cpuSeconds } from '../../macro/measure.mjs'
import { createTopic } from './load.mjs'

const { values: options } = parseArgs({
  options: {
    port: { type: 'string' },
    pid: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    offsets: { type: 'string', default: '500000' },
    partitions: { type: 'string', default: '10' },
    connections: { type: 'string', default: '32' },
    depth: { type: 'string', default: '2' },
    shards: { type: 'string', default: '1' },
    groups: { type: 'string', default: '32' },
    profile: { type: 'boolean', default: false }
  }
})
const [partitions, connections, depth, groups] = ['partitions', 'connections', 'depth', 'groups'].map((name) =>
  Number(options[name])
)
const requests = Math.ceil(Number(options.offsets) / partitions)
const shape = { partitions, connections, depth, groups }

const middle = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
const own = options.port === undefined
const nodeFlags = options.profile ? ['--cpu-prof'] : []
const broker = own
  ? await startOttla({ overrides: { 'ottla.shards': options.shards }, nodeFlags })
  : { port: Number(options.port), stop: async () => 0 }
const pid = own ? broker.child.pid : options.pid && Number(options.pid)
try {
  const topic = 'committed'
  await createTopic(broker.port, topic, partitions).catch((error) => {
    if (!String(error).includes('36')) throw error
  })
  await groupsReady(broker.port, topic, groups)
  await commit(broker.port, topic, { ...shape, count: requests >> 2 })
  const rates = []
  const cpus = []
  for (let round = 0; round < Number(options.rounds); round++) {
    const cpu = pid === undefined ? 0 : cpuSeconds(pid)
    const start = performance.now()
    await commit(broker.port, topic, { ...shape, count: requests })
    const seconds = (performance.now() - start) / 1000
    rates.push((requests * partitions) / seconds)
    cpus.push(((pid === undefined ? 0 : cpuSeconds(pid) - cpu) * 1e6) / (requests * partitions))
  }
  const cpu = pid === undefined ? '' : `, ${middle(cpus).toFixed(2)} CPU s a million`
  console.log(`${Math.round(middle(rates))} offsets/s (most ${Math.round(Math.max(...rates))})${cpu}`)
} finally {
  await broker.stop()
}
