// DescribeProducers, v0: the producers that a partition's leader remembers.

import { ErrorCode } from '#model/error-code.js'
import { readDescribeProducersRequest } from '#protocol/generated/describe-producers-request.js'
import {
  type PartitionResponse,
  writeDescribeProducersResponse
} from '#protocol/generated/describe-producers-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { leaderLog } from './leader-log.ts'
import { topicNameComplaint } from './lookup.ts'

const codec = { read: readDescribeProducersRequest, write: writeDescribeProducersResponse }

export const describeProducers: PlainHandler = defineHandler(
  'DescribeProducers',
  [0, 0],
  codec,
  (request, context) => ({
    topics: request.topics.map(({ name, partitionIndexes }) => ({
      name,
      partitions: partitionIndexes.map((index) => look(name, index, context))
    }))
  })
)

function look(name: string, partitionIndex: number, context: RequestContext): Draft<PartitionResponse> {
  if (!context.may('read', 'topic', name)) return { partitionIndex, errorCode: ErrorCode.TOPIC_AUTHORIZATION_FAILED }
  const complaint = topicNameComplaint(name)
  if (complaint !== undefined)
    return {
      partitionIndex,
      errorCode: ErrorCode.INVALID_TOPIC_EXCEPTION,
      errorMessage: `Topic name is invalid: ${complaint}`
    }
  const found = leaderLog(context, name, partitionIndex, -1)
  if (found.errorCode !== ErrorCode.NONE) {
    const unknown = found.errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    const errorMessage = unknown ? 'This server does not host this topic-partition.' : null
    return { partitionIndex, errorCode: found.errorCode, errorMessage }
  }
  return { partitionIndex, errorCode: ErrorCode.NONE, activeProducers: context.logs.producers(found.log) }
}
