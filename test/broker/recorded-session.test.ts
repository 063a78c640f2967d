// Every frame that Apache's 4.4 clients sent in a recorded run, sent again in its order to a broker of ours. What an answer
// says must be what Apache's broker said; ids, times, offsets and addresses aside, which belong to a run.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiKey, requestHeaderVersion, responseHeaderVersion } from '#protocol/generated/api-keys.js'
import { requestCodecs, responseCodecs } from '#protocol/generated/registry.js'
import { codec as requestHeader } from '#protocol/generated/request-header.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'
import { type Body, connect, type RunningBroker, startBroker, type Wire } from './support.ts'

interface Frame {
  readonly conn: number
  readonly dir: 'request' | 'response'
  readonly api: keyof typeof ApiKey
  readonly version: number
  readonly correlationId: number
  readonly hex: string
  readonly json: Body
}

const frames = readFileSync(new URL('../golden/sessions/java-client-4.4.0.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Frame)
const idOf = ({ conn, correlationId }: Frame): string => `${conn}/${correlationId}`
const recorded = new Map(frames.filter(({ dir }) => dir === 'response').map((frame) => [idOf(frame), frame]))
/** Coordinators of groups and transactions are left to the suites that drive them as their clients do. */
const compared: ReadonlySet<string> = new Set([
  'CreatePartitions',
  'CreateTopics',
  'DeleteRecords',
  'DeleteTopics',
  'DescribeCluster',
  'DescribeQuorum',
  'Fetch',
  'IncrementalAlterConfigs',
  'InitProducerId',
  'ListOffsets',
  'Metadata',
  'Produce'
])

/** Values that belong to one run. Absent ones stay absent: -1 and the like are compared. */
const masked = new Set([
  'baseOffset',
  'clusterId',
  'currentLeaderEpoch',
  'hasRecords',
  'highWatermark',
  'host',
  'lastStableOffset',
  'leaderEpoch',
  'logAppendTimeMs',
  'logEndOffset',
  'logStartOffset',
  'lowWatermark',
  'offset',
  'port',
  'producerId',
  'records',
  'sessionId',
  'throttleTimeMs',
  'timestamp',
  'topicId',
  'lastFetchTimestamp',
  'lastCaughtUpTimestamp',
  'replicaDirectoryId'
])
const nothing: readonly unknown[] = [-1, -1n, null, undefined, 0]

function plain(value: unknown, name = ''): unknown {
  if (Buffer.isBuffer(value)) return value.toString('hex')
  if (masked.has(name)) return nothing.includes(value as never) ? 'none' : 'some'
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return Object.fromEntries(value.map((one, at) => [one?.name ?? at, plain(one)]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one, key)]))
}

async function decode({ api, version }: Frame, bytes: Buffer): Promise<Body> {
  const key = ApiKey[api]
  const reader = new Reader(bytes)
  reader.int32()
  if (responseHeaderVersion(key, version) === 1) reader.tags()
  const codec = await responseCodecs.get(key)?.()
  return codec?.read(reader, version)
}

const uuidBytes = (text: string): Buffer => Buffer.from(text, 'base64url')

/** Topic ids and fetch session ids of the recorded run, and what ours are. */
class Translation {
  readonly #topics: (readonly [theirs: Buffer, ours: Buffer])[] = []
  readonly #sessions = new Map<number, number>()

  learn({ api }: Frame, theirs: Body, ours: Body): void {
    if (api === 'Fetch') this.#sessions.set(theirs.sessionId, ours.sessionId)
    if (api !== 'CreateTopics') return
    for (const { name, topicId } of theirs.topics) {
      const own = ours.topics.find((one: Body) => one.name === name)?.topicId ?? topicId
      this.#topics.push([uuidBytes(topicId), uuidBytes(own)])
    }
  }

