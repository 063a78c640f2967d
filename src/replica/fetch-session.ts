// Fetch sessions (KIP-227): the broker remembers which partitions a consumer reads, so that a poll names only what
// changed and the answer carries only partitions with news.
//
// A session belongs to one shard's cache; a client whose connection landed on another shard is told that its session is
// unknown and starts a new one. Ids carry the shard (id mod shards), so that two caches never give out the same id.

import { ErrorCode } from '#model/error-code.js'

export const sessionlessId = 0
export const initialEpoch = 0
export const finalEpoch = -1
const epochMax = 0x7fffffff

/** What a session keeps of one partition. Order in the session's map is the order of service. */
export interface SessionPartition {
  readonly topicId: string
  /** Undefined when the client named only an id that no image resolved yet. */
  topic: string | undefined
  readonly index: number
  fetchOffset: number
  bytesMax: number
  currentLeaderEpoch: number
  lastFetchedEpoch: number
  /** The follower's own log start; -1 from consumers. */
  logStartOffset: number
  /** What the last answer said, to know what is news. -1: tell it next time. */
  toldHighWatermark: number
  toldLogStart: number
  /** Of the session: fires when there is something to read; -1 when none is under way. */
  waiter: number
}

/** Partitions at rest that a poll looks at anyway, in turn: what no waiter tells (a new log start) is found in time. */
const restingLooks = 16

/**
 * A poll looks at the `ready` partitions only. One with nothing to read rests: it has left `ready`, and its waiter brings
 * it back. So a poll costs what changed, not what the session holds.
 */
export class FetchSession {
  readonly id: number
  readonly privileged: boolean
  readonly usesTopicIds: boolean
  readonly createdMs: number
  readonly partitions: Map<string, SessionPartition>
  /** In the order of service. */
  readonly ready: Set<SessionPartition>
  /** Called when a resting partition became ready: by the fetch that waits on this session. */
  onReady: (() => void) | undefined
  epoch: number
  lastUsedMs: number
  /** Size when it was last touched: what eviction compares. */
  cachedSize: number
  readonly #cancel: (waiter: number) => void
  /** What the resting ones were looked at under: a picture of the topics, an isolation. */
  #picture: object | undefined
  #isolation = -1
  #turn: IterableIterator<SessionPartition> | undefined

  constructor(
    id: number,
    privileged: boolean,
    usesTopicIds: boolean,
    nowMs: number,
    partitions: Map<string, SessionPartition>,
    cancel: (waiter: number) => void
  ) {
    this.id = id
    this.privileged = privileged
    this.usesTopicIds = usesTopicIds
    this.createdMs = nowMs
    this.lastUsedMs = nowMs
    this.partitions = partitions
    this.ready = new Set(partitions.values())
    this.cachedSize = partitions.size
    this.epoch = nextEpoch(initialEpoch)
    this.#cancel = cancel
  }

  /** A poll begins: all are ready again when topics changed or other records count as visible; else a few in turn. */
  refresh(picture: object, isolation: number): void {
    if (this.#picture !== picture || this.#isolation !== isolation) {
      if (this.#isolation !== isolation) for (const partition of this.partitions.values()) this.#letGo(partition)
      this.#picture = picture
      this.#isolation = isolation
      for (const partition of this.partitions.values()) this.ready.add(partition)
      return
    }
    if (this.ready.size === this.partitions.size) return
    for (let looks = 0; looks < restingLooks; looks++) {
      this.#turn ??= this.partitions.values()
      const { value, done } = this.#turn.next()
      if (done === true) {
        this.#turn = undefined
        return
      }
      this.ready.add(value)
    }
  }

  /** There was nothing to read; `partition.waiter` is under way. */
  rest(partition: SessionPartition): void {
    this.ready.delete(partition)
  }

  /** The waiter fired, whatever its outcome. False when the partition had let go of it. */
  rouse(partition: SessionPartition, waiter: number): boolean {
    if (partition.waiter !== waiter) return false
    partition.waiter = -1
    this.ready.add(partition)
    this.onReady?.()
    return true
  }

  put(key: string, partition: SessionPartition): void {
    this.partitions.set(key, partition)
    this.ready.add(partition)
  }

  /** It got bytes: the others come first now. */
  served(partition: SessionPartition): void {
    this.ready.delete(partition)
    this.ready.add(partition)
  }

  forget(key: string): void {
    const partition = this.partitions.get(key)
    if (partition === undefined) return
    this.#letGo(partition)
    this.ready.delete(partition)
    this.partitions.delete(key)
  }

  /** The session is over. */
  end(): void {
    for (const partition of this.partitions.values()) this.#letGo(partition)
  }

  #letGo(partition: SessionPartition): void {
    const { waiter } = partition
    partition.waiter = -1
    if (waiter >= 0) this.#cancel(waiter)
  }
}

export function nextEpoch(epoch: number): number {
  if (epoch < 0) return finalEpoch
  return epoch === epochMax ? 1 : epoch + 1
}

/** Topic ids and names never collide as keys: a name cannot hold '/'. */
export function sessionKey(usesTopicIds: boolean, topicIdOrName: string, index: number): string {
  return usesTopicIds ? `${topicIdOrName}/${index}` : `n/${topicIdOrName}/${index}`
}

