// DeleteRecords, v0-v2
//
//   v2  flexible encoding
//
// Offset -1 means everything that is committed. The answer's low watermark is where the log begins afterwards.

import { TopicConfig } from '#config/topic-config.js'
import { ErrorCode } from '#model/error-code.js'
import { narrow } from '#model/offset.js'
import { type DeleteRecordsPartition, readDeleteRecordsRequest } from '#protocol/generated/delete-records-request.js'
import {
  type DeleteRecordsPartitionResult,
  writeDeleteRecordsResponse
} from '#protocol/generated/delete-records-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { leaderLog } from './leader-log.ts'
import { isInternalTopic } from './lookup.ts'

const everything = -1

const codec = { read: readDeleteRecordsRequest, write: writeDeleteRecordsResponse }

export const deleteRecords: PlainHandler = defineHandler('DeleteRecords', [0, 2], codec, (request, context) => ({
  topics: request.topics.map(({ name, partitions }) => ({
    name,
    partitions: partitions.map((partition) => trim(name, partition, context))
  }))
}))

function trim(
  name: string,
  { partitionIndex, offset }: DeleteRecordsPartition,
  context: RequestContext
): Draft<DeleteRecordsPartitionResult> {
  const refuse = (errorCode: number): Draft<DeleteRecordsPartitionResult> => ({
    partitionIndex,
    lowWatermark: -1,
    errorCode
  })
  if (!context.may('delete', 'topic', name)) return refuse(ErrorCode.TOPIC_AUTHORIZATION_FAILED)
  if (isInternalTopic(name)) return refuse(ErrorCode.INVALID_TOPIC_EXCEPTION)
  const found = leaderLog(context, name, partitionIndex, -1)
  if (found.errorCode !== ErrorCode.NONE) return refuse(found.errorCode)
  const config = new TopicConfig(context.node.config(), context.image().configs.topic(name))
  if (!config.list('cleanup.policy').includes('delete')) return refuse(ErrorCode.POLICY_VIOLATION)
  const offsets = context.logs.offsets(found.log)
  if (offsets === undefined) return refuse(ErrorCode.KAFKA_STORAGE_ERROR)
  const asked = narrow(offset) ?? Number.MAX_SAFE_INTEGER
  const target = asked === everything ? offsets.highWatermark : asked
  if (target < 0 || target > offsets.highWatermark) return refuse(ErrorCode.OFFSET_OUT_OF_RANGE)
  const errorCode = context.logs.deleteRecordsBefore(found.log, target)
  if (errorCode !== ErrorCode.NONE) return refuse(errorCode)
  return { partitionIndex, lowWatermark: context.logs.offsets(found.log)?.logStart ?? target, errorCode }
}
