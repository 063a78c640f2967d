// Sends batches to the leaders of their partitions and deals with the answers.
//
// `pump` sends what may be sent now and is called whenever that may have changed: a batch was closed, an answer came, a
// connection stands, metadata is new, a pause is over.

import { zeroUuid } from '#model/uuid.js'
import { ApiKey } from '#protocol/generated/api-keys.js'
import { readProduceResponse } from '#protocol/generated/produce-response.js'
import { backoffMs } from '../backoff.ts'
import type { Cluster } from '../cluster.ts'
import type { Connection } from '../connection.ts'
import { asKafkaError, type KafkaError } from '../errors.ts'
import { leaderOf } from '../partitions.ts'
import type { Accumulator } from './accumulator.ts'
import type { RecordBatch } from './batch.ts'
import { Deliveries, type Sent } from './deliveries.ts'
import type { BatchMemory } from './memory.ts'
import { produceBytes, writeProduce } from './produce-request.ts'
import type { PartitionQueue, ProducerIdentity } from './queue.ts'
import type { ProducerSettings } from './settings.ts'
import type { Transactions } from './transactions.ts'

const epochMax = 0x7fff
/** The newest version with topics by name. */
const namesUpTo = 12
/** The newest version that does not itself announce partitions to the transaction's coordinator (KIP-890). */
const announcedUpTo = 11
export interface SenderParts {
  readonly cluster: Cluster
  readonly settings: ProducerSettings
  readonly accumulator: () => Accumulator
  readonly memory: BatchMemory
  /** Asks for a producer id; rejects when there is none to be had. */
  readonly identify: () => Promise<ProducerIdentity>
  readonly transactions: Transactions | undefined
}

export class Sender {
  readonly deliveries: Deliveries
  readonly #parts: SenderParts
  readonly #ready = new Set<PartitionQueue>()
  #identity: ProducerIdentity | undefined
  #identifying = false
  #pumpSoon = false
  #refreshing = false
  #refreshFailures = 0
  readonly #connecting = new Set<number>()
  readonly #draining = new Set<number>()
  #wakeAt = Number.POSITIVE_INFINITY
  #wake: NodeJS.Timeout | undefined

  constructor(parts: SenderParts) {
    this.#parts = parts
    this.deliveries = new Deliveries({ ...parts, again: (queue, inMs) => this.#again(queue, inMs) })
  }

  /** A queue has a batch to send. */
  ready(queue: PartitionQueue): void {
    this.#ready.add(queue)
    this.#schedule()
  }

  /** A batch of this queue is to be sent again; perhaps to another node. */
  #again(queue: PartitionQueue, inMs: number): void {
    this.#ready.add(queue)
    if (inMs <= 0) this.#schedule()
    else {
      this.#refresh()
      this.#pumpIn(inMs)
    }
  }

  /** Once for all that happens in a turn of the loop. */
  #schedule(): void {
    if (this.#pumpSoon) return
    this.#pumpSoon = true
    setImmediate(() => {
      this.#pumpSoon = false
      this.pump()
    })
  }

  #pumpIn(ms: number): void {
    const at = performance.now() + ms
    if (at >= this.#wakeAt) return
    clearTimeout(this.#wake)
    this.#wakeAt = at
    this.#wake = setTimeout(() => {
      this.#wakeAt = Number.POSITIVE_INFINITY
      this.pump()
    }, ms)
  }