  async request(frame: Frame): Promise<Buffer> {
    const bytes = Buffer.from(frame.hex, 'hex')
    for (const [theirs, ours] of this.#topics)
      for (let at = bytes.indexOf(theirs); at >= 0; at = bytes.indexOf(theirs, at + 16)) ours.copy(bytes, at)
    return frame.api === 'Fetch' ? this.#withSession(frame, bytes) : bytes
  }

  async #withSession({ api, version }: Frame, bytes: Buffer): Promise<Buffer> {
    const key = ApiKey[api]
    const reader = new Reader(bytes)
    const header = requestHeader.read(reader, requestHeaderVersion(key, version))
    const codec = await requestCodecs.get(key)?.()
    const body = codec?.read(reader, version) as Body
    const writer = new Writer()
    requestHeader.write(writer, header, requestHeaderVersion(key, version))
    codec?.write(writer, { ...body, sessionId: this.#sessions.get(body.sessionId) ?? body.sessionId }, version)
    return Buffer.from(writer.bytes())
  }
}

/** Where two answers differ, as lines that a person can read. */
function compare(theirs: unknown, ours: unknown, path = ''): string[] {
  if (typeof theirs !== 'object' || typeof ours !== 'object' || theirs === null || ours === null)
    return theirs === ours ? [] : [`${path}: ${JSON.stringify(theirs)} from Apache, ${JSON.stringify(ours)} from us`]
  const keys = new Set([...Object.keys(theirs), ...Object.keys(ours)])
  return [...keys].flatMap((key) => compare(theirs[key as never], ours[key as never], `${path}.${key}`))
}

let broker: RunningBroker
const wires = new Map<number, Promise<Wire>>()
beforeAll(async () => {
  // As the recorded broker was configured.
  const overrides = { 'broker.rack': 'rack-1', 'log.retention.ms': '-1', 'log.index.size.max.bytes': '65536' }
  broker = await startBroker({ overrides })
}, 60_000)
afterAll(async () => {
  for (const wire of wires.values()) (await wire).close()
  await broker?.stop()
})

async function send(frame: Frame, bytes: Buffer): Promise<Body> {
  const wire = wires.get(frame.conn) ?? connect(broker.port)
  wires.set(frame.conn, wire)
  const length = Buffer.alloc(4)
  length.writeInt32BE(bytes.length)
  const answer = (await wire).expect()
  ;(await wire).send(Buffer.concat([length, bytes]))
  return decode(frame, await answer)
}

/** Answers that are another on purpose or by nature; what they must share is checked elsewhere. */
function excuse(frame: Frame, theirs: Body, leftOut: ReadonlySet<string>): string | undefined {
  if (frame.api === 'ApiVersions') return 'tells what is served'
  if (!compared.has(frame.api)) return 'of an API that is compared elsewhere'
  if (frame.json.transactionalId != null) return 'of a transaction'
  if (frame.api === 'Fetch' && frame.json.topics.some(({ topicId }: Body) => leftOut.has(topicId)))
    return 'reads what transactions wrote'
  if (frame.api === 'InitProducerId' && theirs.errorCode === 14) return 'Apache was still loading its coordinator'
  return undefined
}

test('a recorded session of Apache clients is answered as Apache answered it', async () => {
  const translation = new Translation()
  const counts: Record<string, number> = {}
  const count = (what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1
  }
  const differences: string[] = []
  /** Topics that only transactions wrote to. */
  const leftOut = new Set<string>()
  for (const frame of frames.filter(({ dir }) => dir === 'request')) {
    const answer = recorded.get(idOf(frame))
    const why = answer === undefined ? 'the answer was not recorded' : excuse(frame, answer.json, leftOut)
    if (answer === undefined || why !== undefined) {
      count(why ?? '')
      if (frame.api === 'Produce') for (const { topicId } of frame.json.topicData) leftOut.add(topicId)
      continue
    }
    const theirs = await decode(answer, Buffer.from(answer.hex, 'hex'))
    const ours = await send(frame, await translation.request(frame))
    translation.learn(frame, theirs, ours)
    const found = compare(plain(theirs), plain(ours))
    count(found.length === 0 ? 'equivalent' : 'different')
    differences.push(...found.map((line) => `${frame.api} v${frame.version} ${idOf(frame)}${line}`))
  }
  console.log(`recorded session: ${JSON.stringify(counts)}`)
  expect(differences).toEqual([])
}, 60_000)
