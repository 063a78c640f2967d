// The partitions of one internal topic that this shard coordinates, as the published image has them: it loads what this node
// came to lead, lets go of what it does not lead any more, and finds the coordinator of a key.

import type { MetadataImage } from '#metadata/image/metadata-image.js'
import type { TopicImage } from '#metadata/image/topics.js'
import { ErrorCode } from '#model/error-code.js'
import { ownerShard } from '#shard/placement.js'
import { Coordinator, type CoordinatorOptions } from './coordinator.ts'
import type { Machine, Outcome } from './machine.ts'
import { partitionOf } from './partition-of.ts'
import type { Cancel, CoordinatorClock, CoordinatorLog, CoordinatorTimers } from './ports.ts'

/** Loading gives way to requests after this long. */
const loadTurnMs = 4

export interface CoordinatorsOptions<Record, M extends Machine<Record>> {
  readonly topic: string
  readonly nodeId: number
  readonly shard: number
  readonly shards: number
  readonly machine: (partition: number) => M
  /** Undefined when this node has no log of it that can be used. */
  readonly log: (topic: TopicImage, partition: number) => CoordinatorLog | undefined
  readonly clock: CoordinatorClock
  readonly timers: CoordinatorTimers
  readonly settings: Pick<CoordinatorOptions, 'lingerMs' | 'commitTimeoutMs' | 'loadBytesMax' | 'compression'>
  /** What follows for a machine from topics that are gone. */
  readonly topicsDeleted?: (machine: M, topics: readonly string[], nowMs: number) => Outcome<Record>
  readonly report: (level: 'info' | 'error', message: string, failure?: unknown) => void
}

/** Where a key is coordinated. */
export type Whereabouts<Found> =
  | { readonly errorCode: ErrorCode; readonly coordinator: undefined }
  | { readonly errorCode: 0; readonly coordinator: Found }

interface Held<Record, M extends Machine<Record>> {
  readonly topicId: string
  readonly coordinator: Coordinator<Record, M>
}

export class Coordinators<Record, M extends Machine<Record>> {
  readonly #options: CoordinatorsOptions<Record, M>
  readonly #held = new Map<number, Held<Record, M>>()
  #loading: number[] = []
  #isLoadPlanned = false
  #topic: TopicImage | undefined
  #timerAt = Number.POSITIVE_INFINITY
  #cancelTimer: Cancel | undefined
  /** Topics that are gone with images that are not published yet. */
  #deleted: { readonly offset: number; readonly name: string }[] = []

  constructor(options: CoordinatorsOptions<Record, M>) {
    this.#options = options
  }

  /** Takes effect with the publication of the image at `offset`. */
  topicsDeleted(names: Iterable<string>, offset: number): void {
    for (const name of names) this.#deleted.push({ offset, name })
  }

