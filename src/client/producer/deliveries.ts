// What becomes of batches that were sent: delivered, sent again, cut up, given up. Every batch is finished once, and with it
// every record's sender is told.

import { ErrorCode } from '#model/error-code.js'
import { narrow } from '#model/offset.js'
import type { PartitionProduceResponse } from '#protocol/generated/produce-response.js'
import { backoffMs } from '../backoff.ts'
import type { Cluster } from '../cluster.ts'
import { asError, disconnectError, type KafkaError, timeoutError } from '../errors.ts'
import type { Accumulator } from './accumulator.ts'
import type { RecordBatch } from './batch.ts'
import type { BatchMemory } from './memory.ts'
import type { PartitionQueue } from './queue.ts'
import type { ProducerSettings } from './settings.ts'
import { splitBatch } from './split.ts'
import type { Transactions } from './transactions.ts'

const expiryEveryMs = 1000

/** Batches of one request, in the order they stand in it. */
export type Sent = readonly { readonly queue: PartitionQueue; readonly batch: RecordBatch }[]

export interface DeliveryParts {
  readonly cluster: Cluster
  readonly settings: ProducerSettings
  readonly accumulator: () => Accumulator
  readonly memory: BatchMemory
  readonly transactions: Transactions | undefined
  /** A batch of this queue is to be sent again, not before `inMs` have passed. */
  readonly again: (queue: PartitionQueue, inMs: number) => void
}

export class Deliveries {
  readonly #parts: DeliveryParts
  #unfinished = 0
  #idle: (() => void)[] = []
  #expiry: NodeJS.Timeout | undefined

  constructor(parts: DeliveryParts) {
    this.#parts = parts
  }

  /** Counts a batch from its birth on. */
  born(count: number = 1): void {
    this.#unfinished += count
    this.#expiry ??= setInterval(() => this.#expire(), expiryEveryMs)
  }

  /** Resolves when no batch is unfinished. */
  idle(): Promise<void> {
    if (this.#unfinished === 0) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  answered(
    sent: Sent,
    topics: readonly { name: string; topicId: string; partitionResponses: readonly PartitionProduceResponse[] }[]
  ): void {
    const answers = new Map<string, PartitionProduceResponse>()
    const { namesById } = this.#parts.cluster.view
    for (const { name, topicId, partitionResponses } of topics) {
      const topic = name === '' ? (namesById.get(topicId as never) ?? topicId) : name
      for (const one of partitionResponses) answers.set(`${topic}/${one.index}`, one)
    }
    for (const { queue, batch } of sent) {
      const id = this.#parts.cluster.topic(batch.topic)?.id
      const answer = answers.get(`${batch.topic}/${batch.partition}`) ?? answers.get(`${id}/${batch.partition}`)
      if (answer === undefined) this.retryOrFail(queue, batch, disconnectError('the answer leaves this partition out'))
      else this.#settle(queue, batch, answer)
    }
  }

  #settle(queue: PartitionQueue, batch: RecordBatch, answer: PartitionProduceResponse): void {
    const { errorCode } = answer
    if (errorCode === ErrorCode.NONE) {
      this.succeed(queue, batch, narrow(answer.baseOffset) ?? -1, narrow(answer.logAppendTimeMs) ?? -1)
      return
    }
    if (errorCode === ErrorCode.DUPLICATE_SEQUENCE_NUMBER) {
      this.succeed(queue, batch, -1, -1)
      return
    }
    if (errorCode === ErrorCode.MESSAGE_TOO_LARGE && batch.count > 1) {
      this.#split(queue, batch)
      return
    }
    this.retryOrFail(queue, batch, asError(errorCode, answer.errorMessage))
  }

  retryOrFail(queue: PartitionQueue, batch: RecordBatch, error: KafkaError): void {
    queue.landed(batch)
    if (batch.isDone) return
    if (!this.#mayRetry(queue, batch, error)) {
      this.fail(queue, batch, error)
      return
    }
    const { settings, cluster } = this.#parts
    const age = performance.now() - batch.createdAt
    if (age >= settings.deliveryTimeoutMs) {
      this.fail(queue, batch, expired(batch, age))
      return
    }
    batch.notBefore = performance.now() + backoffMs(cluster.settings.retry, batch.attempts)
    if (queue.isStartingOver) {
      batch.sequenced = undefined
      batch.unseal()
    }
    queue.requeue(batch)
    this.#parts.again(queue, batch.notBefore - performance.now())
  }

