// A producer: records in, batches out to the leaders of their partitions, and word of each record's end.
//
// `send` is the comfortable door: one promise a record. `append` is the fast one, for tools that send hundreds of thousands a
// second: it copies the record into its batch at once and answers false when buffer.memory is used up; then wait for `room`.

import { ErrorCode } from '#model/error-code.js'
import { Cluster } from './cluster.ts'
import type { TopicView } from './cluster-view.ts'
import { type ProducerConfig, type Properties, producerConfig } from './config.ts'
import type { Committer, OffsetAndMetadata } from './consumer/commits.ts'
import { asError, illegalArgument, illegalState, KafkaError, throwIfError, timeoutError, topicError } from './errors.ts'
import { type ClientLog, silent, withContext } from './log.ts'
import { Accumulator } from './producer/accumulator.ts'
import { batchSizeFor, type Delivered, type Header } from './producer/batch.ts'
import { BatchMemory } from './producer/memory.ts'
import { Partitioner } from './producer/partitioner.ts'
import type { ProducerIdentity } from './producer/queue.ts'
import { Sender } from './producer/sender.ts'
import { type ProducerSettings, producerSettings } from './producer/settings.ts'
import { abortedError, Transactions } from './producer/transactions.ts'
import { retrying, within } from './retry.ts'
import { clusterSettings } from './settings.ts'

export type { Delivered, Header } from './producer/batch.ts'

export interface ProducerRecord {
  readonly topic: string
  readonly partition?: number
  readonly key?: Uint8Array | null
  readonly value: Uint8Array | null
  readonly headers?: readonly Header[]
  /** Milliseconds since 1970; now, unless given. */
  readonly timestamp?: number
}

export interface RecordMetadata {
  readonly topic: string
  readonly partition: number
  /** -1 when the broker did not tell. */
  readonly offset: number
  readonly timestamp: number
}

let clients = 0

export class Producer {
  readonly config: ProducerConfig
  readonly cluster: Cluster
  readonly settings: ProducerSettings
  readonly #memory: BatchMemory
  readonly #accumulator: Accumulator
  readonly #sender: Sender
  readonly #transactions: Transactions | undefined
  #closing = false

