// The batches of one partition: one that takes records, those that wait to be sent, those that were sent.
//
// With idempotence each batch has a sequence, given when it is first sent and kept when it is sent again, and they must
// reach the leader in that order. When a batch is lost for good, the sequences behind it can never be accepted: then the
// partition goes on in the producer's next epoch, from 0, once nothing of it is on its way any more.

import type { RecordBatch } from './batch.ts'

export interface ProducerIdentity {
  readonly producerId: number
  readonly epoch: number
  readonly isTransactional: boolean
}

const sequenceModulus = 2 ** 31

export class PartitionQueue {
  readonly topic: string
  readonly partition: number
  open: RecordBatch | undefined
  readonly waiting: RecordBatch[] = []
  readonly inFlight: RecordBatch[] = []
  #identity: ProducerIdentity | undefined
  #nextSequence = 0
  #startsOver = false

  constructor(topic: string, partition: number) {
    this.topic = topic
    this.partition = partition
  }

  get hasWork(): boolean {
    return this.open !== undefined || this.waiting.length > 0 || this.inFlight.length > 0
  }

  /** Ends the open batch: it waits to be sent. */
  closeOpen(): void {
    if (this.open === undefined || this.open.isEmpty) return
    this.waiting.push(this.open)
    this.open = undefined
  }

  /** The batch that may be sent now; undefined when there is none, or the order forbids it. */
  head(now: number): RecordBatch | undefined {
    const batch = this.waiting[0]
    if (batch === undefined || batch.notBefore > now) return undefined
    if (this.#startsOver && this.inFlight.length > 0) return undefined
    // A batch is sent again only when nothing before it is still undecided.
    if (batch.attempts > 0 && this.inFlight.some((other) => other.ordinal < batch.ordinal)) return undefined
    return batch
  }

  /** Takes the head out and gives it its sequence. `identity` is undefined without idempotence. */
  start(batch: RecordBatch, identity: ProducerIdentity | undefined): void {
    this.waiting.shift()
    this.inFlight.push(batch)
    batch.attempts += 1
    if (identity === undefined) return
    if (this.#startsOver || this.#identity === undefined || this.#identity.producerId !== identity.producerId) {
      this.#identity = identity
      this.#nextSequence = 0
      this.#startsOver = false
    }
    if (batch.sequenced !== undefined) return
    batch.sequenced = { ...this.#identity, sequence: this.#nextSequence }
    batch.unseal()
    this.#nextSequence = (this.#nextSequence + batch.count) % sequenceModulus
  }

  /** The batch is not on its way any more, whatever became of it. */
  landed(batch: RecordBatch): void {
    const at = this.inFlight.indexOf(batch)
    if (at >= 0) this.inFlight.splice(at, 1)
  }

  /** To be sent (again), in the order in which batches began. */
  requeue(batch: RecordBatch): void {
    const at = this.waiting.findIndex((other) => other.ordinal > batch.ordinal)
    this.waiting.splice(at < 0 ? this.waiting.length : at, 0, batch)
  }

  /** Whether a batch before this one is undecided: then its refusal as out of order may only be the other's fault. */
  isBehind(batch: RecordBatch): boolean {
    const isBefore = (other: RecordBatch): boolean => other.attempts > 0 && other.ordinal < batch.ordinal
    return this.inFlight.some(isBefore) || this.waiting.some(isBefore)
  }

  get isStartingOver(): boolean {
    return this.#startsOver
  }

  /** From now on in a new epoch, from 0; what waits gets new sequences. */
  startOver(): void {
    this.#startsOver = true
    for (const batch of this.waiting) {
      batch.sequenced = undefined
      batch.unseal()
    }
  }

  drop(batch: RecordBatch): void {
    this.landed(batch)
    const at = this.waiting.indexOf(batch)
    if (at >= 0) this.waiting.splice(at, 1)
    if (this.open === batch) this.open = undefined
  }
}
