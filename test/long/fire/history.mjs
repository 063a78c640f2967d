// What __consumer_offsets says happened, record by record: every commit, also the ones between two looks from outside.

import { decodeRecord } from '../../../dist/coordinator/group/record.js'
import { batchesOf, recordsOf } from '../../../dist/protocol/batch/batch.js'
import { WireClient } from '../../helpers/wire.mjs'

const fetchBytes = 4 << 20

async function* recordsFrom(client, partition) {
  for (let offset = 0; ; ) {
    const wanted = { partition, fetchOffset: offset, partitionMaxBytes: fetchBytes }
    const { body, frame } = await client.requestWithFrame('Fetch', 11, {
      maxWaitMs: 0,
      minBytes: 0,
      maxBytes: fetchBytes,
      sessionEpoch: -1,
      topics: [{ topic: '__consumer_offsets', partitions: [wanted] }]
    })
    const { errorCode, records, highWatermark } = body.responses[0].partitions[0]
    if (errorCode !== 0) throw new Error(`Fetch of __consumer_offsets-${partition}: error ${errorCode}`)
    for (const batch of batchesOf(frame, records.offset, records.offset + records.length)) {
      for (const record of recordsOf(batch)) {
        if (record.offset < offset) continue
        offset = Number(record.offset) + 1
        yield decodeRecord(Buffer.from(record.key), record.value === null ? null : Buffer.from(record.value))
      }
    }
    if (offset >= Number(highWatermark)) return
  }
}

/** Follows one group through its records. */
class GroupHistory {
  generation = 0
  generations = 0
  commits = 0
  #offsets = new Map()

  constructor(group, problems) {
    this.group = group
    this.problems = problems
  }

  take(record) {
    if (record.kind === 'offset') this.#offset(record)
    else if (record.kind === 'group' && record.value !== null) this.#generation(record.value.generation)
    else this.problems.push(`${this.group}: ${record.kind} was written`)
  }

  #offset({ partition, offset }) {
    this.commits++
    const before = this.#offsets.get(partition)
    if (before !== undefined && Number(offset) < before.offset)
      this.problems.push(
        `${this.group} ${partition}: ${before.offset} was committed in generation ${before.generation}, ${offset} in ${this.generation}`
      )
    this.#offsets.set(partition, { offset: Number(offset), generation: this.generation })
  }

  #generation(generation) {
    if (generation < this.generation)
      this.problems.push(`${this.group}: generation ${generation} after ${this.generation}`)
    if (generation > this.generation) this.generations++
    this.generation = generation
  }
}

/** @returns {{ commits: number, generations: number, problems: string[] }} of the given groups, all together */
export async function readHistory(port, partitions, groups) {
  const client = await WireClient.connect(port)
  const problems = []
  const histories = new Map(groups.map((group) => [group, new GroupHistory(group, problems)]))
  for (let partition = 0; partition < partitions; partition++)
    for await (const record of recordsFrom(client, partition)) histories.get(record?.group)?.take(record)
  client.close()
  const sum = (key) => [...histories.values()].reduce((total, history) => total + history[key], 0)
  return { commits: sum('commits'), generations: sum('generations'), problems }
}
