// Many partitions, many connections: what each costs, and what it does to the work beside it.

import { runLoad } from '../load.mjs'
import { sleep } from '../measure.mjs'
import { throughput } from './throughput.mjs'

const batch = { record: 1024, batch: 16_384, connections: 4, depth: 5, acks: -1 }

const partitions = {
  name: 'partitions-10000',
  group: 'scale',
  factor: 'partitions',
  selected: true,
  title: '10,000 partitions (fewer at a smaller scale): memory for each, and produce throughput against 10',
  targets: ['limit', 'ottla', 'kafka'],
  fresh: true,
  async run({ target, topic, load, scale }) {
    const few = `${topic}-few`
    await target.createTopic(few, 10)
    await load('produce', { topic: few, partitions: 10, ...batch, mib: scale.mib })
    await sleep(1000)
    const before = target.memory().now
    const started = performance.now()
    // In pieces: Apache Kafka takes so many partitions in one request, but not quickly.
    const topics = Array.from({ length: scale.manyPartitions / 1000 }, (_, at) => `${topic}-${at}`)
    for (const name of topics) await target.createTopic(name, 1000)
    const createSeconds = (performance.now() - started) / 1000
    await sleep(2000)
    const empty = target.memory().now
    const touch = await Promise.all(
      topics.map((name) =>
        load('produce', { topic: name, partitions: 1000, ...batch, mib: Math.ceil(scale.mib / topics.length) })
      )
    )
    await sleep(1000)
    const written = target.memory().now
    const wide = sum(touch.map(({ bytes }) => bytes)) / Math.max(...touch.map(({ seconds }) => seconds)) / 2 ** 20
    const narrow = await Promise.all(
      topics.map(() =>
        load('produce', { topic: few, partitions: 10, ...batch, mib: Math.ceil(scale.mib / topics.length) })
      )
    )
    const few10 = sum(narrow.map(({ bytes }) => bytes)) / Math.max(...narrow.map(({ seconds }) => seconds)) / 2 ** 20
    return {
      createSeconds,
      kibPerPartition: ((empty - before) * 1024) / scale.manyPartitions,
      kibPerWrittenPartition: ((written - before) * 1024) / scale.manyPartitions,
      mibPerSecond: wide,
      mibPerSecondOf10: few10,
      shareOf10: wide / few10
    }
  }
}

const sum = (values) => values.reduce((total, value) => total + value, 0)

const connections = {
  name: 'connections-5000',
  group: 'scale',
  factor: 'connections',
  selected: true,
  title: 'idle connections (5,000; fewer at a smaller scale): memory for each, and produce beside them',
  targets: ['ottla', 'kafka'],
  fresh: true,
  async run({ target, topic, scale }) {
    await target.createTopic(topic, 6)
    const before = target.memory().now
    let idle
    const ready = new Promise((resolve, reject) => {
      idle = runLoad(
        'idle',
        target,
        { connections: scale.connections, seconds: scale.seconds + 3 },
        { onReady: resolve }
      )
      idle.catch(reject)
    })
    await ready
    await sleep(1000)
    const perConnection = ((target.memory().now - before) * 1024) / scale.connections
    const beside = await runLoad('produce', target, {
      topic,
      partitions: 6,
      ...batch,
      mib: scale.mib,
      seconds: scale.seconds
    })
    await idle
    return { kibPerConnection: perConnection, ...throughput(beside) }
  }
}

export const scaleWorkloads = [partitions, connections]
