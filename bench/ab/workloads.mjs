// What bench:ab measures: few, short, and each about one path. A slice is about half a second of load; its measure is the broker's CPU
// for one request, which does not depend on what else the machine does as wall time does.

import { runLoad } from '../macro/load.mjs'

const partitions = 6

/** Beyond this a topic is replaced: 200 slices would fill a disk. */
const topicBytesMax = 3 * 2 ** 30

/** One side's produce load: topics come and go between slices, not within. */
class Producing {
  #target
  #options
  #topic
  #bytes = Number.POSITIVE_INFINITY
  #serial = 0

  constructor(target, options) {
    this.#target = target
    this.#options = options
  }

  async prepare() {
    if (this.#bytes < topicBytesMax) return
    if (this.#topic !== undefined) await this.#target.deleteTopic(this.#topic)
    this.#topic = `ab-${this.#options.batch}-${String(this.#serial++).padStart(4, '0')}`
    await this.#target.createTopic(this.#topic, partitions)
    this.#bytes = 0
  }

  async slice(seconds) {
    const seen = await runLoad('produce', this.#target, { topic: this.#topic, partitions, seconds, ...this.#options })
    this.#bytes += seen.bytes
    return (seen.brokerCpuSeconds * 1e6) / seen.requests
  }

  async end() {
    if (this.#topic !== undefined) await this.#target.deleteTopic(this.#topic)
  }
}

/** One side's fetch load: the same topic from page cache again and again. */
class Fetching {
  #target
  #batch
  #mib
  #topic

  constructor(target, { batch, mib }) {
    this.#target = target
    this.#batch = batch
    this.#mib = mib
    this.#topic = `ab-fetch-${batch}`
  }

  async prepare() {
    if (this.#mib === 0) return
    await this.#target.createTopic(this.#topic, partitions)
    await runLoad('produce', this.#target, {
      topic: this.#topic,
      partitions,
      connections: 4,
      batch: this.#batch,
      mib: this.#mib
    })
    this.#mib = 0
  }

  async slice(seconds) {
    let [cpu, requests] = [0, 0]
    for (const end = performance.now() + seconds * 1000; performance.now() < end || requests === 0; ) {
      const seen = await runLoad('fetch', this.#target, {
        topic: this.#topic,
        partitions,
        connections: 3,
        mib: 4096,
        maxBytes: 131_072
      })
      cpu += seen.brokerCpuSeconds
      requests += seen.requests
    }
    return (cpu * 1e6) / requests
  }

  async end() {
    await this.#target.deleteTopic(this.#topic)
  }
}

const produce = (options) => (target) =>
  new Producing(target, { connections: 4, depth: 5, acks: -1, record: 1024, ...options })

export const abWorkloads = [
  { name: 'produce-16k', title: 'Produce of 16 KiB batches of 1 KiB', on: produce({ batch: 16_384 }) },
  { name: 'produce-1k', title: 'Produce of one record of 1 KiB', on: produce({ batch: 1024, depth: 20 }) },
  {
    name: 'produce-lz4',
    title: 'Produce of lz4 64 KiB batches of 1 KiB',
    on: produce({ batch: 65_536, codec: 'lz4' })
  },
  {
    name: 'fetch-16k',
    title: 'Fetch of 128 KiB a partition from page cache, 16 KiB batches',
    on: (target) => new Fetching(target, { batch: 16_384, mib: 192 })
  }
]