  constructor(properties: Properties, log: ClientLog = silent) {
    this.config = producerConfig(properties, log)
    this.settings = producerSettings(this.config)
    clients += 1
    const clientId = this.config.string('client.id') || `producer-${clients}`
    const context = withContext(log, `Producer clientId=${clientId}`)
    this.cluster = new Cluster(
      clusterSettings(this.config, {
        clientId,
        log: context,
        servers: this.config.list('bootstrap.servers'),
        allowAutoTopicCreation: true,
        tellsOfTopics: true
      })
    )
    const { cluster, settings } = this
    const memory = new BatchMemory(settings.memoryBytes, Math.min(settings.batchBytes, settings.memoryBytes))
    this.#memory = memory
    const accumulator = (): Accumulator => this.#accumulator
    const { transactionalId, transactionTimeoutMs, maxBlockMs } = settings
    this.#transactions =
      transactionalId === undefined
        ? undefined
        : new Transactions({
            cluster,
            transactionalId,
            transactionTimeoutMs,
            maxBlockMs,
            pump: () => this.#sender.pump(),
            broken: (error) => this.#sender.deliveries.failUnsent(error),
            renew: (identity) => this.#sender.renew(identity)
          })
    const transactions = this.#transactions
    this.#sender = new Sender({
      cluster,
      settings,
      memory,
      accumulator,
      identify: () => this.#identify(),
      transactions
    })
    this.#accumulator = new Accumulator(settings, memory, new Partitioner(settings), {
      born: () => this.#sender.deliveries.born(),
      ready: (queue) => this.#sender.ready(queue)
    })
  }

  /** The topic with its partitions; waits for metadata, and for a topic that is being made, up to max.block.ms. */
  async prepare(topic: string, partition: number = 0): Promise<TopicView> {
    const known = this.#usable(topic, partition)
    if (known !== undefined && !this.cluster.isOld) return known
    const { maxBlockMs } = this.settings
    this.cluster.watchTopics([topic])
    try {
      return await retrying(this.cluster, { call: 'metadata', timeoutMs: maxBlockMs }, async () => {
        await this.cluster.refresh()
        const found = this.#usable(topic, partition)
        if (found === undefined) throw asError(ErrorCode.LEADER_NOT_AVAILABLE)
        return found
      })
    } catch (error) {
      if (!(error instanceof KafkaError) || error.exceptionName !== 'TimeoutException') throw error
      throw timeoutError(this.#absent(topic, partition))
    }
  }

  #absent(topic: string, partition: number): string {
    const { maxBlockMs } = this.settings
    const count = this.cluster.topic(topic)?.partitions.length ?? 0
    if (count === 0) return `Topic ${topic} not present in metadata after ${maxBlockMs} ms.`
    return `Partition ${partition} of topic ${topic} with partition count ${count} is not present in metadata after ${maxBlockMs} ms.`
  }

  #usable(topic: string, partition: number): TopicView | undefined {
    const view = this.cluster.topic(topic)
    if (view === undefined) return undefined
    if (view.errorCode !== ErrorCode.NONE) {
      const error = topicError(view.errorCode, topic)
      if (!error.retriable) throw error
      return undefined
    }
    return view.partitions[partition] === undefined ? undefined : view
  }

  /** Copies the record into its batch. False when buffer.memory is used up: wait for `room`, then try again. Needs a topic
   *  that `prepare` gave. Throws for a record that is larger than max.request.size. */
  append(
    topic: TopicView,
    partition: number | undefined,
    key: Uint8Array | null,
    value: Uint8Array | null,
    headers: readonly Header[] | undefined,
    timestamp: number,
    delivered: Delivered | undefined,
    token: number
  ): boolean {
    if (this.#closing) throw illegalState('Cannot perform operation after producer has been closed')
    this.#transactions?.requireOpen()
    const length = (key?.length ?? 0) + (value?.length ?? 0)
    if (length + 100 > this.settings.maxRequestBytes || headers !== undefined)
      this.#checkSize(key, value, headers ?? [])
    return this.#accumulator.append(topic, partition, key, value, headers, timestamp, delivered, token)
  }

  #checkSize(key: Uint8Array | null, value: Uint8Array | null, headers: readonly Header[]): void {
    const { maxRequestBytes, memoryBytes } = this.settings
    const size = batchSizeFor(key, value, headers)
    if (size > maxRequestBytes)
      throw asError(
        ErrorCode.MESSAGE_TOO_LARGE,
        `The message is ${size} bytes when serialized which is larger than ${maxRequestBytes}, which is the value of the ` +
          'max.request.size configuration.'
      )
    if (size > memoryBytes)
      throw asError(
        ErrorCode.MESSAGE_TOO_LARGE,
        `The message is ${size} bytes when serialized which is larger than the total memory buffer you have configured with ` +
          'the buffer.memory configuration.'
      )
  }

  /** Resolves when some of buffer.memory came back. */
  room(): Promise<void> {
    return this.#memory.given()
  }

  /** Resolves when the broker has the record, as acks says. */
  async send(record: ProducerRecord): Promise<RecordMetadata> {
    const { topic, partition, key = null, value, headers, timestamp = Date.now() } = record
    if (partition !== undefined && partition < 0)
      throw illegalArgument(`Invalid partition: ${partition}. Partition number should always be non-negative or null.`)
    if (timestamp < 0)
      throw illegalArgument(`Invalid timestamp: ${timestamp}. Timestamp should always be non-negative or null.`)
    const view = this.#usable(topic, partition ?? 0) ?? (await this.prepare(topic, partition))
    const deadline = performance.now() + this.settings.maxBlockMs
    return new Promise((resolve, reject) => {
      const delivered: Delivered = (_token, error, chosen, offset, appendTime) => {
        if (error !== undefined) reject(error)
        else resolve({ topic, partition: chosen, offset, timestamp: appendTime >= 0 ? appendTime : timestamp })
      }
      const attempt = (): void => {
        try {
          if (this.append(view, partition, key, value, headers, timestamp, delivered, 0)) return
        } catch (error) {
          reject(error)
          return
        }
        within(deadline - performance.now(), () => this.#exhausted(), this.room()).then(attempt, reject)
      }
      attempt()
    })
  }

  #exhausted(): KafkaError {
    const { batchBytes, maxBlockMs } = this.settings
    return new KafkaError(
      ErrorCode.REQUEST_TIMED_OUT,
      'org.apache.kafka.clients.producer.BufferExhaustedException',
      `Failed to allocate ${batchBytes} bytes within the configured max blocking time ${maxBlockMs} ms. Total memory: ` +
        `${this.#memory.total} bytes. Available memory: ${this.#memory.available} bytes. Poolable size: ${batchBytes} bytes`,
      true
    )
  }

  /** Sends everything at once, and resolves when all of it has its end, good or bad. */
  async flush(): Promise<void> {
    this.#accumulator.closeAll()
    await this.#sender.deliveries.idle()
  }

  #transactional(): Transactions {
    if (this.#transactions !== undefined) return this.#transactions
    throw illegalState('Cannot use transactional methods without enabling transactions by setting the transactional.id')
  }

  /** Once, before the first transaction: takes transactional.id over from whoever had it. */
  initTransactions(): Promise<void> {
    return this.#transactional().init()
  }

  beginTransaction(): void {
    this.#transactional().begin()
  }

  /** A group's offsets are committed when, and only when, the transaction is. */
  sendOffsetsToTransaction(group: string, member: Committer, offsets: readonly OffsetAndMetadata[]): Promise<void> {
    return this.#transactional().sendOffsets(group, member, offsets)
  }

  /** Rejects when a record of it failed: then it can only be aborted. */
  async commitTransaction(): Promise<void> {
    const transactions = this.#transactional()
    await this.flush()
    await transactions.commit()
  }

  async abortTransaction(): Promise<void> {
    const transactions = this.#transactional()
    this.#sender.deliveries.failUnsent(abortedError())
    await this.#sender.deliveries.idle()
    await transactions.abort()
  }

  /** Lets what was appended finish, up to `timeoutMs`; what has not by then fails. */
  async close(timeoutMs: number = Number.POSITIVE_INFINITY): Promise<void> {
    this.#closing = true
    const late = (): KafkaError => timeoutError('the producer was closed before this')
    try {
      await within(timeoutMs, late, this.flush())
    } catch {
      this.#sender.deliveries.failAll(illegalState('Producer is closed forcefully.'))
    }
    this.#sender.close()
    this.cluster.close()
  }

  /** For idempotence alone any broker gives a producer id. */
  async #identify(): Promise<ProducerIdentity> {
    const { cluster, settings } = this
    if (this.#transactions !== undefined)
      throw illegalState('Cannot perform a send before completing a call to initTransactions')
    return retrying(cluster, { call: 'initProducerId', timeoutMs: settings.deliveryTimeoutMs }, async () => {
      const connection = await cluster.connectAny()
      const answer = await connection.request('InitProducerId', {
        transactionalId: null,
        transactionTimeoutMs: 0x7fffffff
      })
      throwIfError(answer.errorCode)
      return { producerId: Number(answer.producerId), epoch: answer.producerEpoch, isTransactional: false }
    })
  }
}
