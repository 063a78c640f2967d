// One workload on one target. What the workload does not say (a name of its own, the load generator, a broker of its own) it gets here.

import { runLoad } from './load.mjs'
import { startTarget } from './targets.mjs'

let serial = 0

/** Topic names are as long for every target: they are in every request. */
const topicName = () => `bench-${String(serial++).padStart(6, '0')}`

/** The limit has two kinds of its own; a workload names which it is held against. */
export const suits = (workload, spec) => {
  if (spec.kind !== 'limit') return workload.targets.includes(spec.kind)
  return workload.targets.includes(spec.mode === 'flush' ? 'limit-flush' : 'limit')
}

/** Produces and fetches until a just-in-time compiler has seen both; the limit has none. */
export async function warm(target, mib) {
  if (target.kind === 'limit' || mib === 0) return
  const topic = topicName()
  const shape = { topic, partitions: 6, connections: 4, acks: -1, record: 1024 }
  await target.createTopic(topic, 6)
  for (const batch of [16_384, 262_144]) await runLoad('produce', target, { ...shape, batch, mib, seconds: 60 })
  await runLoad('produce', target, { ...shape, batch: 65_536, codec: 'lz4', mib: mib / 4, seconds: 60 })
  await runLoad('fetch', target, { topic, partitions: 6, connections: 3, mib })
  await target.deleteTopic(topic)
}

/** Targets that stay up between workloads, each started and warmed at first use. */
export class Targets {
  #running = new Map()
  #warmMib

  constructor(warmMib = 0) {
    this.#warmMib = warmMib
  }

  async of(spec) {
    const known = this.#running.get(spec)
    if (known !== undefined) return known
    const target = await startTarget(spec)
    this.#running.set(spec, target)
    await warm(target, this.#warmMib)
    return target
  }

  async stop() {
    const running = [...this.#running.values()]
    this.#running.clear()
    await Promise.allSettled(running.map((target) => target.stop()))
  }
}

/** Metrics of `workload` on the target of `spec`. `kafkaLibs`: the folder with Apache Kafka's jars, for its own tools. */
export async function runWorkload(workload, spec, targets, scale, kafkaLibs) {
  const loadOf = (target) => (command, options) => runLoad(command, target, options)
  if (workload.ownTarget) {
    const started = []
    const start = async (options) => {
      const target = await startTarget(spec, options)
      started.push(target)
      return target
    }
    try {
      return await workload.run({ start, loadOf, scale })
    } finally {
      for (const target of started) if (isAlive(target)) await target.stop()
    }
  }
  const own = workload.fresh ? await startTarget(spec) : undefined
  const target = own ?? (await targets.of(spec))
  try {
    return await workload.run({ target, topic: topicName(), load: loadOf(target), scale, kafkaLibs })
  } finally {
    await own?.stop()
  }
}

function isAlive({ pid }) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
