// Broker CPU per GiB, memory and start-up, Ottla beside Apache Kafka: both brokers stay up, slices interleave A B A B,
// Apache Kafka's own Java client is the load for both.
// usage: cpu.mjs --kafka-libs DIR [--rounds N] [--mib N] [--json FILE]

import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { apacheKafka, cpuSeconds, memoryMiB, ottla } from './brokers.mjs'

const { values: options } = parseArgs({
  options: {
    'kafka-libs': { type: 'string' },
    rounds: { type: 'string', default: '3' },
    mib: { type: 'string', default: '512' },
    json: { type: 'string' }
  }
})
const libs = options['kafka-libs']
if (libs === undefined) {
  console.error('cpu.mjs: --kafka-libs DIR is missing (the folder with the jars of Apache Kafka)')
  process.exit(2)
}
const bytes = Number(options.mib) * 1024 * 1024
const partitions = 6
const loadProgram = fileURLToPath(new URL('./Load.java', import.meta.url))
const workloads = [
  { name: 'produce 16 KiB batches of 1 KiB', record: 1024, batch: 16384, codec: 'none' },
  { name: 'produce 256 KiB batches of 1 KiB', record: 1024, batch: 262144, codec: 'none' },
  { name: 'produce lz4 64 KiB batches of 1 KiB', record: 1024, batch: 65536, codec: 'lz4' }
]

function load(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      'java',
      ['-Xmx512M', '-XX:+UseSerialGC', '-cp', `${libs}/*`, loadProgram, ...args.map(String)],
      {
        stdio: ['ignore', 'ignore', 'pipe']
      }
    )
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-2000)
    })
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`load ${args.join(' ')}: ${errors}`))))
  })
}

async function createTopic(bootstrap, topic) {
  const { Kafka, logLevel } = await import('kafkajs')
  const admin = new Kafka({ brokers: [bootstrap], logLevel: logLevel.ERROR }).admin()
  await admin.connect()
  await admin.createTopics({ topics: [{ topic, numPartitions: partitions, replicationFactor: 1 }] })
  await admin.disconnect()
}

/** Broker CPU seconds per GiB, and MiB per second, of one piece of work. */
async function measure(broker, work) {
  const cpu = cpuSeconds(broker.pid)
  const start = performance.now()
  await work()
  const seconds = (performance.now() - start) / 1000
  return { cpuPerGiB: ((cpuSeconds(broker.pid) - cpu) * 2 ** 30) / bytes, mibPerSecond: bytes / 2 ** 20 / seconds }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

const brokers = [await ottla(), await apacheKafka(libs)]
const results = new Map()
const note = (workload, broker, value) => {
  const key = `${workload}`
  if (!results.has(key)) results.set(key, { ottla: [], kafka: [] })
  results.get(key)[broker.name].push(value)
}

try {
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const idle = Object.fromEntries(brokers.map((broker) => [broker.name, memoryMiB(broker.pid).now]))
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const { name, record, batch, codec } of workloads) {
      for (const broker of brokers) {
        const topic = `bench-${round}-${batch}-${codec}`
        await createTopic(broker.bootstrap, topic)
        note(
          name,
          broker,
          await measure(broker, () => load('produce', broker.bootstrap, topic, partitions, bytes, record, batch, codec))
        )
      }
      if (codec !== 'none') continue
      for (const broker of brokers) {
        const topic = `bench-${round}-${batch}-${codec}`
        note(
          `fetch of ${name.slice('produce '.length)}`,
          broker,
          await measure(broker, () => load('fetch', broker.bootstrap, topic, partitions, bytes))
        )
      }
    }
  }
  const loaded = Object.fromEntries(brokers.map((broker) => [broker.name, memoryMiB(broker.pid)]))
  const rows = [...results].map(([name, { ottla: ours, kafka: theirs }]) => ({
    workload: name,
    ottla: median(ours.map((run) => run.cpuPerGiB)),
    kafka: median(theirs.map((run) => run.cpuPerGiB)),
    ratio: median(ours.map((run) => run.cpuPerGiB)) / median(theirs.map((run) => run.cpuPerGiB)),
    ottlaMiBps: median(ours.map((run) => run.mibPerSecond)),
    kafkaMiBps: median(theirs.map((run) => run.mibPerSecond))
  }))
  console.log('| workload | Ottla CPU s/GiB | Kafka CPU s/GiB | ratio | Ottla MiB/s | Kafka MiB/s |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  for (const row of rows) {
    const cells = [
      row.ottla.toFixed(2),
      row.kafka.toFixed(2),
      row.ratio.toFixed(2),
      row.ottlaMiBps.toFixed(0),
      row.kafkaMiBps.toFixed(0)
    ]
    console.log(`| ${row.workload} | ${cells.join(' | ')} |`)
  }
  const start = Object.fromEntries(brokers.map((broker) => [broker.name, broker.startMs]))
  console.log(`start to first answer: Ottla ${start.ottla.toFixed(0)} ms, Kafka ${start.kafka.toFixed(0)} ms`)
  console.log(`resident memory idle: Ottla ${idle.ottla.toFixed(0)} MiB, Kafka ${idle.kafka.toFixed(0)} MiB`)
  console.log(
    `resident memory peak: Ottla ${loaded.ottla.peak.toFixed(0)} MiB, Kafka ${loaded.kafka.peak.toFixed(0)} MiB`
  )
  if (options.json !== undefined)
    writeFileSync(options.json, JSON.stringify({ rows, start, idle, loaded, options }, null, 2))
} finally {
  await Promise.allSettled(brokers.map((broker) => broker.stop()))
}
