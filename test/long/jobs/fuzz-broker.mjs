// A live broker under strangers: mutated request frames, garbage, announced sizes that never come, peers that leave at any
// point. A round is one connection and is decided by its seed. Found is a broker that dies, reports a mistake of its own,
// lets another client wait, takes memory without bound, or does not stop in order afterwards.

import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { apis, requestHeaderVersion } from '../../../dist/protocol/generated/api-keys.js'
import { codecs as loaders } from '../../../dist/protocol/generated/registry.js'
import { codec as requestHeader } from '../../../dist/protocol/generated/request-header.js'
import { Reader } from '../../../dist/protocol/wire/reader.js'
import { Writer } from '../../../dist/protocol/wire/writer.js'
import { mutate, random } from '../../fuzz/decoder.mjs'
import { startOttla } from '../../helpers/process.mjs'
import { WireClient } from '../../helpers/wire.mjs'

export const title = 'a live broker under mutated frames and rude peers (--seconds N, --from SEED)'
export const smoke = { seconds: 8 }

const goldenUrl = new URL('../../golden/', import.meta.url)
const peersAtOnce = 6
/** A broker that a stranger holds up answers nobody; a busy machine only answers late. */
const answerMsMax = 15_000
const growthMiBMax = 400
const lingerMs = 150
/** What a lucky mutation may really make, so that a long run measures the broker and not its disk. */
const partitionsMax = 64
const topicsMax = 200

function linesOf(name) {
  return readFileSync(new URL(name, goldenUrl), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

function framed(body) {
  const frame = Buffer.alloc(4 + body.length)
  frame.writeInt32BE(body.length)
  body.copy(frame, 4)
  return frame
}

/** Whole requests without their length: recorded ones, and every golden request body behind a header. */
function goldenRequests() {
  const recorded = linesOf('sessions/java-client-4.4.0.jsonl')
    .filter(({ dir }) => dir === 'request')
    .map(({ hex }) => Buffer.from(hex, 'hex'))
  const keys = new Map(apis.map(({ name, key }) => [name, key]))
  const built = readdirSync(new URL('wire/', goldenUrl), { recursive: true })
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => linesOf(`wire/${name}`))
    .filter(({ kind }) => kind === 'request')
    .flatMap(({ api, version, hex }) => {
      const key = keys.get(api.replace(/Request$/, ''))
      if (key === undefined) return []
      const writer = new Writer(Buffer.alloc(64))
      const header = { requestApiKey: key, requestApiVersion: version, correlationId: 1, clientId: 'fuzz' }
      requestHeader.write(writer, header, requestHeaderVersion(key, version))
      return [Buffer.concat([writer.bytes(), Buffer.from(hex, 'hex')])]
    })
  return [...recorded, ...built]
}

/** Refuses frames that would be understood and make more than a test should. */
class Sieve {
  #codecs
  #made = 0

  constructor(codecs) {
    this.#codecs = codecs
  }

  lets(frame) {
    if (frame.length < 8) return true
    const key = frame.readInt16BE(0)
    const codec = this.#codecs.get(key)
    if (codec === undefined) return true
    try {
      const version = frame.readInt16BE(2)
      const reader = new Reader(frame)
      requestHeader.read(reader, requestHeaderVersion(key, version))
      const { validateOnly, topics } = codec.read(reader, version)
      if (validateOnly) return true
      const counts = topics.map((topic) => topic.count ?? Math.max(topic.numPartitions, topic.assignments.length))
      if (counts.some((count) => count > partitionsMax)) return false
      this.#made += topics.length
      return this.#made < topicsMax
    } catch {
      return true
    }
  }
}

const rude = [
  () => Buffer.from('00000000', 'hex'),
  () => Buffer.from('7fffffff', 'hex'),
  () => Buffer.from('ffffffff0000', 'hex'),
  () => Buffer.from('80000000', 'hex'),
  () => Buffer.from('0640000000120000', 'hex'),
  () => Buffer.from('GET / HTTP/1.1\r\nHost: example\r\n\r\n'),
  () => Buffer.from('1603010200010001fc0303', 'hex'),
  (pick) => Buffer.from(Array.from({ length: 1 + pick(300) }, () => pick(256))),
  (pick) => framed(Buffer.from(Array.from({ length: pick(40) }, () => pick(256)))),
  // Keys and versions that nobody serves.
  (pick) => framed(Buffer.from([pick(2) * 127, pick(256), pick(2) * 255, pick(256), 0, 0, 0, 1, 0xff, 0xff]))
]

function bytesOf(pick, requests, sieve) {
  const parts = []
  for (let left = 1 + pick(6); left > 0; left--) {
    if (pick(8) === 0) {
      parts.push(rude[pick(rude.length)](pick))
      continue
    }
    const original = requests[pick(requests.length)]
    const frame = pick(10) === 0 ? original : mutate(original, pick)
    if (!sieve.lets(frame)) continue
    const whole = framed(frame)
    parts.push(pick(12) === 0 ? whole.subarray(0, pick(whole.length)) : whole)
  }
  return Buffer.concat(parts)
}

/** One stranger's visit; resolves when it is over, however it ends. */
function visit(port, pick, bytes) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const timer = setTimeout(() => socket.destroy(), lingerMs + pick(lingerMs))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve()
    })
    if (pick(4) > 0) socket.resume()
    const cut = pick(3) === 0 ? pick(bytes.length + 1) : bytes.length
    socket.write(bytes.subarray(0, cut))
    if (cut < bytes.length) setTimeout(() => socket.write(bytes.subarray(cut), () => undefined), pick(20))
    if (pick(5) === 0) socket.end()
    // A reset of a socket that is connecting or ending would leave it open for ever.
    const reset = () => {
      if (!socket.connecting && !socket.destroyed && !socket.writableEnded) socket.resetAndDestroy()
    }
    if (pick(8) === 0) setTimeout(reset, pick(10))
  })
}

