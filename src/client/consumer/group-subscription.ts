// A subscription to topics as a member of a group: which topics they are, what the group gave this member of them, and what the
// owner's listener is told when that changes.

import { ErrorCode } from '#model/error-code.js'
import type { Cluster } from '../cluster.ts'
import type { PartitionsByTopic } from '../consumer-protocol.ts'
import { partitionText, type TopicPartition } from '../partitions.ts'
import { assignorsOf } from './assignors/by-class.ts'
import type { GroupCoordinator } from './coordinator.ts'
import type { GroupMembership, MembershipEvents } from './member.ts'
import { Membership } from './membership.ts'
import { ModernMembership } from './modern-membership.ts'
import type { Assignment } from './partition-state.ts'
import type { ConsumerSettings } from './settings.ts'

/** Partitions given up may be committed for in `revoked`; of those `lost` others may have begun to read already. */
export interface RebalanceListener {
  assigned?(partitions: readonly TopicPartition[]): void | Promise<void>
  revoked?(partitions: readonly TopicPartition[]): void | Promise<void>
  lost?(partitions: readonly TopicPartition[]): void | Promise<void>
}

export class GroupSubscription {
  readonly membership: GroupMembership
  readonly #wanted: readonly string[] | RegExp
  readonly #cluster: Cluster
  readonly #settings: ConsumerSettings
  readonly #assignment: Assignment
  readonly #listener: RebalanceListener
  readonly #commit: () => Promise<void>
  #owned: readonly TopicPartition[] = []
  #topics: readonly string[] = []
  #known = ''
  #refreshing = false
  #lookAgainAt = 0