  pump(): void {
    if (this.#ready.size === 0) return
    // Topics may have grown.
    if (this.#parts.cluster.isOld) this.#refresh()
    if (this.#parts.settings.idempotent && this.#identity === undefined) {
      void this.#identify()
      return
    }
    for (const [node, queues] of this.#byLeader()) this.#pumpNode(node, queues)
  }

  #byLeader(): Map<number, PartitionQueue[]> {
    const byLeader = new Map<number, PartitionQueue[]>()
    const now = performance.now()
    for (const queue of this.#ready) {
      if (queue.waiting.length === 0) {
        this.#ready.delete(queue)
        continue
      }
      const batch = queue.head(now)
      if (batch === undefined) {
        const until = queue.waiting[0]?.notBefore ?? 0
        if (until > now) this.#pumpIn(until - now)
        continue
      }
      if (this.#parts.transactions?.mayProduce(queue) === false) continue
      const leader = leaderOf(this.#parts.cluster, queue)
      if (typeof leader !== 'number') {
        this.#unled(queue, leader)
        continue
      }
      const queues = byLeader.get(leader)
      if (queues === undefined) byLeader.set(leader, [queue])
      else queues.push(queue)
    }
    return byLeader
  }

  /** No leader is known: for ever, or until metadata says otherwise. */
  #unled(queue: PartitionQueue, error: KafkaError): void {
    if (error.retriable) this.#refresh()
    else for (const batch of [...queue.waiting]) this.deliveries.fail(queue, batch, error)
  }

  #pumpNode(node: number, queues: PartitionQueue[]): void {
    const connection = this.#parts.cluster.currentConnection(node)
    if (connection === undefined) {
      void this.#connect(node)
      return
    }
    let open = queues
    while (open.length > 0 && this.#maySend(node, connection)) {
      const sent = this.#collect(open)
      if (sent.length === 0) return
      this.#send(connection, sent)
      const now = performance.now()
      open = open.filter((queue) => queue.head(now) !== undefined)
    }
  }

  #maySend(node: number, connection: Connection): boolean {
    if (connection.inFlight >= this.#parts.settings.maxInFlight) return false
    if (connection.mutedMs > 0) {
      this.#pumpIn(connection.mutedMs)
      return false
    }
    if (!connection.isCongested) return true
    if (!this.#draining.has(node)) {
      this.#draining.add(node)
      void connection.drained().then(() => {
        this.#draining.delete(node)
        this.pump()
      })
    }
    return false
  }

  /** One batch a partition, up to max.request.size; the queues that had to wait begin next time. */
  #collect(queues: readonly PartitionQueue[]): Sent {
    const { settings, accumulator } = this.#parts
    const now = performance.now()
    const sent: { queue: PartitionQueue; batch: RecordBatch }[] = []
    let bytes = 0
    for (const queue of queues) {
      const batch = queue.head(now)
      if (batch === undefined) continue
      const size = batch.sizeInBytes
      if (sent.length > 0 && bytes + size > settings.maxRequestBytes) continue
      if (queue.isStartingOver && this.#parts.transactions === undefined) this.#nextEpoch()
      if (settings.idempotent && this.#identity === undefined) {
        this.#schedule()
        break
      }
      queue.start(batch, this.#identity)
      bytes += size
      try {
        accumulator().packed(batch, batch.seal(settings.codec, settings.level).length)
        sent.push({ queue, batch })
      } catch (error) {
        this.deliveries.fail(queue, batch, asKafkaError(error))
      }
      this.#ready.delete(queue)
      this.#ready.add(queue)
    }
    return sent
  }

  /** A partition that starts over needs an epoch it was not in yet, or when all are used up, another producer id. */
  #nextEpoch(): void {
    if (this.#identity === undefined) return
    const { epoch } = this.#identity
    this.#identity = epoch < epochMax ? { ...this.#identity, epoch: epoch + 1 } : undefined
  }

  #send(connection: Connection, sent: Sent): void {
    const { settings } = this.#parts
    const batches = sent.map(({ batch }) => ({
      topic: batch.topic,
      id: this.#parts.cluster.topic(batch.topic)?.id ?? zeroUuid,
      partition: batch.partition,
      bytes: batch.seal(settings.codec, settings.level)
    }))
    const known = batches.every(({ id }) => id !== zeroUuid)
    const { acks, requestTimeoutMs: timeoutMs, transactionalId } = settings
    const body = { acks, timeoutMs, batches, ...(transactionalId === undefined ? {} : { transactionalId }) }
    const newest = transactionalId !== undefined ? announcedUpTo : known ? undefined : namesUpTo
    try {
      const version = connection.versions.pick(ApiKey.Produce, newest === undefined ? {} : { max: newest })
      const write = writeProduce(body, version)
      if (settings.acks === 0) {
        connection.post(ApiKey.Produce, version, write, produceBytes(body))
        for (const { queue, batch } of sent) this.deliveries.succeed(queue, batch, -1, -1)
        return
      }
      connection
        .exchange(ApiKey.Produce, version, write, settings.requestTimeoutMs, produceBytes(body))
        .then((reader) => {
          const answer = readProduceResponse(reader, version)
          connection.throttle(answer.throttleTimeMs)
          this.deliveries.answered(sent, answer.responses)
          this.pump()
        })
        .catch((error) => this.#unanswered(sent, asKafkaError(error)))
    } catch (error) {
      this.#unanswered(sent, asKafkaError(error))
    }
  }

  #unanswered(sent: Sent, error: KafkaError): void {
    for (const { queue, batch } of sent) this.deliveries.retryOrFail(queue, batch, error)
    this.pump()
  }

  async #connect(node: number): Promise<void> {
    if (this.#connecting.has(node)) return
    this.#connecting.add(node)
    try {
      await this.#parts.cluster.connect(node)
    } catch {
      // Said by the link already; perhaps another node leads by now.
      this.#refresh()
      this.#pumpIn(backoffMs(this.#parts.cluster.settings.retry, 1))
    } finally {
      this.#connecting.delete(node)
    }
    this.pump()
  }

  #refresh(): void {
    if (this.#refreshing || this.#parts.cluster.isClosed) return
    this.#refreshing = true
    this.#parts.cluster
      .refresh()
      .then(
        () => {
          this.#refreshFailures = 0
        },
        () => {
          this.#refreshFailures += 1
        }
      )
      .then(() => this.#parts.cluster.rest(this.#refreshFailures))
      .then(() => {
        this.#refreshing = false
        this.pump()
      })
  }

  async #identify(): Promise<void> {
    if (this.#identifying) return
    this.#identifying = true
    try {
      this.#identity = await this.#parts.identify()
    } catch (error) {
      this.deliveries.failAll(asKafkaError(error))
    } finally {
      this.#identifying = false
    }
    this.pump()
  }

  /** Another identity from now on, in which every partition begins from 0. */
  renew(identity: ProducerIdentity): void {
    this.#identity = identity
    for (const queue of this.#parts.accumulator().queues()) queue.startOver()
  }

  close(): void {
    clearTimeout(this.#wake)
    this.deliveries.close()
  }
}
