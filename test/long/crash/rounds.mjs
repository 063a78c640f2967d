// kill -9 at random moments under load, and then: nothing acknowledged is missing, nothing is there twice, everything is where
// the broker said it is. One directory lives through all rounds.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOttla } from '../../helpers/process.mjs'
import { WireClient } from '../../helpers/wire.mjs'
import { readBatches } from './batch.mjs'
import { Producer } from './producer.mjs'

const topic = 'crash'
const partitions = 4

/** A small generator with a seed (mulberry32), so that a failing run can be told apart by its seed. */
function generator(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

async function createTopic(client, configs) {
  const { topics } = await client.request('CreateTopics', 5, {
    topics: [{ name: topic, numPartitions: partitions, replicationFactor: 1, assignments: [], configs }],
    timeoutMs: 10_000,
    validateOnly: false
  })
  if (topics[0].errorCode !== 0) throw new Error(`CreateTopics: ${topics[0].errorCode} ${topics[0].errorMessage}`)
}

/** Every record of a partition from `from` on: [{ offset, value }]. */
async function readFrom(client, partition, from) {
  const records = []
  let offset = from
  for (;;) {
    const { body, frame } = await client.requestWithFrame('Fetch', 11, {
      replicaId: -1,
      maxWaitMs: 0,
      minBytes: 0,
      maxBytes: 8 << 20,
      isolationLevel: 0,
      sessionId: 0,
      sessionEpoch: -1,
      topics: [
        {
          topic,
          partitions: [
            { partition, currentLeaderEpoch: -1, fetchOffset: offset, logStartOffset: -1, partitionMaxBytes: 8 << 20 }
          ]
        }
      ],
      forgottenTopicsData: [],
      rackId: ''
    })
    const { errorCode, records: found, highWatermark } = body.responses[0].partitions[0]
    if (errorCode !== 0) throw new Error(`Fetch of ${partition} at ${offset}: error ${errorCode}`)
    for (const record of readBatches(frame, found)) if (record.offset >= offset) records.push(record)
    const next = records.length === 0 ? offset : records[records.length - 1].offset + 1
    if (next >= Number(highWatermark)) return records
    if (next === offset) throw new Error(`Fetch of ${partition} at ${offset} stands still before ${highWatermark}`)
    offset = next
  }
}

/** A partition has one producer and nothing else, so a record's offset is its sequence: a gap or a repetition shows at once. */
function compare(producer, records, verified) {
  for (const { offset, value } of records) {
    if (value === producer.value(offset)) continue
    throw new Error(
      `partition ${producer.partition}, offset ${offset}: ${value.slice(0, 40)} where sequence ${offset} belongs`
    )
  }
  const end = verified.end + records.length
  for (const { sequence, count, baseOffset } of producer.acknowledged.slice(verified.batches)) {
    if (baseOffset !== sequence)
      throw new Error(`partition ${producer.partition}: sequence ${sequence} acknowledged at ${baseOffset}`)
    if (sequence + count > end)
      throw new Error(
        `partition ${producer.partition} ends at ${end}: acknowledged sequence ${sequence} + ${count} is lost`
      )
  }
  return { batches: producer.acknowledged.length, end }
}

class Crashes {
  constructor(seed, configs) {
    this.random = generator(seed)
    this.configs = configs
    this.folder = mkdtempSync(join(tmpdir(), 'ottla-crash-'))
    this.producers = Array.from({ length: partitions }, (_, partition) => new Producer(topic, partition, this.random))
    this.verified = this.producers.map(() => ({ batches: 0, end: 0 }))
    this.slowestStartMs = 0
  }

  async start() {
    const broker = await startOttla({ folder: this.folder, overrides: { 'log.segment.bytes': String(4 << 20) } })
    this.slowestStartMs = Math.max(this.slowestStartMs, broker.startMs)
    return broker
  }

  async create() {
    const broker = await this.start()
    const client = await WireClient.connect(broker.port)
    await createTopic(client, this.configs)
    client.close()
    await broker.kill()
  }

  /** Writes for a random while, kills, starts again and reads what came since the last round. */
  async round() {
    const broker = await this.start()
    for (const producer of this.producers) await producer.connect(broker.port)
    const running = Promise.all(this.producers.map((producer) => producer.run()))
    await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 20 + this.random() * 1200))])
    await broker.kill()
    await running
    const again = await this.start()
    await this.verify(again)
    if (this.random() < 0.5) await again.kill()
    else await stopCleanly(again)
  }

  /** Kills nothing: what was in flight is sent again, and then everything is read from the start. */
  async finish() {
    const broker = await this.start()
    for (const producer of this.producers) {
      await producer.connect(broker.port)
      await producer.settle()
      producer.close()
    }
    this.verified = this.producers.map(() => ({ batches: 0, end: 0 }))
    await this.verify(broker)
    await stopCleanly(broker)
    rmSync(this.folder, { recursive: true, force: true })
  }

  async verify(broker) {
    const client = await WireClient.connect(broker.port)
    for (const producer of this.producers) {
      const state = this.verified[producer.partition]
      const records = await readFrom(client, producer.partition, state.end)
      this.verified[producer.partition] = compare(producer, records, state)
    }
    client.close()
  }

  get acknowledged() {
    return this.producers.reduce((sum, producer) => sum + producer.acknowledged.length, 0)
  }
}

async function stopCleanly(broker) {
  const code = await broker.stop()
  if (code !== 0) throw new Error(`SIGTERM ended it with ${code}:\n${broker.output()}`)
}

export async function crashRounds({ rounds = 50, from = Date.now() }, configs) {
  const crashes = new Crashes(from, configs)
  try {
    await crashes.create()
    for (let round = 1; round <= rounds; round++) {
      await crashes.round()
      console.error(`round ${round}/${rounds}: ${crashes.acknowledged} batches acknowledged`)
    }
    await crashes.finish()
  } catch (error) {
    error.message = `seed ${from}, directory ${crashes.folder}: ${error.message}`
    throw error
  }
  return `${rounds} rounds, ${crashes.acknowledged} batches acknowledged, all there once; slowest start ${crashes.slowestStartMs.toFixed(0)} ms`
}
