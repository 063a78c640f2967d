// Every client writes text with every codec it has; every client reads what every other wrote. See README.md.
// usage: matrix.mjs [--records N] [--bootstrap HOST:PORT] [--python PYTHON] [--kafka-libs DIR] [--only REGEX] [--sample]
// With --sample each reader reads one codec of each writer, another one for every pair, instead of all.
// A client whose program is not given (Python without --python, Java without --kafka-libs, kcat not installed) is skipped, by name.

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startOttla } from '../helpers/process.mjs'

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '10000' },
    bootstrap: { type: 'string' },
    python: { type: 'string' },
    'kafka-libs': { type: 'string' },
    only: { type: 'string', default: '.' },
    sample: { type: 'boolean', default: false }
  }
})
const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd']
const perCodec = Math.ceil(Number(options.records) / codecs.length)
const here = fileURLToPath(new URL('.', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'ottla-matrix-'))
const textFile = join(folder, 'text')

function program(command, ...first) {
  return {
    produce: (...args) => run(command, [...first, 'produce', ...args]),
    consume: (...args) => run(command, [...first, 'consume', ...args])
  }
}

const kcat = {
  produce: (bootstrap, topic, partition, codec, file) =>
    run('kcat', ['-b', bootstrap, '-P', '-t', topic, '-p', partition, '-z', codec, '-l', file]),
  async consume(bootstrap, topic, partition, count) {
    const text = await run('kcat', [
      '-b',
      bootstrap,
      '-C',
      '-t',
      topic,
      '-p',
      partition,
      '-o',
      'beginning',
      '-c',
      count,
      '-q'
    ])
    return `${text.split('\n').length - 1} ${createHash('sha256').update(text).digest('hex')}`
  }
}

const has = (command) => spawnSync(command, ['-V'], { stdio: 'ignore' }).error === undefined
const node = (library) => program(process.execPath, join(here, 'programs/text_node.mjs'), library)
const python = (library) => program(options.python, join(here, 'programs/text_python.py'), library)
const java = program('java', '-XX:+UseSerialGC', '-cp', `${options['kafka-libs']}/*`, join(here, 'programs/Text.java'))

/** zstd comes to Node's own zlib after version 20; kafkajs has no zstd of its own. `framed` is a writer of snappy in Java's
 *  framing, `rawSnappy` a reader that knows only the raw form: seen against Apache Kafka too. */
const clients = [
  { name: 'kcat', client: kcat, codecs, present: has('kcat') },
  { name: 'kafkajs', client: node('kafkajs'), codecs: codecs.slice(0, 4), present: true },
  { name: 'platformatic', client: node('platformatic'), codecs: codecs.slice(0, 4), present: true, rawSnappy: true },
  { name: 'kafka-python', client: python('kafka-python'), codecs, present: options.python !== undefined, framed: true },
  { name: 'confluent-kafka', client: python('confluent'), codecs, present: options.python !== undefined },
  { name: 'java', client: java, codecs, present: options['kafka-libs'] !== undefined, framed: true }
]

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const output = []
    let errors = ''
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-2000)
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(Buffer.concat(output).toString())
      else reject(new Error(`${command} exited with ${code}: ${errors}`))
    })
  })
}

/** Numbered lines of the repository's own prose: real text, the same on every machine. Returns its digest. */
async function writeText() {
  const prose = ['LICENSE', 'README.md', 'src/README.md']
    .flatMap((name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
  const file = createWriteStream(textFile)
  const digest = createHash('sha256')
  for (let index = 0; index < perCodec; index++) {
    const line = `${index} ${prose[index % prose.length]}\n`
    digest.update(line)
    if (!file.write(line)) await new Promise((resolve) => file.once('drain', resolve))
  }
  await finished(file.end())
  return `${perCodec} ${digest.digest('hex')}`
}

async function createTopics(bootstrap, names) {
  const { Kafka, logLevel } = await import('kafkajs')
  const admin = new Kafka({ brokers: [bootstrap], logLevel: logLevel.ERROR }).admin()
  await admin.connect()
  await admin.createTopics({
    topics: names.map((topic) => ({ topic, numPartitions: codecs.length, replicationFactor: 1 }))
  })
  await admin.disconnect()
}

function readable(reader, writer) {
  const foreign = reader.rawSnappy && writer.framed ? ['snappy'] : []
  const common = writer.codecs.filter((codec) => reader.codecs.includes(codec) && !foreign.includes(codec))
  return options.sample ? [common[(clients.indexOf(reader) + clients.indexOf(writer)) % common.length]] : common
}

let passed = 0
let failed = 0

async function check(name, work) {
  if (!new RegExp(options.only).test(name)) return
  const start = performance.now()
  try {
    await work()
    passed++
    console.log(`ok ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  } catch (error) {
    failed++
    console.log(`FAIL ${name}: ${error.message}`)
  }
}

async function matrix(bootstrap) {
  const expected = await writeText()
  const present = clients.filter((client) => client.present)
  for (const { name } of clients.filter((client) => !client.present)) console.log(`skip ${name} (not installed)`)
  const topicOf = ({ name }) => `text-${name}-${process.pid}`
  await createTopics(bootstrap, present.map(topicOf))

  for (const writer of present) {
    for (const codec of writer.codecs) {
      const partition = String(codecs.indexOf(codec))
      await check(`${writer.name} writes ${codec}`, () =>
        writer.client.produce(bootstrap, topicOf(writer), partition, codec, textFile)
      )
    }
  }
  for (const reader of present) {
    for (const writer of present) {
      for (const codec of readable(reader, writer)) {
        await check(`${reader.name} reads ${writer.name} ${codec}`, async () => {
          const partition = String(codecs.indexOf(codec))
          const found = (await reader.client.consume(bootstrap, topicOf(writer), partition, String(perCodec))).trim()
          if (found !== expected) throw new Error(`read ${found}, expected ${expected}`)
        })
      }
    }
  }
}

const own = options.bootstrap === undefined ? await startOttla() : undefined
try {
  await matrix(options.bootstrap ?? own.bootstrap)
} finally {
  await own?.stop()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
