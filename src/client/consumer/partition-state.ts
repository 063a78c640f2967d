// What a consumer knows of each partition assigned to it: where it reads, and what it has not handed out yet.

import { partitionText, type TopicPartition } from '../partitions.ts'

export interface Position {
  readonly offset: number
  /** Of the last record before the offset; -1 when not known. */
  readonly leaderEpoch: number
}

export class PartitionState implements TopicPartition {
  readonly topic: string
  readonly partition: number
  /** Of the next record to hand out; undefined until it is found out. */
  position: Position | undefined
  /** A time or an OffsetSpec to look the position up by, when it must be. */
  reset: number | undefined
  paused = false
  /** A request that will bring its records is on its way, or they are here and not all handed out. */
  isBusy = false
  /** Not asked for before then. */
  notBefore = 0
  /** -1 until the first answer. */
  highWatermark = -1
  lastStableOffset = -1
  /** A follower that is nearer (KIP-392), and until when it may be asked. */
  preferred: { readonly node: number; readonly until: number } | undefined
  /** Raised by whatever makes an answer on its way worthless: a seek, a reset. */
  generation = 0

  constructor({ topic, partition }: TopicPartition) {
    this.topic = topic
    this.partition = partition
  }

  seek(position: Position | undefined, reset?: number): void {
    this.position = position
    this.reset = reset
    this.generation += 1
    this.isBusy = false
  }
}

/** The partitions of a consumer, in the order they were assigned. */
export class Assignment {
  #states = new Map<string, PartitionState>()

  get size(): number {
    return this.#states.size
  }

  states(): Iterable<PartitionState> {
    return this.#states.values()
  }

  partitions(): TopicPartition[] {
    return [...this.#states.values()].map(({ topic, partition }) => ({ topic, partition }))
  }

  find(partition: TopicPartition): PartitionState | undefined {
    return this.#states.get(partitionText(partition))
  }

  /** What stays keeps its position. */
  set(partitions: Iterable<TopicPartition>): void {
    const next = new Map<string, PartitionState>()
    for (const partition of partitions) {
      const key = partitionText(partition)
      next.set(key, this.#states.get(key) ?? new PartitionState(partition))
    }
    this.#states = next
  }

  /** Whether a state is still part of it: answers may come late. */
  has(state: PartitionState): boolean {
    return this.find(state) === state
  }
}
