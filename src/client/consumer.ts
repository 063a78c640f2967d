// A consumer: of partitions it is given (`assign`), or of topics as a member of a group (`subscribe`). `poll` hands out records
// and is also where everything else happens: joining the group, telling the listener, committing.
//
// `pollBatches` is the fast door, for tools that read hundreds of megabytes a second: whole batches, no object a record.

import { ErrorCode } from '#model/error-code.js'
import { Cluster } from './cluster.ts'
import { type ConsumerConfig, consumerConfig, type Properties } from './config.ts'
import type { Committer, OffsetAndMetadata } from './consumer/commits.ts'
import { GroupCoordinator } from './consumer/coordinator.ts'
import type { ConsumerRecord, FetchedBatch } from './consumer/fetched.ts'
import { Fetcher } from './consumer/fetcher.ts'
import { GroupOffsets } from './consumer/group-offsets.ts'
import { GroupSubscription, type RebalanceListener } from './consumer/group-subscription.ts'
import { Assignment, type PartitionState } from './consumer/partition-state.ts'
import { Positions } from './consumer/positions.ts'
import { type ConsumerSettings, consumerSettings } from './consumer/settings.ts'
import { asKafkaError, illegalState, KafkaError } from './errors.ts'
import { listOffsetsOf, type OffsetAndTimestamp, OffsetSpec } from './list-offsets.ts'
import { type ClientLog, silent, withContext } from './log.ts'
import { partitionText, type TopicPartition } from './partitions.ts'
import { clusterSettings } from './settings.ts'

export type { OffsetAndMetadata } from './consumer/commits.ts'
export type { ConsumerRecord, FetchedBatch } from './consumer/fetched.ts'
export type { RebalanceListener } from './consumer/group-subscription.ts'

let clients = 0
const logger = 'org.apache.kafka.clients.consumer.internals.FetchCollector'

export class Consumer {
  readonly config: ConsumerConfig
  readonly cluster: Cluster
  readonly settings: ConsumerSettings
  readonly #log: ClientLog
  readonly #assignment = new Assignment()
  readonly #fetcher: Fetcher
  readonly #positions: Positions
  readonly #coordinator: GroupCoordinator | undefined
  readonly #offsets: GroupOffsets
  #subscription: GroupSubscription | undefined
  #failure: KafkaError | undefined
  #wokenUp = false
  #closed = false

