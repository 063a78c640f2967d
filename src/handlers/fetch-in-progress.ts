// One Fetch from its first look at the logs to its answer.
//
//   look at every partition ── enough bytes, an error, or no time to wait ──> answer
//          ^        │ not enough
//          │        v
//          └── a waiter fires, or the time is over
//
// A fetch within a session looks at the session's ready partitions only; the others rest with waiters of the session's.
// What was read in a look that did not suffice is unpinned; nothing of the request's bytes is needed after `start`.

import type { PartitionLog } from '#log/partition-log.js'
import type { PartitionImage, TopicImage } from '#metadata/image/topics.js'
import { noTopic } from '#metrics/topic-meters.js'
import { ErrorCode } from '#model/error-code.js'
import { asUuid } from '#model/uuid.js'
import type { FetchContext } from '#replica/fetch-context.js'
import type { FetchSession } from '#replica/fetch-session.js'
import { authorize, type NodeContext } from './context.ts'
import { type FetchAnswer, newFetchAnswer, respondFetch } from './fetch-response.ts'
import type { Header, Inbound, Peer } from './inbound.ts'
import { type Found, Isolation, WaitKind } from './log-port.ts'
import { isOfflineHere, leaderHint } from './lookup.ts'

export interface FetchTerms {
  readonly isFollower: boolean
  readonly usesTopicIds: boolean
  readonly isolation: Isolation
  readonly bytesMin: number
  readonly bytesMax: number
  readonly waitMs: number
}

type Context = Exclude<FetchContext, { kind: 'refused' }>

const waitKinds: Readonly<Record<Isolation, WaitKind>> = {
  [Isolation.logEnd]: WaitKind.logEnd,
  [Isolation.highWatermark]: WaitKind.highWatermark,
  [Isolation.committed]: WaitKind.lastStable
}

const noneAborted: readonly number[] = []
const unseen: ReadonlySet<number> = new Set([
  ErrorCode.UNKNOWN_TOPIC_ID,
  ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
  ErrorCode.TOPIC_AUTHORIZATION_FAILED
])

/** The waiting fetch of each connection, so that a connection that goes away takes its waiters along. */
const waiting = new Map<Peer, FetchInProgress>()
/** Connections that tell when they go away. */
const watched = new WeakSet<Peer>()

/** Answers every waiting fetch with what there is: the broker is about to stop. */
export function answerWaitingFetches(): void {
  for (const fetch of [...waiting.values()]) fetch.answerNow()
}

