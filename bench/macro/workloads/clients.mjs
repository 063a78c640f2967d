// The same work driven by other people's clients: Apache Kafka's performance tools (with --kafka-home) and librdkafka (kcat on the PATH). They
// cost more than the broker does, so their throughput says what a user sees on these cores, not what the broker can do.

import { spawn } from 'node:child_process'
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const record = 1024
const partitions = 6

/** Runs a program to its end; its output. */
function output(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let [text, errors] = ['', '']
    child.stdout.on('data', (chunk) => {
      text = (text + chunk).slice(-4000)
    })
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-2000)
    })
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${command} ended with ${code}: ${errors}`))
    )
  })
}

/** Broker CPU and wall time of `work`, which moves `bytes`. */
async function measured(target, bytes, work) {
  const cpu = target.cpuSeconds()
  const start = performance.now()
  await work()
  const seconds = (performance.now() - start) / 1000
  return { cpuPerGiB: ((target.cpuSeconds() - cpu) * 2 ** 30) / bytes, mibPerSecond: bytes / 2 ** 20 / seconds }
}

function java(libs, tool, args) {
  if (libs === undefined) throw new Error('needs --kafka-home')
  return output('java', ['-Xmx512M', '-cp', `${libs}/*`, `org.apache.kafka.tools.${tool}`, ...args.map(String)])
}

const perfTools = {
  name: 'clients-java',
  group: 'clients',
  factor: 'client',
  selected: false,
  title: 'kafka-producer-perf-test and kafka-consumer-perf-test, 1 KiB records, 6 partitions, acks=all, 64 KiB batches',
  targets: ['ottla', 'kafka'],
  async run({ target, topic, scale, kafkaLibs }) {
    await target.createTopic(topic, partitions)
    const count = (scale.mib * 2 ** 20) / record
    const where = ['--bootstrap-server', target.bootstrap, '--topic', topic, '--num-records', count]
    const properties = ['--command-property', 'acks=all', 'batch.size=65536', 'linger.ms=5']
    const said = []
    const produce = await measured(target, count * record, async () => {
      const args = [...where, '--record-size', record, '--throughput', -1, ...properties]
      said.push(await java(kafkaLibs, 'ProducerPerformance', args))
    })
    const fetch = await measured(target, count * record, () => java(kafkaLibs, 'ConsumerPerformance', where))
    await target.deleteTopic(topic)
    // The tool's own figure: without the start of its JVM.
    const [, mibPerSecond] = /\(([\d.]+) MB\/sec\)[^\n]*50th/.exec(said[0]) ?? []
    return {
      cpuPerGiB: produce.cpuPerGiB,
      mibPerSecond: Number(mibPerSecond),
      fetchCpuPerGiB: fetch.cpuPerGiB,
      fetchMibPerSecond: fetch.mibPerSecond
    }
  }
}

const librdkafka = {
  name: 'clients-librdkafka',
  group: 'clients',
  factor: 'client',
  selected: false,
  title: 'kcat (librdkafka): 1 KiB records, 6 partitions, acks=all',
  targets: ['ottla', 'kafka'],
  async run({ target, topic, scale }) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-records-'))
    try {
      const file = join(folder, 'records')
      const bytes = scale.mib * 2 ** 20
      const lines = openSync(file, 'w')
      const mebibyte = `${'x'.repeat(record - 1)}\n`.repeat(1024)
      for (let written = 0; written < scale.mib; written++) writeFileSync(lines, mebibyte)
      await target.createTopic(topic, partitions)
      const where = ['-b', target.bootstrap, '-t', topic]
      const produce = await measured(target, bytes, () =>
        output('kcat', [...where, '-P', '-X', 'acks=all', '-X', 'batch.size=65536', '-l', file])
      )
      const fetch = await measured(target, bytes, () =>
        output('kcat', [...where, '-C', '-o', 'beginning', '-e', '-q', '-f', ''])
      )
      await target.deleteTopic(topic)
      return { ...produce, fetchCpuPerGiB: fetch.cpuPerGiB, fetchMibPerSecond: fetch.mibPerSecond }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

export const clientWorkloads = [perfTools, librdkafka]
