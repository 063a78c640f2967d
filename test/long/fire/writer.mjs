// Writes numbered records to every partition at a steady rate, over one connection.

import { WireClient } from '../../helpers/wire.mjs'
import { buildBatch } from '../crash/batch.mjs'
import { numbered } from './ledger.mjs'

const tickMs = 200
const perTick = 2
const noProducer = { producerId: -1n, producerEpoch: -1, baseSequence: -1 }

export class Writer {
  #client
  #stopping = false
  #running

  constructor(topic, partitions) {
    this.topic = topic
    /** The offset after the last acknowledged record, of each partition. */
    this.ends = new Array(partitions).fill(0)
  }

  get written() {
    return this.ends.reduce((sum, end) => sum + end, 0)
  }

  async start(port) {
    this.#client = await WireClient.connect(port)
    this.#running = this.#run()
    this.#running.catch(() => undefined) // `stop` tells
  }

  async stop() {
    this.#stopping = true
    await this.#running
    this.#client.close()
  }

  async #run() {
    for (let due = performance.now(); !this.#stopping; due += tickMs) {
      await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
      await this.#write()
    }
  }

  async #write() {
    const partitionData = this.ends.map((end, index) => {
      const values = Array.from({ length: perTick }, (_, at) => numbered(index, end + at))
      return { index, records: buildBatch(values, noProducer) }
    })
    const request = { acks: -1, timeoutMs: 30_000, topicData: [{ name: this.topic, partitionData }] }
    const { responses } = await this.#client.request('Produce', 9, request)
    for (const { index, errorCode, baseOffset } of responses[0].partitionResponses) {
      if (errorCode !== 0) throw new Error(`Produce to partition ${index}: error ${errorCode}`)
      if (Number(baseOffset) !== this.ends[index])
        throw new Error(`partition ${index}: written at ${baseOffset}, expected ${this.ends[index]}`)
      this.ends[index] += perTick
    }
  }
}
