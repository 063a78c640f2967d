// Produce, v3-v13
//
//   v3   batches of magic 2, transactional id
//   v5   log start offset in the answer
//   v7   zstd
//   v8   which records were refused, and why
//   v9   flexible encoding
//   v10  current leader and its endpoint for a client that asked the wrong node (KIP-951)
//   v12  transaction version 2: partitions join a transaction by being produced to
//   v13  topic ids instead of names
//
// Hot: batches are named by their place in the request's buffer and appended from there, synchronously, in the turn in
// which they arrived. Only acks=all on a replicated partition waits, and by then nothing of the request is needed.

import type { PartitionLog } from '#log/partition-log.js'
import type { TopicImage } from '#metadata/image/topics.js'
import { ErrorCode, errorName } from '#model/error-code.js'
import { type ProduceRequest, readProduceRequest } from '#protocol/generated/produce-request.js'
import { type TopicProduceResponse, writeProduceResponse } from '#protocol/generated/produce-response.js'
import { Reader } from '#protocol/wire/reader.js'
import type { Draft, RecordsRef } from '#protocol/wire/types.js'
import { authorize, type NodeContext } from './context.ts'
import { defineHotHandler, type HotHandler } from './handler.ts'
import type { Header, Inbound } from './inbound.ts'
import { type Appended, type RecordErrorView, WaitKind, WaitOutcome } from './log-port.ts'
import { endpointsOf, isInternalTopic, type LeaderHint, leaderHint } from './lookup.ts'
import { batchBytesOf, complaintAboutBatches, isTransactional } from './records-shape.ts'
import { writeResponseHeader } from './response-header.ts'

const acksAll = -1
const acksNone = 0
/** Only Kafka's own admin client may write to internal topics. */
const adminClientId = '__admin_client'
const answerBytes = 96

interface Answer {
  readonly index: number
  errorCode: number
  errorMessage: string | null
  baseOffset: number
  logAppendTimeMs: number
  logStartOffset: number
  recordErrors: readonly RecordErrorView[]
  currentLeader: LeaderHint | undefined
}

interface TopicAnswer {
  readonly name: string
  readonly topicId: ProduceRequest['topicData'][number]['topicId']
  readonly partitionResponses: Answer[]
}

const reader = new Reader(Buffer.alloc(0))
/** Refusals that come of what the records say beside what the log knows. */
const judged: ReadonlySet<number> = new Set([
  ErrorCode.INVALID_RECORD,
  ErrorCode.INVALID_TIMESTAMP,
  ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER,
  ErrorCode.INVALID_PRODUCER_EPOCH,
  ErrorCode.UNSUPPORTED_COMPRESSION_TYPE
])
const nothing: readonly RecordErrorView[] = []

export const produce: HotHandler = defineHotHandler('Produce', [3, 13], (inbound, header, node) => {
  reader.reset(inbound.buffer, inbound.offset + header.length, inbound.end)
  new ProduceInProgress(inbound, header, node, readProduceRequest(reader, header.version)).start()
})

