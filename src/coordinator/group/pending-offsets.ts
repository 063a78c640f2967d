// Offsets that wait for the end of their transaction (KIP-98, KIP-447), by producer id; and which partitions have any, so that
// a reader that wants only what is stable (KIP-447's `requireStable`) can be told to come again.

import { type Timeline, TimelineMap } from '#base/timeline.js'
import type { Int64 } from '#model/offset.js'
import type { OffsetStore, Placed } from './offsets.ts'
import type { OffsetCommitted, OffsetForgotten } from './record.ts'

/** In no order that matters: each knows its place in the log. Never changed, so that older versions can keep it. */
interface Chain {
  readonly placed: Placed
  readonly older: Chain | undefined
}

const partitionKey = (group: string, topic: string, partition: number): string => `${group}\0${topic}\0${partition}`

export class PendingOffsets {
  readonly #timeline: Timeline
  readonly #byProducer: TimelineMap<Int64, Chain>
  readonly #producersOf: TimelineMap<string, readonly Int64[]>
  /** How many partitions of a group have any. */
  readonly #partitionsOf: TimelineMap<string, number>
  #used = false

  constructor(timeline: Timeline) {
    this.#timeline = timeline
    this.#byProducer = new TimelineMap(timeline)
    this.#producersOf = new TimelineMap(timeline)
    this.#partitionsOf = new TimelineMap(timeline)
  }

  /** No transaction ever committed offsets here: nothing needs to be looked up. */
  get isUnused(): boolean {
    return !this.#used
  }

  hasGroup(group: string): boolean {
    return this.#partitionsOf.has(group)
  }

  has(group: string, topic: string, partition: number): boolean {
    return this.#producersOf.has(partitionKey(group, topic, partition))
  }

  /** As of the oldest version that is kept, which is what is committed. */
  hadCommitted(group: string, topic: string, partition: number): boolean {
    const oldest = this.#timeline.versions[0]
    const key = partitionKey(group, topic, partition)
    return oldest === undefined ? this.#producersOf.has(key) : this.#producersOf.getAt(key, oldest) !== undefined
  }

  /** What is pending of a group. */
  of(group: string): { topic: string; partition: number }[] {
    return named(group, this.#producersOf.keys())
  }

  /** As of the oldest version that is kept, which is what is committed. */
  committedOf(group: string): { topic: string; partition: number }[] {
    const oldest = this.#timeline.versions[0]
    return oldest === undefined ? this.of(group) : named(group, this.#producersOf.at(oldest).keys())
  }

  add(producerId: Int64, commit: OffsetCommitted, logOffset: number): void {
    this.#used = true
    this.#byProducer.set(producerId, { placed: { commit, logOffset }, older: this.#byProducer.get(producerId) })
    const key = partitionKey(commit.group, commit.topic, commit.partition)
    const producers = this.#producersOf.get(key) ?? []
    if (producers.includes(producerId)) return
    this.#producersOf.set(key, [...producers, producerId])
    if (producers.length === 0) this.#partitionsOf.set(commit.group, (this.#partitionsOf.get(commit.group) ?? 0) + 1)
  }

  /** A tombstone in the log ends what was pending for the partition, whoever wrote it. */
  forget({ group, topic, partition }: OffsetForgotten): void {
    const key = partitionKey(group, topic, partition)
    for (const producerId of this.#producersOf.get(key) ?? []) {
      let kept: Chain | undefined
      for (let link = this.#byProducer.get(producerId); link !== undefined; link = link.older) {
        const { commit } = link.placed
        const same = commit.group === group && commit.topic === topic && commit.partition === partition
        if (!same) kept = { placed: link.placed, older: kept }
      }
      if (kept === undefined) this.#byProducer.delete(producerId)
      else this.#byProducer.set(producerId, kept)
      this.#drop(key, group, producerId)
    }
  }

  complete(producerId: Int64, committed: boolean, into: OffsetStore): void {
    for (let link = this.#byProducer.get(producerId); link !== undefined; link = link.older) {
      const { commit } = link.placed
      if (committed) into.placeIfNewer(link.placed)
      this.#drop(partitionKey(commit.group, commit.topic, commit.partition), commit.group, producerId)
    }
    this.#byProducer.delete(producerId)
  }

  #drop(key: string, group: string, producerId: Int64): void {
    const producers = this.#producersOf.get(key) ?? []
    if (!producers.includes(producerId)) return
    const others = producers.filter((other) => other !== producerId)
    if (others.length > 0) {
      this.#producersOf.set(key, others)
      return
    }
    this.#producersOf.delete(key)
    const left = (this.#partitionsOf.get(group) ?? 0) - 1
    if (left > 0) this.#partitionsOf.set(group, left)
    else this.#partitionsOf.delete(group)
  }
}

function named(group: string, keys: Iterable<string>): { topic: string; partition: number }[] {
  const found: { topic: string; partition: number }[] = []
  for (const key of keys) {
    const [of, topic = '', partition] = key.split('\0')
    if (of === group) found.push({ topic, partition: Number(partition) })
  }
  return found
}
