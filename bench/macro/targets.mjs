// What is measured: Ottla of this checkout or another, Apache Kafka, and the bare C++ server that is the limit. All alike: loopback, an
// empty temporary directory, their own defaults.

import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startOttla } from '../../test/helpers/process.mjs'
import { WireClient } from '../../test/helpers/wire.mjs'
import { startKafka } from './kafka.mjs'
import { cpuSeconds, memoryMiB, sleep } from './measure.mjs'

const limitFolder = fileURLToPath(new URL('./limit/', import.meta.url))

/** Not Kafka's defaults: groups begin at once, and what a workload deleted is soon gone. The same for both brokers. */
const benchOverrides = {
  'auto.create.topics.enable': 'false',
  'group.initial.rebalance.delay.ms': '0',
  'log.segment.delete.delay.ms': '1000'
}

/** Batches of 1 MiB are larger than Kafka's default takes. */
const topicConfigs = { 'max.message.bytes': '4194304' }

/** What runs now: a bench that is interrupted must not leave brokers and their data behind. */
const running = new Set()

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const { child, folder } of running) {
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    }
    process.exit(130)
  })
}

/**
 * @typedef {{ kind: 'ottla', name?: string, checkout?: string, nodeFlags?: string[] }
 *   | { kind: 'kafka', name?: string, libs: string }
 *   | { kind: 'limit', name?: string, mode?: 'validate' | 'flush' }} Spec
 */

/**
 * Starts one and waits for its first answer.
 * @param {Spec} spec
 * @param {{ folder?: string, overrides?: Record<string, string> }} options `folder`: of a target that was killed, kept at the end
 */
export async function startTarget(spec, { folder, overrides = {} } = {}) {
  const settings = { ...benchOverrides, ...overrides }
  if (spec.kind === 'limit') return withCommon(spec, await startLimit(spec.mode))
  if (spec.kind === 'kafka') return withCommon(spec, await startKafka(spec.libs, { folder, overrides: settings }))
  const program = spec.checkout === undefined ? {} : { program: join(spec.checkout, 'dist/main.js') }
  const broker = await startOttla({ folder, overrides: settings, nodeFlags: spec.nodeFlags ?? [], ...program })
  return withCommon(spec, { ...broker, data: broker.folder })
}

function withCommon(spec, { port, child, folder, data, startMs, stop, kill }) {
  const { pid } = child
  const live = { child, folder }
  running.add(live)
  child.once('exit', () => running.delete(live))
  return {
    spec,
    kind: spec.kind,
    name: spec.name ?? spec.kind,
    port,
    bootstrap: `127.0.0.1:${port}`,
    pid,
    folder,
    data,
    startMs,
    stop,
    kill,
    cpuSeconds: () => cpuSeconds(pid),
    memory: () => memoryMiB(pid),
    createTopic: (topic, partitions, configs = {}) =>
      spec.kind === 'limit' ? Promise.resolve() : createTopic(port, topic, partitions, { ...topicConfigs, ...configs }),
    deleteTopic: async (topic) => (spec.kind === 'limit' ? emptyFiles(data, topic) : deleteTopic(port, topic))
  }
}

async function startLimit(mode) {
  execFileSync('make', ['-s', '-C', limitFolder], { stdio: ['ignore', 2, 2] })
  const folder = mkdtempSync(join(tmpdir(), 'limit-data-'))
  const started = performance.now()
  const child = spawn(join(limitFolder, 'build/limit'), [folder, ...(mode === undefined ? [] : [mode])], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const port = await new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => resolve(Number(line)))
    exited.then((code) => reject(new Error(`limit ended with ${code}`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
    rmSync(folder, { recursive: true, force: true })
  }
  return { port, child, folder, data: folder, startMs: performance.now() - started, stop, kill: stop }
}

/**
 * The limit knows no topics to delete, and its files stay open: emptied, they give their pages back as a broker's do. Without that it would
 * write to memory that the guest has never touched, which costs a virtual machine more than the write.
 */
function emptyFiles(folder, topic) {
  for (const name of readdirSync(folder)) if (name.startsWith(`${topic}-`)) truncateSync(join(folder, name))
}

async function withWire(port, work) {
  const wire = await WireClient.connect(port)
  try {
    return await work(wire)
  } finally {
    wire.close()
  }
}

async function createTopic(port, name, numPartitions, configs) {
  await withWire(port, async (wire) => {
    const listed = Object.entries(configs).map(([key, value]) => ({ name: key, value: String(value) }))
    const { topics } = await wire.request('CreateTopics', 7, {
      topics: [{ name, numPartitions, replicationFactor: 1, configs: listed }],
      timeoutMs: 60_000
    })
    const [{ errorCode, errorMessage }] = topics
    if (errorCode !== 0) throw new Error(`CreateTopics ${name}: error ${errorCode} ${errorMessage ?? ''}`)
    for (let tries = 0; !(await served(wire, name, numPartitions)); tries++) {
      if (tries > 3000) throw new Error(`${name} has no leaders after a minute`)
      await sleep(20)
    }
  })
}

/** Apache Kafka answers a CreateTopics, and shows the topic, before its own broker leads it. */
async function served(wire, name, count) {
  const { topics } = await wire.request('Metadata', 12, { topics: [{ name }] })
  const [topic] = topics
  if (topic.errorCode !== 0 || topic.partitions.length !== count) return false
  const latest = -1
  const partitions = Array.from({ length: count }, (_, partitionIndex) => ({ partitionIndex, timestamp: latest }))
  const offsets = await wire.request('ListOffsets', 7, { replicaId: -1, topics: [{ name, partitions }] })
  return offsets.topics[0].partitions.every(({ errorCode }) => errorCode === 0)
}

async function deleteTopic(port, name) {
  await withWire(port, async (wire) => {
    const { responses } = await wire.request('DeleteTopics', 6, { topics: [{ name }], timeoutMs: 60_000 })
    if (responses[0].errorCode !== 0) throw new Error(`DeleteTopics ${name}: error ${responses[0].errorCode}`)
  })
}
