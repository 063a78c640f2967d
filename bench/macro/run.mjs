// One workload on one target. What the workload does not say (a name of its own, the load generator, a broker of its own) it gets here.

import { runLoad } from './load.mjs'
import { sleep } from './measure.mjs'
import { startTarget } from './targets.mjs'

const warmMibPerTailSecond = 32
/** Deleted files go after a second (targets.mjs): idle means idle for longer than that. */
const quietChecks = 6
const quietCheckMs = 250
const idleShare = 0.05

let serial = 0

/** Topic names are as long for every target: they are in every request. */
const topicName = () => `bench-${String(serial++).padStart(6, '0')}`

/** The limit has two kinds of its own; a workload names which it is held against. */
export const suits = (workload, spec) => {
  if (spec.kind !== 'limit') return workload.targets.includes(spec.kind)
  return workload.targets.includes(spec.mode === 'flush' ? 'limit-flush' : 'limit')
}

/**
 * Produces, fetches and reads along until a just-in-time compiler has seen all three, and waits until what that left behind is gone: a
 * topic's files are removed after a delay, on the broker's own CPU. The limit has neither.
 */
export async function warm(target, mib) {
  if (target.kind === 'limit' || mib === 0) return
  const topic = topicName()
  const shape = { topic, partitions: 6, connections: 4, acks: -1, record: 1024 }
  await target.createTopic(topic, 6)
  for (const batch of [16_384, 262_144]) await runLoad('produce', target, { ...shape, batch, mib, seconds: 60 })
  await runLoad('produce', target, { ...shape, batch: 65_536, codec: 'lz4', mib: mib / 4, seconds: 60 })
  await runLoad('fetch', target, { topic, partitions: 6, connections: 3, mib })
  await target.deleteTopic(topic)
  const along = topicName()
  await target.createTopic(along, 6)
  const seconds = Math.ceil(mib / warmMibPerTailSecond)
  await runLoad('latency', target, { topic: along, partitions: 6, record: 1024, rate: 10_000, seconds })
  await target.deleteTopic(along)
  await settled(target)
}

/** Until it has been idle for a while, but no longer than `withinMs`. */
export async function settled(target, withinMs = 15_000) {
  const until = performance.now() + withinMs
  for (let quiet = 0; quiet < quietChecks && performance.now() < until; ) {
    const before = target.cpuSeconds()
    await sleep(quietCheckMs)
    const share = ((target.cpuSeconds() - before) * 1000) / quietCheckMs
    quiet = share < idleShare ? quiet + 1 : 0
  }
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
