// Which partition a record goes to when its sender does not say: the hash of its key, as in Java; without a key one
// partition until its batch is full or sent, then another, so that batches are large (KIP-480). Partitions without a leader
// are passed over.

import type { TopicView } from '../cluster-view.ts'
import { partitionOfKey } from './murmur2.ts'

export class Partitioner {
  readonly #ignoreKeys: boolean
  readonly #roundRobin: boolean
  readonly #sticky = new Map<string, number>()
  readonly #turns = new Map<string, number>()

  constructor(options: { readonly ignoreKeys: boolean; readonly roundRobin: boolean }) {
    this.#ignoreKeys = options.ignoreKeys
    this.#roundRobin = options.roundRobin
  }

  choose(topic: TopicView, key: Uint8Array | null): number {
    const count = topic.partitions.length
    if (this.#roundRobin) return this.#next(topic, count)
    if (key !== null && !this.#ignoreKeys) return partitionOfKey(key, count)
    const known = this.#sticky.get(topic.name)
    if (known !== undefined && known < count && hasLeader(topic, known)) return known
    return this.#move(topic)
  }

  /** A batch of that partition was full: keyless records go elsewhere from now on. */
  batchFull(topic: TopicView, partition: number): void {
    if (this.#sticky.get(topic.name) === partition) this.#move(topic)
  }

  #move(topic: TopicView): number {
    const before = this.#sticky.get(topic.name)
    const led = topic.partitions.filter((view) => hasLeader(topic, view.index)).map((view) => view.index)
    const others = led.filter((index) => index !== before)
    const from = others.length > 0 ? others : led
    const chosen = from[Math.floor(Math.random() * from.length)] ?? 0
    this.#sticky.set(topic.name, chosen)
    return chosen
  }

  #next(topic: TopicView, count: number): number {
    const turn = this.#turns.get(topic.name) ?? 0
    this.#turns.set(topic.name, turn + 1)
    const led = topic.partitions.filter((view) => hasLeader(topic, view.index))
    return led[turn % led.length]?.index ?? turn % count
  }
}

function hasLeader(topic: TopicView, partition: number): boolean {
  return (topic.partitions[partition]?.leader ?? -1) >= 0
}
