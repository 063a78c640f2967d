// One Produce from its decoded frame to its answer.
//
//   each batch is appended from where it stands in the request's buffer, in the turn in which it arrived
//     | a large compressed batch, or one to be compressed anew: on a native worker, from a retained buffer
//     v
//   all appended or refused ── the connection's next Produce may start
//     | acks=all and followers behind, or flush.messages=1: a native waiter per partition
//     v
//   answer
//
// Nothing of the request's bytes is needed once everything is appended. Flat arrays by partition number (ProduceFrame,
// ProduceResults) go from request to request; no object is made per topic, partition or batch unless one is refused.

import { deferredBytesMin } from '#log/deferred-appends.js'
import type { PartitionLog } from '#log/partition-log.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import type { TopicImage } from '#metadata/image/topics.js'
import { noTopic } from '#metrics/topic-meters.js'
import { ErrorCode, errorName } from '#model/error-code.js'
import { ProduceFrame } from '#protocol/hot/produce-request.js'
import { ProduceResults, produceResponseHint, writeProduceResponse } from '#protocol/hot/produce-response.js'
import { authorize, type NodeContext } from './context.ts'
import type { Header, Inbound } from './inbound.ts'
import { type TopicLogs, WaitKind, WaitOutcome } from './log-port.ts'
import { endpointsOf, isInternalTopic, isOfflineHere, leaderHint } from './lookup.ts'
import { batchBytesOf, codecOf, complaintAboutBatches, isTransactional } from './records-shape.ts'
import { meterProduceRefusal } from './refusal-meters.ts'
import { writeResponseHeader } from './response-header.ts'

const acksAll = -1
const acksNone = 0
/** Only Kafka's own admin client may write to internal topics. */
const adminClientId = '__admin_client'
const headerBytes = 8
const idleMax = 64

/** Refusals that come of what the records say beside what the log knows. */
const judged: ReadonlySet<number> = new Set([
  ErrorCode.INVALID_RECORD,
  ErrorCode.INVALID_TIMESTAMP,
  ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER,
  ErrorCode.INVALID_PRODUCER_EPOCH,
  ErrorCode.UNSUPPORTED_COMPRESSION_TYPE
])

/** The arrays one request works with; used again by a later one. */
export interface ProducePages {
  readonly frame: ProduceFrame
  readonly results: ProduceResults
}

const idle: ProducePages[] = []

export function takePages(): ProducePages {
  return idle.pop() ?? { frame: new ProduceFrame(), results: new ProduceResults() }
}

