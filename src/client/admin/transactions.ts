// Transactions as their coordinators see them, and ending one by hand.

import { ErrorCode } from '#model/error-code.js'
import type { Int64 } from '#model/offset.js'
import type { TransactionState as Described } from '#protocol/generated/describe-transactions-response.js'
import type { TransactionState as Listed } from '#protocol/generated/list-transactions-response.js'
import type { Admin } from '../admin.ts'
import { asError, throwIfError } from '../errors.ts'
import { askLeaders, partitionText, type TopicPartition } from '../partitions.ts'
import { type Outcome, outcomeOf, resultOf } from './outcome.ts'

export interface TransactionFilters {
  readonly states?: readonly string[]
  readonly producerIds?: readonly Int64[]
  /** Only those that run longer; -1: all. */
  readonly durationMs?: number
  readonly transactionalIdPattern?: string
}

export interface ListedTransaction extends Listed {
  readonly coordinator: number
}

export async function listTransactions(admin: Admin, filters: TransactionFilters = {}): Promise<ListedTransaction[]> {
  const { states = [], producerIds = [], durationMs = -1, transactionalIdPattern = null } = filters
  await admin.refresh('listTransactions')
  const min = transactionalIdPattern !== null ? 2 : durationMs >= 0 ? 1 : 0
  const answers = [...admin.cluster.view.nodes.keys()].map(async (broker) => {
    const answer = await admin.send(
      'ListTransactions',
      {
        stateFilters: [...states],
        producerIdFilters: [...producerIds],
        durationFilter: durationMs,
        transactionalIdPattern
      },
      { target: { broker }, versions: { min } }
    )
    throwIfError(answer.errorCode)
    return answer.transactionStates.map((state) => ({ ...state, coordinator: broker }))
  })
  return (await Promise.all(answers)).flat()
}

export async function describeTransactions(
  admin: Admin,
  ids: readonly string[]
): Promise<Map<string, Outcome<Described>>> {
  const outcomes = ids.map(async (transaction): Promise<[string, Outcome<Described>]> => {
    const answer = await admin.send(
      'DescribeTransactions',
      { transactionalIds: [transaction] },
      {
        target: { transaction },
        codes: ({ transactionStates }) => transactionStates.map(({ errorCode }) => errorCode)
      }
    )
    const state = answer.transactionStates[0]
    if (state === undefined) return [transaction, { error: asError(ErrorCode.TRANSACTIONAL_ID_NOT_FOUND) }]
    return [transaction, outcomeOf(state.errorCode, null, state)]
  })
  return new Map(await Promise.all(outcomes))
}

export interface HangingTransaction extends TopicPartition {
  readonly producerId: Int64
  readonly producerEpoch: number
  readonly coordinatorEpoch: number
}

/** Writes an abort marker into one partition, past the coordinator: for transactions that hang. */
export async function abortTransaction(admin: Admin, transaction: HangingTransaction): Promise<void> {
  const { topic, partition, producerId, producerEpoch, coordinatorEpoch } = transaction
  const outcomes = await askLeaders(admin.cluster, [transaction], {
    call: 'abortTransaction',
    timeoutMs: admin.timeoutMs,
    async ask(connection) {
      const topics = [{ name: topic, partitionIndexes: [partition] }]
      const answer = await connection.request('WriteTxnMarkers', {
        markers: [{ producerId, producerEpoch, transactionResult: false, topics, coordinatorEpoch }]
      })
      const result = answer.markers[0]?.topics[0]?.partitions[0]
      return new Map([[partitionText(transaction), outcomeOf(result?.errorCode ?? -1, null, undefined)]])
    }
  })
  resultOf(outcomes.get(partitionText(transaction)))
}

/** Takes the place of a producer: what it began is aborted, and its next request is refused. */
export async function fenceProducer(
  admin: Admin,
  transaction: string
): Promise<{ producerId: Int64; producerEpoch: number }> {
  const answer = await admin.send(
    'InitProducerId',
    { transactionalId: transaction, transactionTimeoutMs: admin.cluster.settings.requestTimeoutMs },
    { target: { transaction }, call: 'fenceProducers' }
  )
  throwIfError(answer.errorCode)
  return { producerId: answer.producerId, producerEpoch: answer.producerEpoch }
}
