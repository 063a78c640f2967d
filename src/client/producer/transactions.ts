// A producer's transactions: one at a time, over any partitions and a group's offsets, all or nothing for read_committed.
//
// The protocol of transaction.version 0 and 1, which every broker takes: each partition is announced to the coordinator before
// the first record for it is sent. A record that fails for good breaks its transaction, which can then only be aborted; after
// that the producer goes on in a new epoch, so that nothing of it that is still on some way can land in the next one.

import { ErrorCode } from '#model/error-code.js'
import type { Cluster } from '../cluster.ts'
import type { ApiName, RequestOf, ResponseOf } from '../codecs.ts'
import type { Committer, OffsetAndMetadata } from '../consumer/commits.ts'
import { coordinatorOf } from '../coordinators.ts'
import { asError, asKafkaError, illegalState, KafkaError, throwIfError } from '../errors.ts'
import { byTopic } from '../partitions.ts'
import { retrying } from '../retry.ts'
import type { VersionRange } from '../versions.ts'
import type { PartitionQueue, ProducerIdentity } from './queue.ts'

/** fresh → ready ⇄ open; open → broken → ready; anything → fenced. */
type State = 'fresh' | 'ready' | 'open' | 'broken' | 'fenced'

const fencing: ReadonlySet<number> = new Set<number>([
  ErrorCode.PRODUCER_FENCED,
  ErrorCode.INVALID_PRODUCER_EPOCH,
  ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
  ErrorCode.INVALID_PRODUCER_ID_MAPPING
])

export interface TransactionParts {
  readonly cluster: Cluster
  readonly transactionalId: string
  readonly transactionTimeoutMs: number
  readonly maxBlockMs: number
  /** A partition may be produced to that could not a moment ago. */
  readonly pump: () => void
  /** The transaction is broken: what was not sent yet must not be. */
  readonly broken: (error: KafkaError) => void
  /** Another identity from now on. */
  readonly renew: (identity: ProducerIdentity) => void
}

export class Transactions {
  readonly #parts: TransactionParts
  #state: State = 'fresh'
  #identity: ProducerIdentity | undefined
  #failure: KafkaError | undefined
  readonly #added = new Set<string>()
  readonly #wanted = new Set<PartitionQueue>()
  #adding: Promise<void> | undefined
  #hasOffsets = false
  #coordinator: number | undefined

  constructor(parts: TransactionParts) {
    this.#parts = parts
  }

  get transactionalId(): string {
    return this.#parts.transactionalId
  }