export interface SessionCacheLimits {
  readonly slots: number
  readonly evictionMs: number
  /** This cache's residue: ids given out are congruent to `shard` modulo `shards`. */
  readonly shard: number
  readonly shards: number
}

export class FetchSessionCache {
  readonly #limits: SessionCacheLimits
  readonly #random: () => number
  /** Least recently used first. */
  readonly #sessions = new Map<number, FetchSession>()
  #evictions = 0

  readonly #cancel: (waiter: number) => void

  /** `random` returns a number in [0, 1), as Math.random does. `cancel` takes back a partition's waiter. */
  constructor(limits: SessionCacheLimits, random: () => number, cancel: (waiter: number) => void = () => undefined) {
    this.#limits = limits
    this.#random = random
    this.#cancel = cancel
  }

  get size(): number {
    return this.#sessions.size
  }

  get evictions(): number {
    return this.#evictions
  }

  get(id: number): FetchSession | undefined {
    return this.#sessions.get(id)
  }

  remove(id: number): void {
    this.#sessions.get(id)?.end()
    this.#sessions.delete(id)
  }

  touch(session: FetchSession, nowMs: number): void {
    this.#sessions.delete(session.id)
    session.lastUsedMs = nowMs
    session.cachedSize = session.partitions.size
    this.#sessions.set(session.id, session)
  }

  /** Undefined when the cache is full and nobody in it may be evicted for this one: the fetch stays sessionless. */
  create(
    nowMs: number,
    privileged: boolean,
    usesTopicIds: boolean,
    partitions: Map<string, SessionPartition>
  ): FetchSession | undefined {
    if (this.#sessions.size >= this.#limits.slots && !this.#evict(privileged, partitions.size, nowMs)) return undefined
    const session = new FetchSession(this.#newId(), privileged, usesTopicIds, nowMs, partitions, this.#cancel)
    this.#sessions.set(session.id, session)
    return session
  }

  /**
   * The request's session, moved on to its next epoch, or the error its response carries. The caller has checked that the
   * epoch is neither initial nor final.
   */
  continue(id: number, epoch: number, usesTopicIds: boolean): FetchSession | ErrorCode {
    const session = this.#sessions.get(id)
    if (session === undefined) return ErrorCode.FETCH_SESSION_ID_NOT_FOUND
    if (session.epoch !== epoch) return ErrorCode.INVALID_FETCH_SESSION_EPOCH
    if (session.usesTopicIds !== usesTopicIds) return ErrorCode.FETCH_SESSION_TOPIC_ID_ERROR
    session.epoch = nextEpoch(session.epoch)
    return session
  }

  #newId(): number {
    const { shard, shards } = this.#limits
    const blocks = Math.floor(epochMax / shards) - 1
    for (;;) {
      const id = (1 + Math.floor(this.#random() * blocks)) * shards + shard
      if (!this.#sessions.has(id)) return id
    }
  }

  /**
   * Makes room: the least recently used session when it rested long enough; otherwise the smallest one that has lived
   * long enough and is worth less than the newcomer (followers are worth more than consumers, many partitions more than few).
   */
  #evict(privileged: boolean, size: number, nowMs: number): boolean {
    const oldest = this.#sessions.values().next().value
    if (oldest === undefined) return false
    if (nowMs - oldest.lastUsedMs > this.#limits.evictionMs) return this.#drop(oldest)
    let worst: FetchSession | undefined
    for (const session of this.#sessions.values()) {
      const settled = nowMs - session.createdMs > this.#limits.evictionMs
      if (!(settled || (privileged && !session.privileged))) continue
      if (worst === undefined || worthLess(session, worst)) worst = session
    }
    if (worst === undefined) return false
    const newcomerIsWorthMore =
      worst.privileged === privileged ? worst.cachedSize < size : privileged && !worst.privileged
    return newcomerIsWorthMore ? this.#drop(worst) : false
  }

  #drop(session: FetchSession): boolean {
    this.remove(session.id)
    this.#evictions += 1
    return true
  }
}

function worthLess(left: FetchSession, right: FetchSession): boolean {
  if (left.privileged !== right.privileged) return right.privileged
  if (left.cachedSize !== right.cachedSize) return left.cachedSize < right.cachedSize
  return left.id < right.id
}

/** Whether an incremental answer must name this partition; remembers what it will have been told. */
export function isNews(
  partition: SessionPartition,
  errorCode: number,
  highWatermark: number,
  logStart: number,
  recordBytes: number,
  diverging: boolean
): boolean {
  let news = recordBytes > 0 || diverging
  if (partition.toldHighWatermark !== highWatermark) {
    news = true
    partition.toldHighWatermark = highWatermark
  }
  if (partition.toldLogStart !== logStart) {
    news = true
    partition.toldLogStart = logStart
  }
  if (errorCode !== ErrorCode.NONE) {
    // The client forgets what it knew of a partition in error: the next good answer is news whatever it says.
    news = true
    partition.toldHighWatermark = -1
  }
  return news
}