export class ProduceInProgress {
  readonly #inbound: Inbound
  readonly #header: Header
  readonly #node: NodeContext
  readonly #pages: ProducePages
  readonly #nowMs: number
  #topic: TopicImage | undefined
  #logs: TopicLogs | undefined
  /** Of the topic in the node's meters. */
  #place = noTopic
  /** Appends that native workers have not finished. */
  #deferred = 0
  #allStarted = false
  #refusals = 0
  /** Partition numbers by their waiters: followers or the disk have not caught up. */
  #waiting: Map<number, number> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(inbound: Inbound, header: Header, node: NodeContext, pages: ProducePages) {
    this.#inbound = inbound
    this.#header = header
    this.#node = node
    this.#pages = pages
    this.#nowMs = node.nowMs()
    pages.results.clear()
  }

  start(): void {
    const image = this.#node.image()
    const { frame } = this.#pages
    const { partitionCount, topicOf } = frame
    const forAll = this.#refusalOfAll()
    let topicNumber = -1
    let refusal: ErrorCode = forAll
    for (let at = 0; at < partitionCount; at++) {
      if (topicOf[at] !== topicNumber) {
        topicNumber = topicOf[at] as number
        refusal = forAll === ErrorCode.NONE ? this.#enterTopic(image, topicNumber) : forAll
      }
      if (refusal === ErrorCode.NONE) this.#append(at)
      else this.#refuse(at, refusal)
    }
    this.#allStarted = true
    if (this.#deferred === 0) this.#appended()
  }

  #refusalOfAll(): ErrorCode {
    const { acks, transactionalId } = this.#pages.frame
    if (acks < acksAll || acks > 1) return ErrorCode.INVALID_REQUIRED_ACKS
    if (!this.#holdsTransactional()) return ErrorCode.NONE
    if (
      transactionalId === null ||
      !authorize(this.#node, this.#inbound.connection, 'write', 'transactional-id', transactionalId)
    )
      return ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED
    // Transactions are not served yet: no producer can have begun one here.
    return ErrorCode.INVALID_TXN_STATE
  }

  /** One transactional batch makes the whole request a transactional one, as in Kafka. */
  #holdsTransactional(): boolean {
    const { buffer } = this.#inbound
    const { partitionCount, recordsOffset, recordsLength } = this.#pages.frame
    for (let at = 0; at < partitionCount; at++)
      if (isTransactional(buffer, recordsOffset[at] as number, recordsLength[at] as number)) return true
    return false
  }

  /** Finds the topic; what holds for every partition of it. */
  #enterTopic(image: MetadataImage, number: number): ErrorCode {
    const { frame } = this.#pages
    const byId = frame.version >= 13
    const topic = byId
      ? image.topicById(frame.topicId[number] as TopicImage['id'])
      : image.topic(frame.topicName[number] as string)
    this.#topic = topic
    this.#place = topic === undefined ? noTopic : this.#node.meters.placeOf(topic.id)
    if (topic === undefined) return byId ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    if (!authorize(this.#node, this.#inbound.connection, 'write', 'topic', topic.name))
      return ErrorCode.TOPIC_AUTHORIZATION_FAILED
    if (isInternalTopic(topic.name) && this.#header.clientId !== adminClientId) return ErrorCode.INVALID_TOPIC_EXCEPTION
    this.#logs = this.#node.logs.ofTopic(topic.id)
    return ErrorCode.NONE
  }

  #append(at: number): void {
    const { frame, results } = this.#pages
    const { version } = frame
    const { buffer } = this.#inbound
    const sent = frame.recordsLength[at] as number
    const complaint = complaintAboutBatches(buffer, frame.recordsOffset[at] as number, sent, version)
    if (complaint !== undefined) {
      this.#refuse(at, complaint.errorCode)
      results.refusal[at] = { errorMessage: complaint.message }
      return
    }
    const length = batchBytesOf(buffer, frame.recordsOffset[at] as number, sent)
    frame.recordsLength[at] = length
    const index = frame.index[at] as number
    const partition = this.#topic?.partitions[index]
    if (partition === undefined) {
      this.#refuse(at, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
      return
    }
    const { logs, nodeId } = this.#node
    if (partition.leader !== nodeId) {
      if (this.#topic !== undefined && isOfflineHere(this.#node, this.#topic, index)) {
        this.#refuse(at, ErrorCode.KAFKA_STORAGE_ERROR)
        return
      }
      this.#refuse(at, ErrorCode.NOT_LEADER_OR_FOLLOWER)
      results.refusal[at] = { currentLeader: leaderHint(partition) }
      return
    }
    const topicLogs = this.#logs
    const log = topicLogs?.logs[index]
    if (log === undefined || topicLogs === undefined) {
      // Every log was opened before the image was published: this one could not be.
      this.#refuse(at, ErrorCode.KAFKA_STORAGE_ERROR)
      return
    }
    const all = frame.acks === acksAll
    const { leaderEpoch } = partition
    if (this.#isSlow(at, length, topicLogs)) {
      this.#appendLater(at, log, leaderEpoch, topicLogs.flushesEach)
      return
    }
    const offset = frame.recordsOffset[at] as number
    const { bufferId } = this.#inbound
    const errorCode = logs.append(log, bufferId, offset, length, leaderEpoch, version, all, this.#nowMs)
    this.#take(at, log, errorCode, topicLogs.flushesEach, this.#place)
  }

  /** Whether it would keep the other connections of this shard waiting: large and compressed, or to be compressed anew. */
  #isSlow(at: number, length: number, { compression }: TopicLogs): boolean {
    const codec = codecOf(this.#inbound.buffer, this.#pages.frame.recordsOffset[at] as number, length)
    return (codec !== 0 && length > deferredBytesMin) || (compression >= 0 && compression !== codec)
  }

  #appendLater(at: number, log: PartitionLog, leaderEpoch: number, flushesEach: boolean): void {
    const { frame } = this.#pages
    const place = this.#place
    this.#retain()
    this.#deferred += 1
    this.#node.logs.appendLater(
      log,
      this.#inbound.bufferId,
      frame.recordsOffset[at] as number,
      frame.recordsLength[at] as number,
      leaderEpoch,
      frame.version,
      frame.acks === acksAll,
      this.#nowMs,
      (errorCode) => {
        this.#take(at, log, errorCode, flushesEach, place)
        this.#deferred -= 1
        if (this.#deferred === 0 && this.#allStarted) this.#appended()
      }
    )
  }

  /** The bytes move out of the staging buffer: whatever names them moves along. */
  #retain(): void {
    const before = this.#inbound.offset
    this.#inbound.retain()
    const moved = this.#inbound.offset - before
    if (moved === 0) return
    const { recordsOffset, partitionCount } = this.#pages.frame
    for (let at = 0; at < partitionCount; at++) {
      const offset = recordsOffset[at] as number
      if (offset >= 0) recordsOffset[at] = offset + moved
    }
  }

  #take(at: number, log: PartitionLog, errorCode: ErrorCode, flushesEach: boolean, place: number): void {
    const { logs, meters } = this.#node
    const { appended } = logs
    if (errorCode !== ErrorCode.NONE) {
      this.#place = place
      this.#takeRefusal(at, log, errorCode)
      return
    }
    meters.produced(place, this.#pages.frame.recordsLength[at] as number, appended.recordCount)
    this.#pages.results.appended(at, appended.baseOffset, appended.appendTimeMs, appended.logStartOffset)
    const end = appended.lastOffset + 1
    const { acks } = this.#pages.frame
    const all = acks === acksAll
    if (all ? appended.highWatermark >= end : acks === acksNone || !flushesEach) return
    this.#waiting ??= new Map()
    const kind = all ? WaitKind.highWatermark : WaitKind.flushed
    const waiter = logs.wait(log, kind, appended.leaderEpoch, end, (outcome) => this.#settle(waiter, log, outcome))
    this.#waiting.set(waiter, at)
  }

  #takeRefusal(at: number, log: PartitionLog, errorCode: ErrorCode): void {
    const { logs } = this.#node
    const { logStartOffset, message } = logs.appended
    const recordErrors = logs.appended
      .recordErrors()
      .map(({ batchIndex, message: text }) => ({ batchIndex, batchIndexErrorMessage: text }))
    const { results } = this.#pages
    this.#refuse(at, errorCode)
    results.refusal[at] = { errorMessage: message === '' ? null : message, recordErrors }
    // Kafka tells the log start of a log that judged the records, not of one that never looked at them.
    results.logStartOffset[at] = judged.has(errorCode) ? (logs.offsets(log)?.logStart ?? -1) : logStartOffset
  }

  #refuse(at: number, errorCode: ErrorCode): void {
    this.#refusals += 1
    const { frame, results } = this.#pages
    meterProduceRefusal(this.#node.meters, this.#place, errorCode, frame.recordsLength[at] as number)
    results.refused(at, errorCode)
  }

  /** Every batch is appended or refused. */
  #appended(): void {
    if (this.#pages.frame.acks === acksNone) this.#finishUnanswered()
    else if (this.#waiting === undefined || this.#waiting.size === 0) this.#respond()
    else {
      this.#timer = setTimeout(() => this.#timeOut(), Math.max(0, this.#pages.frame.timeoutMs))
      this.#inbound.proceed()
    }
  }

  #settle(waiter: number, log: PartitionLog, outcome: WaitOutcome): void {
    const at = this.#waiting?.get(waiter)
    if (at === undefined) return
    this.#waiting?.delete(waiter)
    if (outcome !== WaitOutcome.reached) this.#fail(at, errorOfOutcome(outcome))
    else if (this.#pages.frame.acks === acksAll && this.#node.logs.offsets(log)?.underMinIsr === true)
      this.#fail(at, ErrorCode.NOT_ENOUGH_REPLICAS_AFTER_APPEND)
    if (this.#waiting?.size === 0 && this.#timer !== undefined) this.#respond()
  }

  #timeOut(): void {
    const late = this.#waiting ?? new Map<number, number>()
    this.#waiting = new Map()
    for (const [waiter, at] of late) {
      this.#node.logs.cancel(waiter)
      this.#fail(at, ErrorCode.REQUEST_TIMED_OUT)
    }
    this.#respond()
  }

  #fail(at: number, errorCode: ErrorCode): void {
    const { results } = this.#pages
    results.errorCode[at] = errorCode
    results.baseOffset[at] = -1
    results.logAppendTimeMs[at] = -1
  }

  /** acks=0: nobody reads an answer, so a closed connection is how the producer learns that something is wrong. */
  #finishUnanswered(): void {
    const { frame, results } = this.#pages
    const wrong =
      this.#refusals === 0 ? undefined : results.errorCode.slice(0, frame.partitionCount).find((code) => code !== 0)
    this.#inbound.respondNothing()
    idle.push(this.#pages)
    if (wrong !== undefined)
      this.#inbound.connection.close(`Produce with acks=0 failed: ${errorName(wrong as ErrorCode)}`)
  }

  #respond(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer)
    const { frame, results } = this.#pages
    if (this.#refusals > 0) this.#nameLeaders()
    this.#inbound.respond(headerBytes + produceResponseHint(frame), (writer) => {
      writeResponseHeader(writer, this.#header.correlationId, frame.version >= 9)
      writeProduceResponse(writer, frame, results)
    })
    // The answer is encoded by now, whether it left or waits for those before it.
    if (idle.length < idleMax) idle.push(this.#pages)
  }

  #nameLeaders(): void {
    const { frame, results } = this.#pages
    const leaders: number[] = []
    for (let at = 0; at < frame.partitionCount; at++) {
      const leader = results.refusal[at]?.currentLeader?.leaderId
      if (leader !== undefined) leaders.push(leader)
    }
    if (leaders.length > 0)
      results.nodeEndpoints = endpointsOf(this.#node.image(), leaders, this.#inbound.connection.listener)
  }
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