function rssMiB(pid) {
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round(Number(kib?.[1] ?? 0) / 1024)
}

/** Somebody else's connection: asked again and again while the strangers visit. */
async function probe(port) {
  const began = performance.now()
  const client = await WireClient.connect(port)
  try {
    await client.request('ApiVersions', 3, { clientSoftwareName: 'probe', clientSoftwareVersion: '1' })
    await client.request('Metadata', 12, { topics: [{ name: 'probe' }], allowAutoTopicCreation: false })
  } finally {
    client.close()
  }
  const took = performance.now() - began
  if (took > answerMsMax) throw new Error(`another client waited ${took.toFixed(0)} ms for its answers`)
  return took
}

/** Lines of the broker's log that say that something of ours went wrong. */
function watch(child) {
  const mistakes = []
  let rest = ''
  const take = (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (!line.startsWith('{') || /"level":[56]0/.test(line)) mistakes.push(line)
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  return mistakes
}

async function check(broker, mistakes, limitMiB, state) {
  if (broker.child.exitCode !== null || broker.child.signalCode !== null)
    throw new Error(`the broker is gone: ${broker.output().slice(-3000)}`)
  if (mistakes.length > 0) throw new Error(`the broker reported a mistake: ${mistakes.slice(0, 5).join('\n')}`)
  state.slowestMs = Math.max(state.slowestMs, await probe(broker.port))
  state.peakMiB = Math.max(state.peakMiB, rssMiB(broker.child.pid))
  if (state.peakMiB > limitMiB) throw new Error(`the broker takes ${state.peakMiB} MiB; ${limitMiB} are the limit`)
}

export async function run({ seconds = 600, from }, memory) {
  const state = memory.load() ?? { seed: from ?? 1, elapsedMs: 0, slowestMs: 0, peakMiB: 0 }
  if (from !== undefined) state.seed = from
  const requests = goldenRequests()
  const codecs = new Map([
    [19, await loaders.CreateTopicsRequest()],
    [37, await loaders.CreatePartitionsRequest()]
  ])
  const sieve = new Sieve(codecs)
  const overrides = { 'auto.create.topics.enable': 'false' }
  const broker = await startOttla({ overrides })
  const mistakes = watch(broker.child)
  const client = await WireClient.connect(broker.port)
  const topics = [{ name: 'probe', numPartitions: 1, replicationFactor: 1 }]
  await client.request('CreateTopics', 7, { topics, timeoutMs: 5000 })
  client.close()
  const limitMiB = rssMiB(broker.child.pid) + growthMiBMax
  const first = state.seed
  const begun = performance.now() - state.elapsedMs
  const stranger = async () => {
    while (performance.now() - begun < seconds * 1000) {
      const pick = random(state.seed++)
      await visit(broker.port, pick, bytesOf(pick, requests, sieve))
    }
  }
  try {
    const strangers = Promise.all(Array.from({ length: peersAtOnce }, stranger))
    let over = false
    strangers.finally(() => {
      over = true
    })
    while (!over) {
      await check(broker, mistakes, limitMiB, state)
      state.elapsedMs = performance.now() - begun
      memory.save({ ...state, seed: Math.max(first, state.seed - peersAtOnce) })
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await strangers
    await check(broker, mistakes, limitMiB, state)
  } catch (error) {
    broker.child.kill('SIGKILL')
    throw new Error(`by seed ${state.seed} (from ${first}): ${error.message}`)
  }
  const code = await broker.stop()
  if (code !== 0) throw new Error(`the broker stopped with ${code}: ${broker.output().slice(-2000)}`)
  const { seed, slowestMs, peakMiB } = state
  return `${seed - first} visits up to seed ${seed - 1}; others waited at most ${slowestMs.toFixed(0)} ms, peak ${peakMiB} MiB`
}
