// How the leader of a group deals partitions out. Pure; every member of a group must come to the same result from the same
// input, whoever leads, so members and partitions are always taken in the same order.

import type { PartitionsByTopic, Subscription } from '../../consumer-protocol.ts'

export interface GroupMember {
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly subscription: Subscription
}

export type Dealt = Map<string, Map<string, number[]>>

export interface Assignor {
  /** As members name it to the coordinator. */
  readonly name: string
  /** Members keep what they have during a rebalance, and give up only what moves (KIP-429). */
  readonly isCooperative: boolean
  /** What the leader must know of a member beside its topics. */
  userData(owned: PartitionsByTopic, generation: number): Buffer | null
  /** `partitionCounts` of every topic that anybody subscribed to and that exists. */
  assign(partitionCounts: ReadonlyMap<string, number>, members: readonly GroupMember[]): Dealt
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Static members first, by their instance ids; then the others by member id. */
export function inOrder(members: readonly GroupMember[]): GroupMember[] {
  return [...members].sort((a, b) => {
    if (a.groupInstanceId !== null && b.groupInstanceId !== null) return byText(a.groupInstanceId, b.groupInstanceId)
    if (a.groupInstanceId !== null) return -1
    if (b.groupInstanceId !== null) return 1
    return byText(a.memberId, b.memberId)
  })
}

export function nothingDealt(members: readonly GroupMember[]): Dealt {
  return new Map(members.map(({ memberId }) => [memberId, new Map()]))
}

export function give(dealt: Dealt, memberId: string, topic: string, partition: number): void {
  const topics = dealt.get(memberId)
  const partitions = topics?.get(topic)
  if (partitions === undefined) topics?.set(topic, [partition])
  else partitions.push(partition)
}

export function countOf(topics: PartitionsByTopic | undefined): number {
  let count = 0
  for (const partitions of topics?.values() ?? []) count += partitions.length
  return count
}

export const sortedTopics = (counts: ReadonlyMap<string, number>): string[] => [...counts.keys()].sort(byText)