  /** After the logs of this image are there. */
  publish(image: MetadataImage): void {
    this.#topic = image.topic(this.#options.topic)
    const wanted = this.#topic === undefined ? new Map<number, number>() : this.#owned(this.#topic)
    for (const [partition, { topicId, coordinator }] of this.#held)
      if (topicId !== this.#topic?.id || wanted.get(partition) !== coordinator.leaderEpoch) this.#letGo(partition)
    for (const [partition, leaderEpoch] of wanted) if (!this.#held.has(partition)) this.#begin(partition, leaderEpoch)
    this.#tellDeleted(image.offset)
  }

  /** The shard of this node that answers for `key`: this one, too, when there is nothing to answer but a refusal. */
  shardOf(key: string): number {
    const { nodeId, shard, shards } = this.#options
    const topic = this.#topic
    if (topic === undefined) return shard
    const partition = partitionOf(key, topic.partitions.length)
    return topic.partitions[partition]?.leader === nodeId ? ownerShard(topic.id, partition, shards) : shard
  }

  find(key: string): Whereabouts<Coordinator<Record, M>> {
    const topic = this.#topic
    const held = topic && this.#held.get(partitionOf(key, topic.partitions.length))
    if (held === undefined || held.coordinator.state === 'closed')
      return { errorCode: ErrorCode.NOT_COORDINATOR, coordinator: undefined }
    if (held.coordinator.state === 'loading')
      return { errorCode: ErrorCode.COORDINATOR_LOAD_IN_PROGRESS, coordinator: undefined }
    return { errorCode: ErrorCode.NONE, coordinator: held.coordinator }
  }

  /** Every partition that this shard coordinates, loaded or not. */
  *all(): Generator<Coordinator<Record, M>> {
    for (const { coordinator } of this.#held.values()) if (coordinator.state !== 'closed') yield coordinator
  }

  /** Answers of this turn leave now; the others are refused. */
  close(): void {
    for (const { coordinator } of this.#held.values()) coordinator.flush()
    for (const partition of [...this.#held.keys()]) this.#letGo(partition)
    this.#cancelTimer?.()
  }

  /** Those that are still loading hear of it when they are through: what they load may name these topics. */
  #tellDeleted(published: number): void {
    const { topicsDeleted } = this.#options
    const deleted = this.#deleted.filter(({ offset }) => offset <= published).map(({ name }) => name)
    this.#deleted = this.#deleted.filter(({ offset }) => offset > published)
    if (topicsDeleted === undefined || deleted.length === 0) return
    for (const coordinator of this.all()) coordinator.decide((machine, nowMs) => topicsDeleted(machine, deleted, nowMs))
  }

  #owned(topic: TopicImage): Map<number, number> {
    const { nodeId, shard, shards } = this.#options
    const owned = new Map<number, number>()
    for (const [index, { leader, leaderEpoch }] of topic.partitions.entries())
      if (leader === nodeId && ownerShard(topic.id, index, shards) === shard) owned.set(index, leaderEpoch)
    return owned
  }

  #letGo(partition: number): void {
    this.#held.get(partition)?.coordinator.close()
    this.#held.delete(partition)
  }

  #begin(partition: number, leaderEpoch: number): void {
    const { topic: name, machine, clock, timers, settings, report } = this.#options
    const topic = this.#topic
    const log = topic && this.#options.log(topic, partition)
    if (topic === undefined || log === undefined) return
    const coordinator = new Coordinator<Record, M>(machine(partition), {
      log,
      leaderEpoch,
      clock,
      timers,
      ...settings,
      onDeadline: () => this.#arm(coordinator.nextDeadlineMs),
      onResigned: (reason) => report('info', `${name}-${partition} is not coordinated here any more: ${reason}`)
    })
    this.#held.set(partition, { topicId: topic.id, coordinator })
    this.#loading.push(partition)
    this.#planLoad()
  }

  #planLoad(): void {
    if (this.#isLoadPlanned || this.#loading.length === 0) return
    this.#isLoadPlanned = true
    this.#options.timers.soon(() => {
      this.#isLoadPlanned = false
      this.#loadSome()
      this.#planLoad()
    })
  }

  /** One partition after the other, so that the first ones are there early. */
  #loadSome(): void {
    const { clock, report, topic } = this.#options
    const until = clock.monotonicMs() + loadTurnMs
    const mayGoOn = (): boolean => clock.monotonicMs() < until
    for (let partition = this.#loading[0]; partition !== undefined && mayGoOn(); partition = this.#loading[0]) {
      const coordinator = this.#held.get(partition)?.coordinator
      try {
        if (coordinator !== undefined && !coordinator.load(mayGoOn)) return
      } catch (failure) {
        // It stays unserved until another epoch: the log would say the same again.
        coordinator?.close()
        report('error', `${topic}-${partition} cannot be loaded`, failure)
      }
      this.#loading.shift()
    }
  }

  #arm(deadlineMs: number): void {
    if (deadlineMs >= this.#timerAt) return
    const { clock, timers } = this.#options
    this.#cancelTimer?.()
    this.#timerAt = deadlineMs
    this.#cancelTimer = timers.after(Math.max(0, deadlineMs - clock.nowMs()), () => this.#fire())
  }

  #fire(): void {
    this.#timerAt = Number.POSITIVE_INFINITY
    this.#cancelTimer = undefined
    const nowMs = this.#options.clock.nowMs()
    let next = Number.POSITIVE_INFINITY
    for (const coordinator of this.all()) {
      if (coordinator.nextDeadlineMs <= nowMs) coordinator.tick(nowMs)
      next = Math.min(next, coordinator.nextDeadlineMs)
    }
    if (next < Number.POSITIVE_INFINITY) this.#arm(next)
  }
}