  /** Takes the id over from whoever had it, and aborts what that one began. */
  async init(): Promise<void> {
    if (this.#state !== 'fresh') throw illegalState('TransactionalId was initialized already')
    await this.#identify(undefined)
  }

  async #identify(before: ProducerIdentity | undefined): Promise<void> {
    const answer = await this.#ask(
      'InitProducerId',
      {
        transactionalId: this.transactionalId,
        transactionTimeoutMs: this.#parts.transactionTimeoutMs,
        producerId: before?.producerId ?? -1,
        producerEpoch: before?.epoch ?? -1
      },
      { max: 5 }
    )
    this.#identity = { producerId: Number(answer.producerId), epoch: answer.producerEpoch, isTransactional: true }
    this.#state = 'ready'
    this.#parts.renew(this.#identity)
  }

  begin(): void {
    if (this.#state === 'fenced') throw this.#failure
    if (this.#state !== 'ready') throw illegalState(`a transaction cannot begin while the producer is ${this.#state}`)
    this.#added.clear()
    this.#hasOffsets = false
    this.#failure = undefined
    this.#state = 'open'
  }

  /** Throws when no record may be appended now. */
  requireOpen(): void {
    if (this.#state === 'open') return
    throw (
      this.#failure ?? illegalState(`records cannot be sent outside of a transaction (the producer is ${this.#state})`)
    )
  }

  /** Whether the coordinator knows of this partition; if not, it is told, and `pump` is called when it does. */
  mayProduce(queue: PartitionQueue): boolean {
    if (this.#added.has(`${queue.topic}/${queue.partition}`)) return true
    if (this.#state !== 'open') return false
    this.#wanted.add(queue)
    this.#adding ??= this.#add()
      .catch((error) => this.failed(asKafkaError(error)))
      .finally(() => {
        this.#adding = undefined
        this.#parts.pump()
      })
    return false
  }

  async #add(): Promise<void> {
    // Whoever asks in this turn of the loop is told of in the same request.
    await Promise.resolve()
    const queues = [...this.#wanted]
    this.#wanted.clear()
    const topics = [...byTopic(queues)].map(([name, mine]) => ({
      name,
      partitions: mine.map(({ partition }) => partition)
    }))
    await this.#ask(
      'AddPartitionsToTxn',
      {
        v3AndBelowTransactionalId: this.transactionalId,
        v3AndBelowProducerId: this.#identity?.producerId ?? -1,
        v3AndBelowProducerEpoch: this.#identity?.epoch ?? -1,
        v3AndBelowTopics: topics
      },
      { max: 3 },
      (answer) =>
        answer.resultsByTopicV3AndBelow.flatMap(({ resultsByPartition }) =>
          resultsByPartition.map(({ partitionErrorCode }) => partitionErrorCode)
        )
    )
    for (const { topic, partition } of queues) this.#added.add(`${topic}/${partition}`)
  }

  /** A group's offsets become part of the transaction. */
  async sendOffsets(group: string, committer: Committer, offsets: readonly OffsetAndMetadata[]): Promise<void> {
    this.requireOpen()
    const { producerId, epoch: producerEpoch } = this.#identity as ProducerIdentity
    const who = { transactionalId: this.transactionalId, producerId, producerEpoch, groupId: group }
    await this.#guarded(async () => {
      await this.#ask('AddOffsetsToTxn', who, {})
      this.#hasOffsets = true
      const topics = [...byTopic(offsets)].map(([name, mine]) => ({
        name,
        partitions: mine.map(({ partition, offset, leaderEpoch = -1, metadata = '' }) => ({
          partitionIndex: partition,
          committedOffset: offset,
          committedLeaderEpoch: leaderEpoch,
          committedMetadata: metadata
        }))
      }))
      const { memberId, generation: generationIdOrMemberEpoch, groupInstanceId } = committer
      await this.#ask(
        'TxnOffsetCommit',
        { ...who, memberId, generationIdOrMemberEpoch, groupInstanceId, topics },
        { max: 4 },
        (answer) => answer.topics.flatMap(({ partitions }) => partitions.map(({ errorCode }) => errorCode)),
        { group }
      )
    })
  }

  /** Everything that was appended has its end by now. */
  async commit(): Promise<void> {
    this.requireOpen()
    await this.#guarded(() => this.#end(true))
    this.#state = 'ready'
  }

  /** Nothing of it is on its way any more. */
  async abort(): Promise<void> {
    if (this.#state !== 'open' && this.#state !== 'broken')
      throw this.#failure ?? illegalState('there is no transaction to abort')
    const wasBroken = this.#state === 'broken'
    await this.#adding
    await this.#guarded(() => this.#end(false))
    if (wasBroken) await this.#identify(this.#identity)
    this.#state = 'ready'
    this.#failure = undefined
  }

  async #end(committed: boolean): Promise<void> {
    if (this.#added.size === 0 && !this.#hasOffsets) return
    const { producerId, epoch: producerEpoch } = this.#identity as ProducerIdentity
    const { transactionalId } = this
    await this.#ask('EndTxn', { transactionalId, producerId, producerEpoch, committed }, { max: 4 })
  }

  /** A record, or a request about the transaction, failed for good. */
  failed(error: KafkaError): void {
    if (this.#state !== 'open' && this.#state !== 'broken') return
    const isFirst = this.#failure === undefined
    this.#failure ??= error
    this.#state = fencing.has(error.code) ? 'fenced' : 'broken'
    if (isFirst) this.#parts.broken(error)
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.failed(asKafkaError(error))
      throw error
    }
  }

  /** At the coordinator, again and again until max.block.ms is over. */
  async #ask<Name extends ApiName>(
    name: Name,
    body: RequestOf<Name>,
    versions: Partial<VersionRange>,
    codes: (answer: ResponseOf<Name>) => readonly number[] = () => [],
    at: { readonly group: string } | undefined = undefined
  ): Promise<ResponseOf<Name>> {
    const { cluster, maxBlockMs } = this.#parts
    return retrying(cluster, { call: name, timeoutMs: maxBlockMs }, async ({ remainingMs, failure }) => {
      if (cluster.view.nodes.size === 0) await cluster.refresh()
      if (failure !== undefined) this.#coordinator = undefined
      this.#coordinator ??= await coordinatorOf(cluster, { transaction: this.transactionalId }, remainingMs)
      const node = at === undefined ? this.#coordinator : await coordinatorOf(cluster, at, remainingMs)
      const connection = await cluster.connect(node, 'group')
      const answer = await connection.request(name, body, { versions })
      const { errorCode = ErrorCode.NONE } = answer as { errorCode?: number }
      throwIfError(errorCode)
      // One that was not attempted says nothing; the reason stands beside it.
      const inner = codes(answer).filter((code) => code !== ErrorCode.NONE)
      const first = inner.find((code) => code !== ErrorCode.OPERATION_NOT_ATTEMPTED) ?? inner[0]
      if (first !== undefined) throw asError(first)
      return answer
    })
  }
}

/** What records that were never sent fail with. */
export function abortedError(): KafkaError {
  const exception = 'org.apache.kafka.common.errors.TransactionAbortedException'
  return new KafkaError(ErrorCode.UNKNOWN_SERVER_ERROR, exception, 'Failing batch since transaction was aborted')
}