  #mayRetry(queue: PartitionQueue, batch: RecordBatch, error: KafkaError): boolean {
    const { settings } = this.#parts
    if (batch.attempts > settings.retries) return false
    if (error.retriable) return true
    if (!settings.idempotent) return false
    const lost = error.code === ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER || error.code === ErrorCode.UNKNOWN_PRODUCER_ID
    if (!lost) return false
    // The broker misses what is before it: that is still undecided, or it is gone and the partition starts over.
    // A transaction cannot go on in another epoch: it is broken then.
    if (this.#parts.transactions !== undefined) return queue.isBehind(batch)
    if (!queue.isBehind(batch) && !queue.isStartingOver) queue.startOver()
    return true
  }

  #split(queue: PartitionQueue, batch: RecordBatch): void {
    queue.landed(batch)
    const pieces = splitBatch(batch, this.#parts.settings.batchBytes, this.#parts.memory)
    this.born(pieces.length)
    if (this.#parts.settings.idempotent) queue.startOver()
    for (const piece of pieces) queue.requeue(piece)
    batch.isDone = true
    this.#finished(batch)
    this.#parts.again(queue, 0)
  }

  succeed(queue: PartitionQueue, batch: RecordBatch, baseOffset: number, appendTime: number): void {
    queue.landed(batch)
    if (batch.isDone) return
    batch.finish(undefined, baseOffset, appendTime)
    this.#finished(batch)
  }

  fail(queue: PartitionQueue, batch: RecordBatch, error: KafkaError): void {
    const sequenced = batch.sequenced !== undefined
    queue.drop(batch)
    if (batch.isDone) return
    // Whether the broker has it or not, what comes next cannot follow its sequence.
    if (sequenced && this.#parts.settings.idempotent) queue.startOver()
    batch.finish(error, -1, -1)
    this.#finished(batch)
    this.#parts.transactions?.failed(error)
  }

  #finished(batch: RecordBatch): void {
    this.#parts.memory.give(batch.buffer)
    this.#unfinished -= 1
    if (this.#unfinished > 0) return
    clearInterval(this.#expiry)
    this.#expiry = undefined
    const waiting = this.#idle
    this.#idle = []
    for (const resolve of waiting) resolve()
  }

  /** delivery.timeout.ms counts from a batch's birth, wherever it is. */
  #expire(): void {
    const now = performance.now()
    const { deliveryTimeoutMs } = this.#parts.settings
    for (const queue of this.#parts.accumulator().queues()) {
      const batches = [...queue.inFlight, ...queue.waiting, ...(queue.open === undefined ? [] : [queue.open])]
      for (const batch of batches) {
        const age = now - batch.createdAt
        if (age >= deliveryTimeoutMs) this.fail(queue, batch, expired(batch, age))
      }
    }
  }

  /** What was not sent yet fails. */
  failUnsent(error: KafkaError): void {
    for (const queue of this.#parts.accumulator().queues()) {
      for (const batch of [...queue.waiting, ...(queue.open === undefined ? [] : [queue.open])])
        this.fail(queue, batch, error)
    }
  }

  /** Nothing will be sent any more: every batch fails. */
  failAll(error: KafkaError): void {
    for (const queue of this.#parts.accumulator().queues()) {
      const batches = [...queue.inFlight, ...queue.waiting, ...(queue.open === undefined ? [] : [queue.open])]
      for (const batch of batches) this.fail(queue, batch, error)
    }
  }

  close(): void {
    clearInterval(this.#expiry)
  }
}

function expired(batch: RecordBatch, ageMs: number): KafkaError {
  return timeoutError(
    `Expiring ${batch.count} record(s) for ${batch.topic}-${batch.partition}:${Math.round(ageMs)} ms has passed since batch ` +
      'creation. The request has not been sent, or no server response has been received yet.'
  )
}
