// Fetches what a consumer reads: one request at a time to each node, for every partition it leads of which nothing is here
// already. While the consumer's owner works on records, the next ones are on their way.

import { ErrorCode } from '#model/error-code.js'
import { narrow } from '#model/offset.js'
import { zeroUuid } from '#model/uuid.js'
import { batchAt } from '#protocol/batch/batch.js'
import { ApiKey } from '#protocol/generated/api-keys.js'
import { writeFetchRequest } from '#protocol/generated/fetch-request.js'
import { type FetchResponse, type PartitionData, readFetchResponse } from '#protocol/generated/fetch-response.js'
import { backoffMs } from '../backoff.ts'
import type { Cluster } from '../cluster.ts'
import type { Connection } from '../connection.ts'
import { asError, asKafkaError, type KafkaError } from '../errors.ts'
import { byTopic, leaderOf } from '../partitions.ts'
import { Fetched } from './fetched.ts'
import type { Assignment, PartitionState } from './partition-state.ts'
import type { ConsumerSettings } from './settings.ts'

/** Retriable, and metadata tells more. */
const moved: ReadonlySet<number> = new Set<number>([
  ErrorCode.NOT_LEADER_OR_FOLLOWER,
  ErrorCode.REPLICA_NOT_AVAILABLE,
  ErrorCode.KAFKA_STORAGE_ERROR,
  ErrorCode.FENCED_LEADER_EPOCH,
  ErrorCode.OFFSET_NOT_AVAILABLE,
  ErrorCode.UNKNOWN_LEADER_EPOCH,
  ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
  ErrorCode.UNKNOWN_TOPIC_ID,
  ErrorCode.INCONSISTENT_TOPIC_ID,
  ErrorCode.LEADER_NOT_AVAILABLE
])

export interface FetcherEvents {
  /** An offset that the leader does not have. */
  outOfRange(state: PartitionState): void
  failed(error: KafkaError): void
}

interface Asked {
  readonly state: PartitionState
  readonly generation: number
  readonly offset: number
}

export class Fetcher {
  readonly #cluster: Cluster
  readonly #settings: ConsumerSettings
  readonly #assignment: Assignment
  readonly #events: FetcherEvents
  readonly #asking = new Set<number>()
  #completed: Fetched[] = []
  #arrived: (() => void)[] = []
  #refreshing = false
  #failures = 0

  constructor(cluster: Cluster, settings: ConsumerSettings, assignment: Assignment, events: FetcherEvents) {
    this.#cluster = cluster
    this.#settings = settings
    this.#assignment = assignment
    this.#events = events
  }

  /** The oldest answer with something left in it. What belongs to a position that is gone is dropped here. */
  next(): Fetched | undefined {
    while (this.#completed.length > 0) {
      const first = this.#completed[0] as Fetched
      if (this.#isCurrent(first)) {
        if (!first.state.paused) return first
        // Kept for when it is resumed, but not in the others' way.
        const other = this.#completed.find((one) => !one.state.paused && this.#isCurrent(one))
        return other
      }
      this.#completed.shift()
    }
    return undefined
  }