  constructor(properties: Properties, log: ClientLog = silent) {
    this.config = consumerConfig(properties, log)
    this.settings = consumerSettings(this.config)
    clients += 1
    const group = this.settings.groupId ?? 'null'
    const clientId = this.config.string('client.id') || `consumer-${group}-${clients}`
    this.#log = withContext(log, `Consumer clientId=${clientId}, groupId=${group}`)
    this.cluster = new Cluster(
      clusterSettings(this.config, {
        clientId,
        log: this.#log,
        servers: this.config.list('bootstrap.servers'),
        allowAutoTopicCreation: this.config.boolean('allow.auto.create.topics'),
        tellsOfTopics: true
      })
    )
    const { cluster, settings } = this
    this.#coordinator = settings.groupId === undefined ? undefined : new GroupCoordinator(cluster, settings.groupId)
    this.#offsets = new GroupOffsets(
      { cluster, settings, assignment: this.#assignment, log: this.#log, coordinator: this.#coordinator },
      () => this.membership
    )
    this.#positions = new Positions(
      cluster,
      settings,
      this.#assignment,
      (states) => this.#offsets.committed(states),
      this.#log
    )
    this.#fetcher = new Fetcher(cluster, settings, this.#assignment, {
      outOfRange: (state) => this.#outOfRange(state),
      failed: (error) => this.#fail(error)
    })
  }

  // What to read.

  /** Reads exactly these, as nobody's member. */
  assign(partitions: readonly TopicPartition[]): void {
    if (this.#subscription !== undefined)
      throw illegalState('Subscription to topics, partitions and pattern are mutually exclusive')
    this.cluster.setInterest(partitions.map(({ topic }) => topic))
    this.#assignment.set(partitions)
  }

  /** Shares topics with the other members of the group; a pattern takes in whatever topic comes to match it. */
  subscribe(wanted: readonly string[] | RegExp, listener: RebalanceListener = {}): void {
    const coordinator = this.#offsets.requireGroup()
    if (this.#subscription !== undefined || this.#assignment.size > 0)
      throw illegalState('Subscription to topics, partitions and pattern are mutually exclusive')
    this.#subscription = new GroupSubscription({
      wanted,
      cluster: this.cluster,
      settings: this.settings,
      assignment: this.#assignment,
      coordinator,
      listener,
      commit: () => this.#offsets.commitQuietly()
    })
    this.#subscription.membership.onChange = () => this.#fetcher.wake()
  }

  async unsubscribe(): Promise<void> {
    await this.#subscription?.close('the consumer unsubscribed from all topics')
    this.#subscription = undefined
    this.#assignment.set([])
  }

  assignment(): TopicPartition[] {
    return this.#assignment.partitions()
  }

  /** This member's id and generation, for who reports them. */
  get membership(): Committer | undefined {
    return this.#subscription?.membership.committer
  }

  pause(partitions: readonly TopicPartition[]): void {
    for (const partition of partitions) this.#state(partition).paused = true
  }

  resume(partitions: readonly TopicPartition[]): void {
    for (const partition of partitions) this.#state(partition).paused = false
    this.#fetcher.wake()
  }

  // Reading.

  /** Up to max.poll.records; empty when none came in time. */
  async poll(timeoutMs: number): Promise<ConsumerRecord[]> {
    const records: ConsumerRecord[] = []
    await this.#pollInto(timeoutMs, () => {
      this.#takeRecords(records)
      return records.length > 0
    })
    return records
  }

  /** Whole batches, as they came: also records before the position, where it lies within a batch. */
  async pollBatches(timeoutMs: number): Promise<FetchedBatch[]> {
    const batches: FetchedBatch[] = []
    await this.#pollInto(timeoutMs, () => {
      this.#takeBatches(batches)
      return batches.length > 0
    })
    return batches
  }

  async #pollInto(timeoutMs: number, take: () => boolean): Promise<void> {
    if (this.#closed) throw illegalState('This consumer has already been closed.')
    if (this.#subscription === undefined && this.#assignment.size === 0)
      throw illegalState('Consumer is not subscribed to any topics or assigned any partitions')
    const deadline = performance.now() + timeoutMs
    this.#offsets.commitIfDue()
    for (;;) {
      this.#throwIfTold()
      const ready = await this.#ready(deadline)
      if (ready) {
        const any = take()
        this.#fetcher.send()
        if (any) return
      }
      const left = deadline - performance.now()
      if (left <= 0) return
      // Not longer than a pause of a partition that failed may last.
      await this.#orUntil(Math.min(left, this.cluster.settings.retry.firstMs), this.#fetcher.arrival())
    }
  }

  /** Group, metadata and positions; false when the time was over first: it goes on behind and is looked at next time. */
  async #ready(deadline: number): Promise<boolean> {
    const subscription = this.#subscription
    if (subscription !== undefined) {
      subscription.watch()
      if (!(await this.#orUntil(deadline - performance.now(), subscription.membership.ensure()))) return false
    } else if (this.cluster.view.nodes.size === 0 || this.cluster.isOld) {
      const refreshed = this.cluster.refresh().then(
        () => undefined,
        (error) => {
          if (!asKafkaError(error).retriable) throw error
        }
      )
      if (!(await this.#orUntil(deadline - performance.now(), refreshed))) return false
    }
    return this.#orUntil(deadline - performance.now(), this.#positions.ensure())
  }

  /** True when the promise resolved in time; its failure is thrown here, or at the next poll. */
  async #orUntil(ms: number, promise: Promise<void>): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined
    const timeUp = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), Math.max(0, ms))
    })
    const done = promise.then(() => true as const)
    done.catch(() => undefined)
    try {
      return await Promise.race([done, timeUp])
    } finally {
      clearTimeout(timer)
    }
  }

  #takeRecords(records: ConsumerRecord[]): void {
    const { maxPollRecords } = this.settings
    while (records.length < maxPollRecords) {
      const fetched = this.#fetcher.next()
      if (fetched === undefined) return
      const before = records.length
      fetched.take(maxPollRecords - before, records)
      const leaderEpoch = records.at(-1)?.leaderEpoch ?? -1
      fetched.state.position = { offset: fetched.nextOffset, leaderEpoch }
      if (records.length < maxPollRecords) this.#fetcher.finish(fetched)
    }
  }

  #takeBatches(batches: FetchedBatch[]): void {
    for (;;) {
      const fetched = this.#fetcher.next()
      if (fetched === undefined) return
      for (let next = fetched.nextBatch(); next !== undefined; next = fetched.nextBatch()) {
        fetched.passed(next.batch)
        batches.push(next)
      }
      const leaderEpoch = batches.at(-1)?.batch.partitionLeaderEpoch ?? -1
      fetched.state.position = { offset: fetched.nextOffset, leaderEpoch }
      this.#fetcher.finish(fetched)
    }
  }

  #outOfRange(state: PartitionState): void {
    try {
      this.#log('info', logger, `Fetch position of partition ${partitionText(state)} is out of range, resetting offset`)
      this.#positions.reset(state)
    } catch {
      const offset = state.position?.offset
      this.#fail(
        new KafkaError(
          ErrorCode.OFFSET_OUT_OF_RANGE,
          'org.apache.kafka.clients.consumer.OffsetOutOfRangeException',
          `Fetch position ${offset} is out of range for partition ${partitionText(state)}`
        )
      )
    }
  }

  #fail(error: KafkaError): void {
    this.#failure ??= error
    this.#fetcher.wake()
  }

  #throwIfTold(): void {
    const failure = this.#failure
    this.#failure = undefined
    if (failure !== undefined) throw failure
    if (!this.#wokenUp) return
    this.#wokenUp = false
    throw new KafkaError(ErrorCode.UNKNOWN_SERVER_ERROR, 'org.apache.kafka.common.errors.WakeupException', 'woken up')
  }

  /** Makes the poll that waits, or the next one, throw WakeupException. */
  wakeup(): void {
    this.#wokenUp = true
    this.#fetcher.wake()
  }

  // Positions.

  #state(partition: TopicPartition): PartitionState {
    const state = this.#assignment.find(partition)
    if (state !== undefined) return state
    throw illegalState(`No current assignment for partition ${partitionText(partition)}`)
  }

  seek(partition: TopicPartition, offset: number): void {
    if (offset < 0) throw illegalState('seek offset must not be a negative number')
    this.#state(partition).seek({ offset, leaderEpoch: -1 })
  }

  seekToBeginning(partitions: readonly TopicPartition[]): void {
    for (const partition of partitions) this.#state(partition).seek(undefined, OffsetSpec.earliest)
  }

  seekToEnd(partitions: readonly TopicPartition[]): void {
    for (const partition of partitions) this.#state(partition).seek(undefined, OffsetSpec.latest)
  }

  /** Of the next record to be handed out; finds it out where it must. */
  async position(partition: TopicPartition): Promise<number> {
    const state = this.#state(partition)
    const { apiTimeoutMs } = this.settings
    if (state.position === undefined) await this.#orUntil(apiTimeoutMs, this.#positions.ensure())
    if (state.position !== undefined) return state.position.offset
    throw asKafkaError(`Timeout of ${apiTimeoutMs}ms expired before the position could be determined`)
  }

  /** How far behind the end it is; undefined until something was fetched. */
  lag(partition: TopicPartition): number | undefined {
    const state = this.#state(partition)
    const end = this.settings.readCommitted ? state.lastStableOffset : state.highWatermark
    return end < 0 || state.position === undefined ? undefined : Math.max(0, end - state.position.offset)
  }

  /** By `topic-partition`; undefined where no record is that young. */
  async offsetsForTimes(
    times: readonly (TopicPartition & { readonly timestamp: number })[]
  ): Promise<Map<string, OffsetAndTimestamp | undefined>> {
    const { readCommitted, apiTimeoutMs: timeoutMs } = this.settings
    const found = await listOffsetsOf(this.cluster, times, { readCommitted, timeoutMs })
    return new Map(
      [...found].map(([key, outcome]) => {
        if (outcome.error !== undefined) throw outcome.error
        return [key, outcome.value.offset < 0 ? undefined : outcome.value]
      })
    )
  }

  beginningOffsets(partitions: readonly TopicPartition[]): Promise<Map<string, number>> {
    return this.#ends(partitions, OffsetSpec.earliest)
  }

  endOffsets(partitions: readonly TopicPartition[]): Promise<Map<string, number>> {
    return this.#ends(partitions, OffsetSpec.latest)
  }

  async #ends(partitions: readonly TopicPartition[], timestamp: number): Promise<Map<string, number>> {
    const found = await this.offsetsForTimes(partitions.map((partition) => ({ ...partition, timestamp })))
    return new Map([...found].map(([key, value]) => [key, value?.offset ?? 0]))
  }

  // Commits.

  /** What was handed out so far, unless other offsets are given. Tries again until default.api.timeout.ms is over. */
  commit(offsets?: readonly OffsetAndMetadata[]): Promise<void> {
    return this.#offsets.commit(offsets)
  }

  async committed(partitions: readonly TopicPartition[]): Promise<(OffsetAndMetadata | undefined)[]> {
    this.#offsets.requireGroup()
    return this.#offsets.committed(partitions)
  }

  /** Commits where that is automatic, leaves the group, and lets go of every connection. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    if (this.#subscription !== undefined) await this.#subscription.close('the consumer is being closed')
    else await this.#offsets.commitQuietly()
    this.#fetcher.wake()
    this.cluster.close()
  }
}
