// A gigabyte that was never flushed, a kill, and the time until a producer is answered again.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstAnswer, freePort, startOttla } from '../../helpers/process.mjs'
import { WireClient } from '../../helpers/wire.mjs'
import { buildBatch } from '../crash/batch.mjs'

export const title =
  'kill -9 with 1 GiB of unclean log (--rounds: MiB): time from start to the first produce acknowledged'
export const smoke = { rounds: 64 }

const topic = 'unclean'
const partitions = 4
const inFlight = 4

/** About 1 MB of records of 1 KB. */
function batch() {
  const values = Array.from({ length: 950 }, (_, at) => `${at} ${'text of a record '.repeat(70)}`.slice(0, 1050))
  return buildBatch(values, { producerId: -1, producerEpoch: -1, baseSequence: -1 })
}

async function produce(client, index, records) {
  const { responses } = await client.request('Produce', 9, {
    acks: -1,
    timeoutMs: 30_000,
    topicData: [{ name: topic, partitionData: [{ index, records }] }]
  })
  const { errorCode, baseOffset } = responses[0].partitionResponses[0]
  if (errorCode !== 0) throw new Error(`Produce to ${index}: error ${errorCode}`)
  return Number(baseOffset)
}

async function fill(broker, bytes, records) {
  const client = await WireClient.connect(broker.port)
  const { topics } = await client.request('CreateTopics', 5, {
    topics: [{ name: topic, numPartitions: partitions, replicationFactor: 1, assignments: [], configs: [] }],
    timeoutMs: 10_000,
    validateOnly: false
  })
  if (topics[0].errorCode !== 0) throw new Error(`CreateTopics: ${topics[0].errorCode}`)
  const count = Math.ceil(bytes / records.length / partitions) * partitions
  let sent = 0
  const lane = async () => {
    while (sent < count) await produce(client, sent++ % partitions, records)
  }
  await Promise.all(Array.from({ length: inFlight }, lane))
  client.close()
  return count
}

export async function run({ rounds: mebibytes = 1024 }) {
  const folder = mkdtempSync(join(tmpdir(), 'ottla-recovery-'))
  const records = batch()
  try {
    const first = await startOttla({ folder })
    const count = await fill(first, mebibytes * 2 ** 20, records)
    await first.kill()
    const port = await freePort()
    const started = performance.now()
    const starting = startOttla({ folder, port })
    // If it cannot start, that rejection is the one to show.
    await Promise.race([starting, firstAnswer(port, 300_000)])
    const client = await WireClient.connect(port)
    const baseOffset = await produce(client, 0, records)
    const tookMs = performance.now() - started
    const expected = (count / partitions) * 950
    if (baseOffset !== expected) throw new Error(`partition 0 went on at ${baseOffset}, expected ${expected}`)
    client.close()
    const code = await (await starting).stop()
    if (code !== 0) throw new Error(`SIGTERM ended it with ${code}`)
    const size = ((count * records.length) / 2 ** 20).toFixed(0)
    return `${size} MiB in ${partitions} partitions unclean: first produce acknowledged ${tookMs.toFixed(0)} ms after the start`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