  #isCurrent({ state, generation }: Fetched): boolean {
    return state.generation === generation && this.#assignment.has(state)
  }

  /** Everything in it was handed out. */
  finish(fetched: Fetched): void {
    const at = this.#completed.indexOf(fetched)
    if (at >= 0) this.#completed.splice(at, 1)
    if (this.#isCurrent(fetched)) fetched.state.isBusy = false
  }

  /** Resolves when something has arrived, or something happened that is worth another look. */
  arrival(): Promise<void> {
    return new Promise((resolve) => this.#arrived.push(resolve))
  }

  wake(): void {
    const arrived = this.#arrived
    this.#arrived = []
    for (const resolve of arrived) resolve()
  }

  /** Asks every node that is not being asked for what may be asked for. */
  send(): void {
    const byNode = new Map<number, PartitionState[]>()
    const now = performance.now()
    let unled = false
    for (const state of this.#assignment.states()) {
      if (state.isBusy || state.paused || state.position === undefined || state.notBefore > now) continue
      const node = this.#nodeOf(state, now)
      if (node === undefined) {
        unled = true
        continue
      }
      if (this.#asking.has(node)) continue
      const states = byNode.get(node)
      if (states === undefined) byNode.set(node, [state])
      else states.push(state)
    }
    if (unled) this.#refresh()
    for (const [node, states] of byNode) void this.#ask(node, states)
  }

  #nodeOf(state: PartitionState, now: number): number | undefined {
    if (state.preferred !== undefined) {
      if (state.preferred.until > now && this.#cluster.view.nodes.has(state.preferred.node)) return state.preferred.node
      state.preferred = undefined
    }
    const leader = leaderOf(this.#cluster, state)
    if (typeof leader === 'number') return leader
    if (!leader.retriable) this.#events.failed(leader)
    return undefined
  }

  async #ask(node: number, states: readonly PartitionState[]): Promise<void> {
    this.#asking.add(node)
    const asked: Asked[] = states.map((state) => {
      state.isBusy = true
      return { state, generation: state.generation, offset: state.position?.offset ?? 0 }
    })
    try {
      const connection = await this.#cluster.connect(node)
      if (connection.mutedMs > 0) await new Promise((resolve) => setTimeout(resolve, connection.mutedMs))
      const [answer, frame] = await this.#exchange(connection, asked)
      this.#failures = 0
      this.#take(answer, frame, asked)
    } catch (error) {
      this.#failed(asKafkaError(error), asked)
    } finally {
      this.#asking.delete(node)
      this.wake()
    }
  }

  async #exchange(connection: Connection, asked: readonly Asked[]): Promise<[FetchResponse, Buffer]> {
    const { maxWaitMs, minBytes, maxBytes, partitionMaxBytes, readCommitted, rack } = this.#settings
    const topics = [
      ...byTopic(asked.map(({ state, offset }) => ({ topic: state.topic, partition: state.partition, state, offset })))
    ]
    const known = topics.every(([topic]) => (this.#cluster.topic(topic)?.id ?? zeroUuid) !== zeroUuid)
    const version = connection.versions.pick(ApiKey.Fetch, known ? {} : { max: 12 })
    const body = {
      maxWaitMs,
      minBytes,
      maxBytes,
      isolationLevel: readCommitted ? 1 : 0,
      rackId: rack,
      topics: topics.map(([topic, mine]) => ({
        topic,
        topicId: this.#cluster.topic(topic)?.id ?? zeroUuid,
        partitions: mine.map(({ partition, state, offset }) => ({
          partition,
          currentLeaderEpoch: this.#cluster.topic(topic)?.partitions[partition]?.leaderEpoch ?? -1,
          fetchOffset: offset,
          lastFetchedEpoch: state.position?.leaderEpoch ?? -1,
          partitionMaxBytes
        }))
      }))
    }
    const timeoutMs = this.#cluster.settings.requestTimeoutMs + maxWaitMs
    const reader = await connection.exchange(
      ApiKey.Fetch,
      version,
      (writer) => writeFetchRequest(writer, body, version),
      timeoutMs
    )
    const answer = readFetchResponse(reader, version)
    connection.throttle(answer.throttleTimeMs)
    return [answer, reader.buffer]
  }

  #take(answer: FetchResponse, frame: Buffer, asked: readonly Asked[]): void {
    if (answer.errorCode !== ErrorCode.NONE) throw asError(answer.errorCode)
    const found = new Map<string, PartitionData>()
    for (const { topic, topicId, partitions } of answer.responses) {
      const name = topic === '' ? this.#cluster.view.namesById.get(topicId) : topic
      for (const data of partitions) found.set(`${name}/${data.partitionIndex}`, data)
    }
    for (const one of asked) {
      const { state, generation } = one
      if (state.generation !== generation || !this.#assignment.has(state)) continue
      const data = found.get(`${state.topic}/${state.partition}`)
      if (data === undefined) this.#later(state)
      else if (data.errorCode !== ErrorCode.NONE) this.#refused(state, data.errorCode)
      else this.#takePartition(one, data, frame)
    }
  }

  #takePartition({ state, offset }: Asked, data: PartitionData, frame: Buffer): void {
    state.highWatermark = narrow(data.highWatermark) ?? -1
    state.lastStableOffset = narrow(data.lastStableOffset) ?? -1
    const { preferredReadReplica: node, divergingEpoch, records } = data
    if (node >= 0) {
      state.preferred = { node, until: performance.now() + this.#cluster.settings.metadataMaxAgeMs }
      state.isBusy = false
      return
    }
    if (divergingEpoch.endOffset !== -1) {
      // The leader's log went another way behind this offset: what was read there was never committed. (KIP-320)
      state.seek({ offset: Math.min(offset, Number(divergingEpoch.endOffset)), leaderEpoch: divergingEpoch.epoch })
      return
    }
    const length = records?.length ?? 0
    if (records === null || length === 0) {
      state.isBusy = false
      return
    }
    const end = records.offset + length
    if (batchAt(frame, records.offset, end) === undefined) {
      // Not one whole batch: brokers since 0.10.1 always send at least one.
      this.#events.failed(
        asError(ErrorCode.MESSAGE_TOO_LARGE, `the batch at offset ${offset} of ${state.topic} is cut`)
      )
      state.isBusy = false
      return
    }
    const aborted = this.#settings.readCommitted ? (data.abortedTransactions ?? []) : undefined
    const { checkCrcs } = this.#settings
    this.#completed.push(new Fetched(state, offset, frame, records.offset, end, { aborted, checkCrcs }))
  }

  #refused(state: PartitionState, code: number): void {
    if (code === ErrorCode.OFFSET_OUT_OF_RANGE) {
      if (state.preferred !== undefined) {
        // Only the leader knows for sure.
        state.preferred = undefined
        state.isBusy = false
      } else this.#events.outOfRange(state)
      return
    }
    this.#later(state)
    state.preferred = undefined
    if (moved.has(code)) this.#refresh()
    else if (!asError(code).retriable)
      this.#events.failed(asError(code, `${asError(code).message} (${state.topic}-${state.partition})`))
  }

  #later(state: PartitionState): void {
    state.isBusy = false
    state.notBefore = performance.now() + this.#cluster.settings.retry.firstMs
  }

  #failed(error: KafkaError, asked: readonly Asked[]): void {
    this.#failures += 1
    const notBefore = performance.now() + backoffMs(this.#cluster.settings.retry, this.#failures)
    for (const { state, generation } of asked) {
      if (state.generation !== generation) continue
      state.isBusy = false
      state.preferred = undefined
      state.notBefore = notBefore
    }
    if (error.retriable) this.#refresh()
    else this.#events.failed(error)
  }

  #refresh(): void {
    if (this.#refreshing || this.#cluster.isClosed) return
    this.#refreshing = true
    this.#cluster
      .refresh()
      .catch(() => undefined)
      .then(() => this.#cluster.rest(1))
      .then(() => {
        this.#refreshing = false
        this.wake()
      })
  }
}
