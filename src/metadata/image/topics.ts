// Topics and partitions of an image.

import type { Uuid } from '#model/uuid.js'
import { PersistentMap } from '../persistent-map.ts'

export const noLeader = -1

export const LeaderRecoveryState = { RECOVERED: 0, RECOVERING: 1 } as const

export interface PartitionImage {
  readonly replicas: readonly number[]
  /** Log directory of each replica, in the order of `replicas`. */
  readonly directories: readonly Uuid[]
  readonly isr: readonly number[]
  readonly removingReplicas: readonly number[]
  readonly addingReplicas: readonly number[]
  /** KIP-966: may lead although not in sync; and who was last when both are empty. */
  readonly eligibleLeaderReplicas: readonly number[]
  readonly lastKnownElr: readonly number[]
  /** -1 when there is none. */
  readonly leader: number
  readonly leaderRecoveryState: number
  readonly leaderEpoch: number
  readonly partitionEpoch: number
}

export interface TopicImage {
  readonly id: Uuid
  readonly name: string
  /** By partition index, without gaps. */
  readonly partitions: readonly PartitionImage[]
}

/** Metric names do not tell '.' from '_', so two topics may not differ in that alone. */
export const foldedName = (name: string): string => name.replaceAll('.', '_')

/** Whether another name could fold to the same. */
export const folds = (name: string): boolean => /[._]/.test(name)

export class TopicsImage {
  static readonly empty: TopicsImage = new TopicsImage(
    PersistentMap.empty(),
    PersistentMap.empty(),
    PersistentMap.empty()
  )
  readonly byName: PersistentMap<string, TopicImage>
  readonly byId: PersistentMap<string, TopicImage>
  /** Names with '.' or '_' by what they fold to: so that a collision is found without a walk over all topics. */
  readonly byFoldedName: PersistentMap<string, string>

  constructor(
    byName: PersistentMap<string, TopicImage>,
    byId: PersistentMap<string, TopicImage>,
    byFoldedName: PersistentMap<string, string>
  ) {
    this.byName = byName
    this.byId = byId
    this.byFoldedName = byFoldedName
  }

  get size(): number {
    return this.byName.size
  }

  named(name: string): TopicImage | undefined {
    return this.byName.get(name)
  }

  withId(id: Uuid): TopicImage | undefined {
    return this.byId.get(id)
  }

  partition(name: string, index: number): PartitionImage | undefined {
    return this.byName.get(name)?.partitions[index]
  }

  /** A topic whose name differs from `name` only in '.' and '_'. */
  colliding(name: string): string | undefined {
    const other = folds(name) ? this.byFoldedName.get(foldedName(name)) : undefined
    return other === name ? undefined : other
  }

  values(): IterableIterator<TopicImage> {
    return this.byName.values()
  }
}
