// What committing offsets costs: prebuilt OffsetCommit frames of several partitions, one group a connection; partition offsets
// a second and the broker's CPU for a million of them.
//
//   node bench/micro/broker/commits.mjs [--port N --pid N] [--rounds N] [--offsets N] [--partitions N] [--connections N]
//       [--depth N] [--shards N] [--groups N] [--profile]
//
// `--port` and `--pid`: a broker that runs already (Apache Kafka, to compare); its CPU is not measured without `--pid`.
// `--groups`: how many there are; connections share them. With one shard none is forwarded, with more half of the requests are.

import { parseArgs } from 'node:util'
import { codec as offsetCommitRequest } from '../../../dist/protocol/generated/offset-commit-request.js'
import { startOttla } from '../../../test/helpers/process.mjs'
import { WireClient } from '../../../test/helpers/wire.mjs'
import { cpuSeconds } from '../../compare/brokers.mjs'
import { createTopic, frame, Sender } from './load.mjs'

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
const offsetCommitKey = 8
const version = 8

function commitFrame(group, topic, offset) {
  return frame(offsetCommitKey, version, offsetCommitRequest, {
    groupId: group,
    topics: [
      {
        name: topic,
        partitions: Array.from({ length: partitions }, (_, partitionIndex) => ({
          partitionIndex,
          committedOffset: offset,
          committedLeaderEpoch: 0,
          committedMetadata: ''
        }))
      }
    ]
  })
}

async function ready(port, topic) {
  const wire = await WireClient.connect(port)
  for (let group = 0; group < groups; ) {
    await wire.request('FindCoordinator', 4, { keyType: 0, coordinatorKeys: [`commits-${group}`] })
    const answer = await wire.request('OffsetCommit', version, {
      groupId: `commits-${group}`,
      topics: [{ name: topic, partitions: [{ partitionIndex: 0, committedOffset: 0, committedMetadata: '' }] }]
    })
    if (answer.topics[0].partitions[0].errorCode === 0) group += 1
    else await new Promise((resolve) => setTimeout(resolve, 20))
  }
  wire.close()
}

async function commit(port, topic, count) {
  let left = count
  await Promise.all(
    Array.from({ length: connections }, async (_, index) => {
      const sender = await Sender.connect(port)
      const bytes = commitFrame(`commits-${index % groups}`, topic, 1_000_000 + index)
      let underWay = 0
      await new Promise((resolve, reject) => {
        sender.answered = (_size, head) => {
          underWay -= 1
          // correlation id, tags, throttle time, topics: name, partitions: index, error of the first
          if (head.readInt16BE(4 + 1 + 4 + 1 + 1 + topic.length + 1 + 4) !== 0)
            reject(new Error('a commit was refused'))
          if (left > 0) next()
          else if (underWay === 0) resolve()
        }
        const next = () => {
          left -= 1
          underWay += 1
          sender.send(bytes)
        }
        while (underWay < depth && left > 0) next()
        if (underWay === 0) resolve()
      })
      sender.close()
    })
  )
}

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
  await ready(broker.port, topic)
  await commit(broker.port, topic, requests >> 2)
  const rates = []
  const cpus = []
  for (let round = 0; round < Number(options.rounds); round++) {
    const cpu = pid === undefined ? 0 : cpuSeconds(pid)
    const start = performance.now()
    await commit(broker.port, topic, requests)
    const seconds = (performance.now() - start) / 1000
    rates.push((requests * partitions) / seconds)
    cpus.push(((pid === undefined ? 0 : cpuSeconds(pid) - cpu) * 1e6) / (requests * partitions))
  }
  const cpu = pid === undefined ? '' : `, ${middle(cpus).toFixed(2)} CPU s a million`
  console.log(`${Math.round(middle(rates))} offsets/s (most ${Math.round(Math.max(...rates))})${cpu}`)
} finally {
  await broker.stop()
}
