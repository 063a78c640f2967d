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

async function verify(client, producers, verified) {
  for (const producer of producers) {
    const state = verified[producer.partition]
    const records = await readFrom(client, producer.partition, state.end)
    verified[producer.partition] = compare(producer, records, state)
  }
}

export async function crashRounds({ rounds = 50, from = Date.now() }, configs) {
  const random = generator(from)
  const folder = mkdtempSync(join(tmpdir(), 'ottla-crash-'))
  const producers = Array.from({ length: partitions }, (_, partition) => new Producer(topic, partition, random))
  const verified = producers.map(() => ({ batches: 0, end: 0 }))
  let recoveryMs = 0
  try {
    for (let round = 0; round <= rounds; round++) {
      const broker = await startOttla({ folder, overrides: { 'log.segment.bytes': String(4 << 20) } })
      recoveryMs = Math.max(recoveryMs, broker.startMs)
      const client = await WireClient.connect(broker.port)
      if (round === 0) await createTopic(client, configs)
      for (const producer of producers) await producer.connect(broker.port)
      if (round === rounds) {
        // The last round kills nothing: what was in flight is sent again, and then everything is read from the start.
        for (const producer of producers) await producer.settle()
        await verify(
          client,
          producers,
          producers.map(() => ({ batches: 0, end: 0 }))
        )
        client.close()
        for (const producer of producers) producer.close()
        if ((await broker.stop()) !== 0) throw new Error(`SIGTERM did not end it cleanly:\n${broker.output()}`)
        break
      }
      const running = producers.map((producer) => producer.run())
      for (const run of running) run.catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 20 + random() * 1200))
      await broker.kill()
      await Promise.all(running)
      client.close()
      const again = await startOttla({ folder })
      const reader = await WireClient.connect(again.port)
      await verify(reader, producers, verified)
      reader.close()
      if (random() < 0.5) await again.kill()
      else await again.stop()
      console.error(
        `round ${round + 1}/${rounds}: ${producers.map((producer) => producer.acknowledged.length).join(' ')} batches acknowledged`
      )
    }
  } catch (error) {
    error.message = `seed ${from}, directory ${folder}: ${error.message}`
    throw error
  }
  rmSync(folder, { recursive: true, force: true })
  const batches = producers.reduce((sum, producer) => sum + producer.acknowledged.length, 0)
  return `${rounds} rounds, ${batches} batches acknowledged, all there once; slowest start ${recoveryMs.toFixed(0)} ms`
}
