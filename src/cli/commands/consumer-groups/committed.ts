// Committed offsets of a group, by `topic-partition`.

import { alterGroupOffsets, listGroupOffsets } from '#client/admin/groups.js'
import { resultOf } from '#client/admin/outcome.js'
import type { Admin } from '#client/admin.js'
import { partitionText, type TopicPartition } from '#client/partitions.js'
import type { NewOffset } from './tables.ts'

export interface Committed extends TopicPartition {
  readonly offset: number
  /** -1 when the commit named none. */
  readonly leaderEpoch: number
}

export async function committedOffsets(admin: Admin, group: string): Promise<Map<string, Committed>> {
  const found = await listGroupOffsets(admin, group)
  return new Map(
    found.flatMap(({ topic, partition, committed }) => {
      const value = resultOf(committed)
      if (value === undefined) return []
      const { offset, leaderEpoch } = value
      return [[partitionText({ topic, partition }), { topic, partition, offset, leaderEpoch }] as const]
    })
  )
}

/** Commits for a group without members. */
export async function commitOffsets(admin: Admin, group: string, offsets: readonly NewOffset[]): Promise<void> {
  const outcomes = await alterGroupOffsets(admin, group, offsets)
  for (const outcome of outcomes.values()) resultOf(outcome)
}
