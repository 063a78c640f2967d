// Offsets by time: first, last, of a time, of the newest record. For admin clients and consumers.

import { narrow } from '#model/offset.js'
import { type Outcome, outcomeOf } from './admin/outcome.ts'
import type { Cluster } from './cluster.ts'
import type { Connection } from './connection.ts'
import { askLeaders, byTopic, partitionText, type TopicPartition } from './partitions.ts'

/** Times that are none. */
export const OffsetSpec = {
  latest: -1,
  earliest: -2,
  maxTimestamp: -3,
  earliestLocal: -4,
  latestTiered: -5,
  earliestPendingUpload: -6
} as const

export interface OffsetAndTimestamp {
  /** -1 when no record is that young. */
  readonly offset: number
  readonly timestamp: number
  readonly leaderEpoch: number
}

/** The version in which a broker first understood the question. */
function versionOf(timestamp: number): number {
  if (timestamp === OffsetSpec.maxTimestamp) return 7
  if (timestamp === OffsetSpec.earliestLocal) return 8
  if (timestamp === OffsetSpec.latestTiered) return 9
  return timestamp === OffsetSpec.earliestPendingUpload ? 11 : 0
}

type Question = TopicPartition & { readonly timestamp: number }

export function listOffsetsOf(
  cluster: Cluster,
  questions: readonly Question[],
  options: { readonly readCommitted: boolean; readonly timeoutMs: number }
): Promise<Map<string, Outcome<OffsetAndTimestamp>>> {
  return askLeaders(cluster, questions, {
    call: 'listOffsets',
    timeoutMs: options.timeoutMs,
    ask: (connection, items, limitMs) => ask(cluster, connection, items, options.readCommitted, limitMs)
  })
}

async function ask(
  cluster: Cluster,
  connection: Connection,
  items: readonly Question[],
  readCommitted: boolean,
  timeoutMs: number
): Promise<Map<string, Outcome<OffsetAndTimestamp>>> {
  const epochOf = ({ topic, partition }: Question): number =>
    cluster.topic(topic)?.partitions[partition]?.leaderEpoch ?? -1
  const topics = [...byTopic(items)].map(([name, mine]) => ({
    name,
    partitions: mine.map((item) => ({
      partitionIndex: item.partition,
      timestamp: item.timestamp,
      currentLeaderEpoch: epochOf(item)
    }))
  }))
  const min = Math.max(readCommitted ? 2 : 0, ...items.map(({ timestamp }) => versionOf(timestamp)))
  const answer = await connection.request(
    'ListOffsets',
    { replicaId: -1, isolationLevel: readCommitted ? 1 : 0, topics, timeoutMs: Math.round(timeoutMs) },
    { timeoutMs, versions: { min } }
  )
  return new Map(
    answer.topics.flatMap(({ name, partitions }) =>
      partitions.map(({ partitionIndex, errorCode, offset, timestamp, leaderEpoch }) => [
        partitionText({ topic: name, partition: partitionIndex }),
        outcomeOf(errorCode, null, { offset: narrow(offset) ?? -1, timestamp: narrow(timestamp) ?? -1, leaderEpoch })
      ])
    )
  )
}
