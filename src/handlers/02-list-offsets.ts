// ListOffsets, v1-v11
//
//   v2   isolation level: read_committed ends at the last stable offset
//   v4   leader epochs
//   v6   flexible encoding
//   v7   -3: the record with the greatest timestamp (KIP-734)
//   v8   -4: earliest offset on this node's disk
//   v9   -5: latest offset in tiered storage
//   v10  time-out for answers out of tiered storage
//   v11  -6: earliest offset not yet in tiered storage
//
// There is no tiered storage: -4 is the log start, -5 and -6 find nothing.

import { ErrorCode } from '#model/error-code.js'
import { narrow } from '#model/offset.js'
import {
  type ListOffsetsPartition,
  type ListOffsetsRequest,
  readListOffsetsRequest
} from '#protocol/generated/list-offsets-request.js'
import {
  type ListOffsetsPartitionResponse,
  type ListOffsetsResponse,
  writeListOffsetsResponse
} from '#protocol/generated/list-offsets-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { leaderLog } from './leader-log.ts'

const latest = -1
const earliest = -2
const maxTimestamp = -3
const earliestLocal = -4
/** Least version of each special timestamp. */
const specialSince: ReadonlyMap<number, number> = new Map([
  [latest, 1],
  [earliest, 1],
  [maxTimestamp, 7],
  [earliestLocal, 8],
  [-5, 9],
  [-6, 11]
])

type Answer = Draft<ListOffsetsPartitionResponse>

const codec = { read: readListOffsetsRequest, write: writeListOffsetsResponse }

export const listOffsets: PlainHandler = defineHandler('ListOffsets', [1, 11], codec, answer)

function answer(request: ListOffsetsRequest, context: RequestContext): Draft<ListOffsetsResponse> {
  const seen = new Map<string, number>()
  for (const { name, partitions } of request.topics)
    for (const { partitionIndex } of partitions) {
      const key = `${name}/${partitionIndex}`
      seen.set(key, (seen.get(key) ?? 0) + 1)
    }
  const answerFor = (name: string, partition: ListOffsetsPartition): Answer[] => {
    const key = `${name}/${partition.partitionIndex}`
    const count = seen.get(key) ?? 0
    if (count === 1) return [look(name, partition, request.isolationLevel === 1, context)]
    // Named more than once: refused, and answered for once.
    seen.set(key, 0)
    return count === 0 ? [] : [refuse(partition, ErrorCode.INVALID_REQUEST)]
  }
  return {
    topics: request.topics.map(({ name, partitions }) => ({
      name,
      partitions: partitions.flatMap((partition) => answerFor(name, partition))
    }))
  }
}

function refuse({ partitionIndex }: ListOffsetsPartition, errorCode: ErrorCode): Answer {
  return { partitionIndex, errorCode, timestamp: -1, offset: -1, leaderEpoch: -1 }
}

function look(name: string, asked: ListOffsetsPartition, committed: boolean, context: RequestContext): Answer {
  if (!context.may('describe', 'topic', name)) return refuse(asked, ErrorCode.TOPIC_AUTHORIZATION_FAILED)
  const timestamp = narrow(asked.timestamp) ?? Number.MAX_SAFE_INTEGER
  const since = timestamp < 0 ? specialSince.get(timestamp) : 1
  if (since === undefined || context.version < since) return refuse(asked, ErrorCode.UNSUPPORTED_VERSION)
  const found = leaderLog(context, name, asked.partitionIndex, asked.currentLeaderEpoch)
  if (found.errorCode !== ErrorCode.NONE) return refuse(asked, found.errorCode)
  const { log, partition } = found
  const offsets = context.logs.offsets(log)
  if (offsets === undefined) return refuse(asked, ErrorCode.KAFKA_STORAGE_ERROR)
  const bound = committed ? offsets.lastStable : offsets.highWatermark
  const { partitionIndex } = asked
  const at = (offset: number, leaderEpoch: number, time: number): Answer => ({
    partitionIndex,
    errorCode: ErrorCode.NONE,
    timestamp: time,
    offset,
    leaderEpoch
  })
  if (timestamp === latest) return at(bound, partition.leaderEpoch, -1)
  if (timestamp === earliest || timestamp === earliestLocal)
    return at(offsets.logStart, context.logs.epochAt(log, offsets.logStart), -1)
  if (timestamp < maxTimestamp) return at(-1, -1, -1)
  const hit =
    timestamp === maxTimestamp
      ? context.logs.offsetOfMaxTimestamp(log)
      : context.logs.offsetForTimestamp(log, timestamp)
  if (hit.errorCode !== ErrorCode.NONE) return { ...refuse(asked, ErrorCode.NONE), errorCode: hit.errorCode }
  // What lies beyond the bound is not there for this reader yet.
  return hit.offset < 0 || hit.offset >= bound ? at(-1, -1, -1) : at(hit.offset, hit.leaderEpoch, hit.timestamp)
}