class ProduceInProgress {
  readonly #inbound: Inbound
  readonly #header: Header
  readonly #node: NodeContext
  readonly #request: ProduceRequest
  readonly #topics: TopicAnswer[] = []
  #answers = 0
  #transactional = false
  /** Waiters of partitions whose followers have not caught up. */
  #waiting: Map<number, Answer> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(inbound: Inbound, header: Header, node: NodeContext, request: ProduceRequest) {
    this.#inbound = inbound
    this.#header = header
    this.#node = node
    this.#request = request
  }

  start(): void {
    const image = this.#node.image()
    const byId = this.#header.version >= 13
    this.#transactional = this.#holdsTransactional()
    for (const { name, topicId, partitionData } of this.#request.topicData) {
      const topic = byId ? image.topicById(topicId) : image.topic(name)
      const refusal = this.#refusalOf(topic, byId)
      const partitionResponses: Answer[] = []
      this.#topics.push({ name, topicId, partitionResponses })
      for (const { index, records } of partitionData) {
        const answer = newAnswer(index)
        partitionResponses.push(answer)
        if (refusal !== ErrorCode.NONE || topic === undefined) answer.errorCode = refusal
        else this.#append(answer, topic, records)
      }
      this.#answers += partitionResponses.length
    }
    this.#inbound.proceed()
    if (this.#request.acks === acksNone) this.#finishUnanswered()
    else if (this.#waiting === undefined) this.#respond()
    else this.#timer = setTimeout(() => this.#timeOut(), Math.max(0, this.#request.timeoutMs))
  }

  /** What holds for every partition of the topic. */
  #refusalOf(topic: TopicImage | undefined, byId: boolean): ErrorCode {
    const { acks, transactionalId } = this.#request
    if (acks < acksAll || acks > 1) return ErrorCode.INVALID_REQUIRED_ACKS
    if (this.#transactional) {
      if (transactionalId === null || !this.#mayUse(transactionalId))
        return ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED
      // Transactions are not served yet: no producer can have begun one here.
      return ErrorCode.INVALID_TXN_STATE
    }
    if (topic === undefined) return byId ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    if (!authorize(this.#node, this.#inbound.connection, 'write', 'topic', topic.name))
      return ErrorCode.TOPIC_AUTHORIZATION_FAILED
    if (isInternalTopic(topic.name) && this.#header.clientId !== adminClientId) return ErrorCode.INVALID_TOPIC_EXCEPTION
    return ErrorCode.NONE
  }

  /** One transactional batch makes the whole request a transactional one, as in Kafka. */
  #holdsTransactional(): boolean {
    const { buffer } = this.#inbound
    return this.#request.topicData.some(({ partitionData }) =>
      partitionData.some(({ records }) => records !== null && isTransactional(buffer, records))
    )
  }

  #mayUse(transactionalId: string): boolean {
    return authorize(this.#node, this.#inbound.connection, 'write', 'transactional-id', transactionalId)
  }

  #append(answer: Answer, topic: TopicImage, records: RecordsRef | null): void {
    const { version } = this.#header
    const complaint = complaintAboutBatches(this.#inbound.buffer, records, version)
    if (complaint !== undefined || records === null) {
      answer.errorCode = complaint?.errorCode ?? ErrorCode.INVALID_RECORD
      answer.errorMessage = complaint?.message ?? null
      return
    }
    const partition = topic.partitions[answer.index]
    if (partition === undefined) {
      answer.errorCode = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
      return
    }
    const { logs, nodeId } = this.#node
    const log = partition.leader === nodeId ? logs.find(topic.id, answer.index) : undefined
    if (log === undefined) {
      answer.errorCode = ErrorCode.NOT_LEADER_OR_FOLLOWER
      answer.currentLeader = leaderHint(partition)
      return
    }
    const all = this.#request.acks === acksAll
    const { bufferId } = this.#inbound
    const { offset } = records
    const length = batchBytesOf(this.#inbound.buffer, records)
    answer.errorCode = logs.append(log, bufferId, offset, length, partition.leaderEpoch, version, all)
    this.#take(answer, log, all, logs.appended)
  }

  #take(answer: Answer, log: PartitionLog, all: boolean, appended: Appended): void {
    answer.logStartOffset = appended.logStartOffset
    if (answer.errorCode !== ErrorCode.NONE) {
      // Kafka tells the log start of a log that judged the records, not of one that never looked at them.
      if (judged.has(answer.errorCode)) answer.logStartOffset = this.#node.logs.offsets(log)?.logStart ?? -1
      answer.errorMessage = appended.message === '' ? null : appended.message
      answer.recordErrors = appended.recordErrors()
      return
    }
    answer.baseOffset = appended.baseOffset
    answer.logAppendTimeMs = appended.appendTimeMs
    const end = appended.lastOffset + 1
    const { logs } = this.#node
    if (all ? appended.highWatermark >= end : this.#request.acks === acksNone || !logs.flushesEach(log)) return
    this.#waiting ??= new Map()
    const kind = all ? WaitKind.highWatermark : WaitKind.flushed
    const waiter = logs.wait(log, kind, appended.leaderEpoch, end, (outcome) => this.#settle(waiter, log, outcome))
    this.#waiting.set(waiter, answer)
  }

  #settle(waiter: number, log: PartitionLog, outcome: WaitOutcome): void {
    const answer = this.#waiting?.get(waiter)
    if (answer === undefined) return
    this.#waiting?.delete(waiter)
    if (outcome !== WaitOutcome.reached) fail(answer, errorOfOutcome(outcome))
    else if (this.#request.acks === acksAll && this.#node.logs.offsets(log)?.underMinIsr === true)
      fail(answer, ErrorCode.NOT_ENOUGH_REPLICAS_AFTER_APPEND)
    if (this.#waiting?.size === 0) this.#respond()
  }

  #timeOut(): void {
    const late = this.#waiting ?? new Map<number, Answer>()
    this.#waiting = new Map()
    for (const [waiter, answer] of late) {
      this.#node.logs.cancel(waiter)
      fail(answer, ErrorCode.REQUEST_TIMED_OUT)
    }
    this.#respond()
  }

  /** acks=0: nobody reads an answer, so a closed connection is how the producer learns that something is wrong. */
  #finishUnanswered(): void {
    const wrong = this.#topics.flatMap((topic) => topic.partitionResponses).find(({ errorCode }) => errorCode !== 0)
    this.#inbound.respondNothing()
    if (wrong !== undefined) this.#inbound.connection.close(`Produce with acks=0 failed: ${errorName(wrong.errorCode)}`)
  }

  #respond(): void {
    clearTimeout(this.#timer)
    const { version } = this.#header
    const leaders = this.#topics.flatMap(({ partitionResponses }) =>
      partitionResponses.flatMap(({ currentLeader }) => (currentLeader === undefined ? [] : [currentLeader.leaderId]))
    )
    const nodeEndpoints =
      leaders.length === 0 ? [] : endpointsOf(this.#node.image(), leaders, this.#inbound.connection.listener)
    this.#inbound.respond(64 + this.#answers * answerBytes, (writer) => {
      writeResponseHeader(writer, this.#header.correlationId, version >= 9)
      writeProduceResponse(writer, { responses: this.#topics.map(wire), nodeEndpoints }, version)
    })
  }
}

/** As the generated writer wants it. */
function wire({ name, topicId, partitionResponses }: TopicAnswer): Draft<TopicProduceResponse> {
  return {
    name,
    topicId,
    partitionResponses: partitionResponses.map(({ recordErrors, ...answer }) => ({
      ...answer,
      recordErrors: recordErrors.map(({ batchIndex, message }) => ({ batchIndex, batchIndexErrorMessage: message }))
    }))
  }
}

function newAnswer(index: number): Answer {
  return {
    index,
    errorCode: ErrorCode.NONE,
    errorMessage: null,
    baseOffset: -1,
    logAppendTimeMs: -1,
    logStartOffset: -1,
    recordErrors: nothing,
    currentLeader: undefined
  }
}

function fail(answer: Answer, errorCode: ErrorCode): void {
  answer.errorCode = errorCode
  answer.baseOffset = -1
  answer.logAppendTimeMs = -1
}

function errorOfOutcome(outcome: WaitOutcome): ErrorCode {
  switch (outcome) {
    case WaitOutcome.deleted:
      return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    case WaitOutcome.offline:
      return ErrorCode.KAFKA_STORAGE_ERROR
    case WaitOutcome.timedOut:
      return ErrorCode.REQUEST_TIMED_OUT
    default:
      return ErrorCode.NOT_LEADER_OR_FOLLOWER
  }
}
