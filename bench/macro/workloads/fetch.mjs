// Fetch: what consumers read that are behind (from the page cache, from the disk) and that keep up.

import { sleep } from '../measure.mjs'
import { dropFromPageCache } from '../page-cache.mjs'
import { throughput } from './throughput.mjs'

const partitions = 6
/** Reading is so much faster than writing: what takes half a second to produce is read in a tenth, too short to say anything. */
const timesProduce = 4

async function fill({ target, topic, load }, mib, batch, count = partitions) {
  await target.createTopic(topic, count)
  await load('produce', { topic, partitions: count, connections: 4, depth: 5, record: 1024, batch, acks: 1, mib })
}

function fromPageCache(name, batch, connections, selected) {
  return {
    name: `fetch-${name}`,
    group: 'fetch',
    factor: 'batch',
    selected,
    title: `fetch of ${batch / 1024} KiB batches from page cache, ${partitions} partitions, ${connections} connections, 1 MiB a partition`,
    targets: ['limit', 'ottla', 'kafka'],
    async run(context) {
      const { target, topic, load, scale } = context
      const mib = scale.mib * timesProduce
      await fill(context, mib, batch)
      const seen = await load('fetch', { topic, partitions, connections, mib, maxBytes: 1 << 20 })
      await target.deleteTopic(topic)
      return throughput(seen)
    }
  }
}

const tail = {
  name: 'fetch-tail',
  group: 'fetch',
  factor: 'position',
  selected: true,
  title: 'produce and tail 20,000 records/s of 1 KiB, 6 partitions, one consumer each: broker CPU of both',
  targets: ['ottla', 'kafka'],
  async run({ target, topic, load, scale }) {
    await target.createTopic(topic, partitions)
    const seen = await load('latency', {
      topic,
      partitions,
      record: 1024,
      rate: 20_000,
      seconds: scale.seconds,
      warm: 1
    })
    await target.deleteTopic(topic)
    return throughput(seen)
  }
}

/** One consumer reads from the disk what the page cache has lost, while others tail: what the tail sees of it. */
const catchUp = {
  name: 'fetch-catch-up',
  group: 'fetch',
  factor: 'position',
  selected: true,
  title: 'tail p99 at 5,000 records/s of 1 KiB, alone and beside a consumer that reads from disk',
  targets: ['ottla', 'kafka'],
  async run(context) {
    const { target, topic, load, scale } = context
    const behind = `${topic}-behind`
    await fill({ ...context, topic: behind }, scale.catchUpMib, 262_144, 1)
    await target.createTopic(topic, 1)
    const follow = (name) => load('latency', { topic: name, record: 1024, rate: 5000, seconds: scale.seconds, warm: 1 })
    const alone = await follow(topic)
    dropFromPageCache(target.data, behind)
    const again = `${topic}-again`
    await target.createTopic(again, 1)
    const [beside, read] = await Promise.all([
      follow(again),
      sleep(1000).then(() => load('fetch', { topic: behind, mib: scale.catchUpMib, maxBytes: 4 << 20 }))
    ])
    await Promise.all([topic, again, behind].map((name) => target.deleteTopic(name)))
    return {
      p99AloneMs: alone.latencyUs.p99 / 1000,
      p99BesideMs: beside.latencyUs.p99 / 1000,
      ratioBeside: beside.latencyUs.p99 / alone.latencyUs.p99,
      mibPerSecond: read.mibPerSecond
    }
  }
}

export const fetchWorkloads = [
  fromPageCache('16k', 16_384, 3, true),
  fromPageCache('256k', 262_144, 3, true),
  fromPageCache('one-connection', 16_384, 1, false),
  tail,
  catchUp
]