export class FetchInProgress {
  readonly #inbound: Inbound
  readonly #header: Header
  readonly #node: NodeContext
  readonly #context: Context
  /** Of an incremental fetch. */
  readonly #session: FetchSession | undefined
  readonly #terms: FetchTerms
  #answers: FetchAnswer[] = []
  #bytes = 0
  #mustAnswer = false
  /** Waiters of this fetch alone: where there is too little, or without a session nothing. */
  #waiters: Map<PartitionLog, number> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(inbound: Inbound, header: Header, node: NodeContext, context: Context, terms: FetchTerms) {
    this.#inbound = inbound
    this.#header = header
    this.#node = node
    this.#context = context
    this.#session = context.kind === 'incremental' ? context.session : undefined
    this.#terms = terms
  }

  start(): void {
    this.#session?.refresh(this.#node.image().topics, this.#terms.isolation)
    this.#look()
    const { waitMs } = this.#terms
    if (this.#suffices() || waitMs <= 0 || (this.#session === undefined && this.#answers.length === 0)) {
      this.#respond()
      return
    }
    this.#timer = setTimeout(() => this.answerNow(), waitMs)
    const { connection } = this.#inbound
    if (!watched.has(connection)) {
      watched.add(connection)
      connection.onClose(() => waiting.get(connection)?.abandon())
    }
    waiting.set(connection, this)
    if (this.#session !== undefined) this.#session.onReady = this.#again
    this.#waitForMore()
  }

  /** The connection is gone: nothing is answered, nobody is woken. */
  abandon(): void {
    this.#stopWaiting()
    this.#inbound.respondNothing()
  }

  #suffices(): boolean {
    return this.#mustAnswer || this.#bytes >= this.#terms.bytesMin
  }

  /**
   * Reads in order until the answer is full. Without a session every partition, once full for its offsets alone; with
   * one those that are ready, and what does not fit stays ready for the next poll.
   */
  #look(): void {
    const image = this.#node.image()
    const context = this.#context
    let room = this.#terms.bytesMax
    let topic: TopicImage | undefined
    let lastName: string | undefined
    let place = noTopic
    for (const asked of context.kind === 'full' ? context.partitions.values() : [...context.session.ready]) {
      if (room === 0 && this.#bytes > 0 && context.kind === 'incremental') break
      const name = this.#terms.usesTopicIds ? asked.topicId : (asked.topic ?? '')
      if (name !== lastName) {
        topic = this.#terms.usesTopicIds ? image.topicById(asUuid(name)) : image.topic(name)
        lastName = name
        place = topic === undefined ? noTopic : this.#node.meters.placeOf(topic.id)
      }
      const answer = newFetchAnswer(asked, place)
      this.#answers.push(answer)
      this.#lookAt(answer, topic, room)
      this.#bytes += answer.length
      room = Math.max(0, room - answer.length)
      if (answer.errorCode !== ErrorCode.NONE || answer.divergingEpoch !== undefined) this.#mustAnswer = true
    }
  }

  #lookAt(answer: FetchAnswer, topic: TopicImage | undefined, room: number): void {
    const partition = topic?.partitions[answer.asked.index]
    answer.errorCode = this.#refusalOf(answer, topic, partition)
    if (answer.errorCode !== ErrorCode.NONE || topic === undefined || partition === undefined) {
      // What is refused without a look at a log has an empty list instead of none, as in Kafka.
      if (unseen.has(answer.errorCode)) answer.aborted = noneAborted
      return
    }
    const log = this.#node.logs.find(topic.id, answer.asked.index)
    if (log === undefined) {
      answer.errorCode = ErrorCode.KAFKA_STORAGE_ERROR
      return
    }
    if (answer.asked.lastFetchedEpoch >= 0 && this.#diverges(answer, log)) return
    const minOne = this.#bytes === 0
    const bytesMax = Math.min(answer.asked.bytesMax, room)
    const { logs } = this.#node
    const { isolation } = this.#terms
    answer.errorCode = logs.read(log, answer.asked.fetchOffset, bytesMax, minOne, isolation)
    if (answer.errorCode !== ErrorCode.NONE) return
    take(answer, log, logs.found, isolation)
    if (this.#session !== undefined && answer.asked.fetchOffset >= answer.bound) this.#rest(this.#session, answer, log)
  }

  #refusalOf(answer: FetchAnswer, topic: TopicImage | undefined, partition: PartitionImage | undefined): number {
    const { isFollower, usesTopicIds } = this.#terms
    if (topic === undefined) return usesTopicIds ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    const { connection } = this.#inbound
    const allowed = isFollower
      ? authorize(this.#node, connection, 'cluster-action', 'cluster', 'kafka-cluster')
      : authorize(this.#node, connection, 'read', 'topic', topic.name)
    if (!allowed) return ErrorCode.TOPIC_AUTHORIZATION_FAILED
    if (partition === undefined) return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    // Nobody follows this node yet: a replica that asks is not one of the partition's.
    if (partition.leader !== this.#node.nodeId && isOfflineHere(this.#node, topic, answer.asked.index))
      return ErrorCode.KAFKA_STORAGE_ERROR
    if (partition.leader !== this.#node.nodeId || isFollower) {
      answer.currentLeader = leaderHint(partition)
      return ErrorCode.NOT_LEADER_OR_FOLLOWER
    }
    const { currentLeaderEpoch } = answer.asked
    if (currentLeaderEpoch < 0 || currentLeaderEpoch === partition.leaderEpoch) return ErrorCode.NONE
    if (currentLeaderEpoch > partition.leaderEpoch) return ErrorCode.UNKNOWN_LEADER_EPOCH
    answer.currentLeader = leaderHint(partition)
    return ErrorCode.FENCED_LEADER_EPOCH
  }

  /** The asker's last record is of another history than ours (KIP-595): it is told where the two part. */
  #diverges(answer: FetchAnswer, log: PartitionLog): boolean {
    const { lastFetchedEpoch, fetchOffset } = answer.asked
    const end = this.#node.logs.endOffsetForEpoch(log, lastFetchedEpoch)
    if (end.endOffset < 0 || end.epoch < 0) {
      answer.errorCode = ErrorCode.OFFSET_OUT_OF_RANGE
      return true
    }
    if (end.epoch >= lastFetchedEpoch && end.endOffset >= fetchOffset) return false
    answer.divergingEpoch = { epoch: end.epoch, endOffset: end.endOffset }
    const offsets = this.#node.logs.offsets(log)
    if (offsets === undefined) return true
    answer.highWatermark = offsets.highWatermark
    answer.lastStableOffset = offsets.lastStable
    answer.logStartOffset = offsets.logStart
    return true
  }

  /** Nothing to read: until there is, the polls of the session need not look here again. */
  #rest(session: FetchSession, answer: FetchAnswer, log: PartitionLog): void {
    const { asked } = answer
    if (asked.waiter < 0) {
      const { logs } = this.#node
      const kind = waitKinds[this.#terms.isolation]
      const waiter = logs.wait(log, kind, answer.leaderEpoch, answer.bound + 1, () => session.rouse(asked, waiter))
      asked.waiter = waiter
    }
    session.rest(asked)
  }

  /** The look did not suffice: whatever it saw and does not rest wakes this fetch when there is more. */
  #waitForMore(): void {
    const { logs } = this.#node
    const kind = waitKinds[this.#terms.isolation]
    for (const { asked, log, leaderEpoch, bound, pinId } of this.#answers) {
      if (pinId !== 0) logs.unpin(pinId)
      if (log === undefined || this.#waiters?.has(log) === true || this.#session?.ready.has(asked) === false) continue
      const waiter = logs.wait(log, kind, leaderEpoch, bound + 1, () => {
        // A fetch that was answered meanwhile has let go of its waiters; their outcomes still come.
        if (this.#waiters?.delete(log) === true) this.#again()
      })
      this.#waiters ??= new Map()
      this.#waiters.set(log, waiter)
    }
    this.#drop()
  }

  readonly #again = (): void => {
    this.#look()
    if (this.#suffices()) this.#respond()
    else this.#waitForMore()
  }

  answerNow(): void {
    this.#look()
    this.#respond()
  }

  #drop(): void {
    this.#answers = []
    this.#bytes = 0
    this.#mustAnswer = false
  }

  #stopWaiting(): void {
    if (this.#timer === undefined) return
    clearTimeout(this.#timer)
    if (waiting.get(this.#inbound.connection) === this) waiting.delete(this.#inbound.connection)
    if (this.#session?.onReady === this.#again) this.#session.onReady = undefined
    if (this.#waiters === undefined) return
    for (const waiter of this.#waiters.values()) this.#node.logs.cancel(waiter)
    this.#waiters = undefined
  }

  #respond(): void {
    this.#stopWaiting()
    respondFetch(this.#inbound, this.#header, this.#node, this.#context, this.#terms, this.#answers)
  }
}

function boundOf(found: Found, isolation: Isolation): number {
  if (isolation === Isolation.highWatermark) return found.highWatermark
  return isolation === Isolation.committed ? found.lastStableOffset : found.logEndOffset
}

function take(answer: FetchAnswer, log: PartitionLog, found: Found, isolation: Isolation): void {
  answer.log = log
  answer.bound = boundOf(found, isolation)
  answer.leaderEpoch = found.leaderEpoch
  answer.highWatermark = found.highWatermark
  answer.lastStableOffset = found.lastStableOffset
  answer.logStartOffset = found.logStartOffset
  answer.aborted = isolation === Isolation.committed ? abortedOf(found) : undefined
  answer.pinId = found.pin
  answer.position = found.position
  answer.length = found.length
}

/** Copied: the block it stands in is overwritten by the next read. */
function abortedOf(found: Found): readonly number[] {
  return found.abortedCount === 0 ? noneAborted : Array.from(found.aborted())
}