  constructor(parts: {
    readonly wanted: readonly string[] | RegExp
    readonly cluster: Cluster
    readonly settings: ConsumerSettings
    readonly assignment: Assignment
    readonly coordinator: GroupCoordinator
    readonly listener: RebalanceListener
    /** Commits what was handed out, where that is automatic; never rejects. */
    readonly commit: () => Promise<void>
  }) {
    const { cluster, settings } = parts
    this.#wanted = parts.wanted
    this.#cluster = cluster
    this.#settings = settings
    this.#assignment = parts.assignment
    this.#listener = parts.listener
    this.#commit = parts.commit
    const events: MembershipEvents = {
      topics: () => this.#findTopics(),
      owned: () => grouped(this.#owned),
      partitionCounts: (topics) => this.#countPartitions(topics),
      preparing: (lost) => this.#prepare(lost),
      assigned: (partitions) => this.#assign(partitions)
    }
    const { coordinator } = parts
    const { requestTimeoutMs, log } = cluster.settings
    this.membership =
      settings.protocol === 'consumer'
        ? new ModernMembership(cluster, coordinator, settings, events)
        : new Membership(coordinator, { ...settings, requestTimeoutMs }, assignorsOf(settings.assignors), events, log)
  }

  /** Those that exist, for a pattern; those that were named, otherwise. */
  get topics(): readonly string[] {
    return this.#topics
  }

  async #findTopics(): Promise<readonly string[]> {
    if (!(this.#wanted instanceof RegExp)) {
      this.#cluster.watchTopics(this.#wanted)
      this.#topics = this.#wanted
      if (this.#wanted.some((name) => this.#cluster.topic(name) === undefined)) await this.#cluster.refresh()
    } else {
      this.#cluster.setInterest('all')
      if (this.#cluster.view.topics.size === 0 || this.#cluster.isOld) await this.#cluster.refresh()
      this.#topics = this.#matching()
    }
    this.#known = this.#picture()
    return this.#topics
  }

  #matching(): string[] {
    const pattern = this.#wanted
    const { excludeInternalTopics } = this.#settings
    const isWanted = (name: string, isInternal: boolean): boolean =>
      pattern instanceof RegExp && pattern.test(name) && !(isInternal && excludeInternalTopics)
    return [...this.#cluster.view.topics.values()]
      .filter(({ name, isInternal, errorCode }) => errorCode === ErrorCode.NONE && isWanted(name, isInternal))
      .map(({ name }) => name)
      .sort()
  }

  async #countPartitions(topics: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
    this.#cluster.watchTopics(topics)
    if ([...topics].some((name) => this.#cluster.topic(name) === undefined)) await this.#cluster.refresh()
    const counts = new Map<string, number>()
    for (const name of topics) {
      const count = this.#cluster.topic(name)?.partitions.length ?? 0
      if (count > 0) counts.set(name, count)
    }
    return counts
  }

  /** What the assignment depends on, as a text to compare. */
  #picture(): string {
    const topics = this.#wanted instanceof RegExp ? this.#matching() : this.#wanted
    const count = (name: string): number => this.#cluster.topic(name)?.partitions.length ?? 0
    return topics.map((name) => (this.membership.leads ? `${name}:${count(name)}` : name)).join()
  }

  /** Whether a topic that was named is not there (yet). */
  #isLacking(): boolean {
    const wanted = this.#wanted
    return (
      !(wanted instanceof RegExp) && wanted.some((name) => (this.#cluster.topic(name)?.partitions.length ?? 0) === 0)
    )
  }

  /** Looks at new metadata now and then: a topic that came, went or grew is a reason to deal anew. */
  watch(): void {
    if (!this.membership.isMember || this.#refreshing) return
    if (this.#cluster.isOld || (this.#isLacking() && performance.now() > this.#lookAgainAt)) {
      this.#lookAgainAt = performance.now() + this.#cluster.settings.retry.mostMs
      this.#refreshing = true
      this.#cluster
        .refresh()
        .catch(() => undefined)
        .finally(() => {
          this.#refreshing = false
        })
      return
    }
    const picture = this.#picture()
    if (picture === this.#known) return
    this.#known = picture
    this.membership.requestRejoin('topics or their partitions have changed')
  }

  async #prepare(lost: boolean): Promise<void> {
    const had = this.#assignment.partitions()
    if (lost) {
      this.#owned = []
      this.#assignment.set([])
      if (had.length > 0) await (this.#listener.lost ?? this.#listener.revoked)?.call(this.#listener, had)
      return
    }
    this.#owned = had
    await this.#commit()
    if (this.membership.isCooperative) return
    if (had.length > 0) await this.#listener.revoked?.(had)
    this.#assignment.set([])
  }

  async #assign(partitions: PartitionsByTopic): Promise<boolean> {
    const next = [...partitions].flatMap(([topic, list]) => list.map((partition) => ({ topic, partition })))
    const has = new Set(this.#assignment.partitions().map(partitionText))
    const gets = new Set(next.map(partitionText))
    const revoked = this.#assignment.partitions().filter((one) => !gets.has(partitionText(one)))
    const added = next.filter((one) => !has.has(partitionText(one)))
    this.#cluster.watchTopics(partitions.keys())
    // The leader of the group may know topics that this member has not asked for yet.
    if (next.some(({ topic }) => this.#cluster.topic(topic) === undefined)) await this.#cluster.refresh()
    this.#known = this.#picture()
    if (revoked.length > 0) {
      await this.#commit()
      await this.#listener.revoked?.(revoked)
    }
    this.#assignment.set(next)
    this.#owned = next
    await this.#listener.assigned?.(added)
    return revoked.length > 0
  }

  /** For good: commits, gives everything up and leaves. */
  async close(reason: string): Promise<void> {
    await this.#commit()
    const had = this.#assignment.partitions()
    if (had.length > 0) await this.#listener.revoked?.(had)
    this.#assignment.set([])
    await this.membership.leave(reason)
    this.membership.stop()
  }
}

function grouped(partitions: readonly TopicPartition[]): PartitionsByTopic {
  const topics = new Map<string, number[]>()
  for (const { topic, partition } of partitions) topics.set(topic, [...(topics.get(topic) ?? []), partition])
  return topics
}
