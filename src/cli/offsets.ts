// Offsets of partitions for commands: by time, for topics that are there.

import { resultOf } from '#client/admin/outcome.js'
import { listOffsets } from '#client/admin/partitions.js'
import { topicMetadata } from '#client/admin/topics.js'
import type { Admin } from '#client/admin.js'
import { throwIfError } from '#client/errors.js'
import type { OffsetAndTimestamp } from '#client/list-offsets.js'
import { partitionText, type TopicPartition } from '#client/partitions.js'

/** All partitions of these topics, in order. Throws the first topic's error: asking for the offsets of a topic that is not
 *  there would go on until the time is over, for it may be about to be made. */
export async function partitionsOfTopics(admin: Admin, topics: readonly string[]): Promise<TopicPartition[]> {
  if (topics.length === 0) return []
  const answer = await topicMetadata(admin, topics)
  return answer.topics.flatMap(({ name, errorCode, partitions }) => {
    throwIfError(errorCode)
    const indexes = partitions.map(({ partitionIndex }) => partitionIndex).sort((a, b) => a - b)
    return indexes.map((partition) => ({ topic: name ?? '', partition }))
  })
}

/** By `topic-partition`; throws the first failure. An offset of -1 says that there is none. */
export async function offsetsAt(
  admin: Admin,
  partitions: readonly TopicPartition[],
  timestamp: number
): Promise<Map<string, OffsetAndTimestamp>> {
  if (partitions.length === 0) return new Map()
  const found = await listOffsets(
    admin,
    partitions.map(({ topic, partition }) => ({ topic, partition, timestamp }))
  )
  return new Map(partitions.map((one) => [partitionText(one), resultOf(found.get(partitionText(one)))]))
}
