// What a consumer needs of its place in a group, whichever protocol the group follows.

import type { PartitionsByTopic } from '../consumer-protocol.ts'
import type { Committer } from './commits.ts'

export interface GroupMembership {
  /** What is not taken away stays during a rebalance. */
  readonly isCooperative: boolean
  /** Whether this member deals partitions out: then it is the one to watch for topics that grow. */
  readonly leads: boolean
  readonly isMember: boolean
  readonly committer: Committer
  /** Called when a poll that waits should look again. */
  onChange: (() => void) | undefined
  /** What the member wants has changed, or what there is. */
  requestRejoin(reason: string): void
  /** Resolves when the member has a valid assignment. Called again while an earlier call is under way, it joins that one. */
  ensure(): Promise<void>
  leave(reason: string): Promise<void>
  stop(): void
}

export interface MembershipEvents {
  /** What the member wants to read now. */
  topics(): Promise<readonly string[]>
  /** What it has now, or had until it prepared to join. */
  owned(): PartitionsByTopic
  /** How many partitions each of these topics has; those that are not there are left out. */
  partitionCounts(topics: ReadonlySet<string>): Promise<ReadonlyMap<string, number>>
  /** Before it joins again, with what is certainly lost when `lost`. */
  preparing(lost: boolean): Promise<void>
  /** What it has from now on. True: it gave something up that others wait for, so the group must come together again. */
  assigned(partitions: PartitionsByTopic): Promise<boolean>
}
