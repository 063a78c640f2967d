// An idempotent producer that remembers what it was promised. It survives the broker: batches without an answer are sent
// again, with their sequences, over the next connection; that is what Kafka's own clients do, without their time-outs.

import { WireClient } from '../../helpers/wire.mjs'
import { buildBatch } from './batch.mjs'

const inFlightMax = 5
const produceVersion = 9

export class Producer {
  /** Batches the broker acknowledged: { sequence, count, baseOffset }. */
  acknowledged = []
  #unanswered = []
  #nextSequence = 0
  #id
  #client
  #running = false

  constructor(topic, partition, random) {
    this.topic = topic
    this.partition = partition
    this.random = random
  }

  /** The value of the record with this sequence: what a reader must find, once, at the acknowledged offset. */
  value(sequence) {
    return `${this.partition}/${sequence}/${'x'.repeat((sequence * 7919) % 700)}`
  }

  async connect(port) {
    this.#client = await WireClient.connect(port)
    if (this.#id !== undefined) return
    const { errorCode, producerId, producerEpoch } = await this.#client.request('InitProducerId', 4, {
      transactionalId: null,
      transactionTimeoutMs: 60_000
    })
    if (errorCode !== 0) throw new Error(`InitProducerId: error ${errorCode}`)
    this.#id = { producerId, producerEpoch }
  }

  /** Sends until the connection breaks. Resolves when it has; rejects when the broker refused a batch. */
  async run() {
    this.#running = true
    const failures = []
    const again = this.#unanswered.splice(0)
    const next = () => again.shift() ?? this.#newBatch()
    const lanes = Array.from({ length: inFlightMax }, async () => {
      while (this.#running && failures.length === 0) {
        const batch = next()
        this.#unanswered.push(batch)
        try {
          await this.#send(batch)
        } catch (error) {
          this.#running = false
          if (error.refused) failures.push(error)
        }
      }
    })
    await Promise.all(lanes)
    // Retries go out before anything new, in sequence order.
    this.#unanswered = [...this.#unanswered, ...again].sort((a, b) => a.sequence - b.sequence)
    if (failures.length > 0) throw failures[0]
  }

  close() {
    this.#client?.close()
  }

  /** Sends what is still unanswered, one at a time; afterwards everything sent is acknowledged. */
  async settle() {
    for (const batch of [...this.#unanswered]) await this.#send(batch)
  }

  #newBatch() {
    const batch = { sequence: this.#nextSequence, count: 1 + Math.floor(this.random() * 20) }
    this.#nextSequence += batch.count
    return batch
  }

  async #send(batch) {
    const values = Array.from({ length: batch.count }, (_, index) => this.value(batch.sequence + index))
    const records = buildBatch(values, { ...this.#id, baseSequence: batch.sequence })
    const { responses } = await this.#client.request('Produce', produceVersion, {
      acks: -1,
      timeoutMs: 30_000,
      topicData: [{ name: this.topic, partitionData: [{ index: this.partition, records }] }]
    })
    const { errorCode, baseOffset } = responses[0].partitionResponses[0]
    if (errorCode !== 0) {
      const error = new Error(`partition ${this.partition}, sequence ${batch.sequence}: Produce error ${errorCode}`)
      error.refused = true
      throw error
    }
    this.#unanswered.splice(this.#unanswered.indexOf(batch), 1)
    this.acknowledged.push({ ...batch, baseOffset: Number(baseOffset) })
  }
}
