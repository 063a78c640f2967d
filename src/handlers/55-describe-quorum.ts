// DescribeQuorum, v0-v2
//
//   v1  when each replica fetched and caught up last
//   v2  directory ids and endpoints of the voters
//
// There is one partition to ask about: the metadata log's.

import { ErrorCode } from '#model/error-code.js'
import { readDescribeQuorumRequest } from '#protocol/generated/describe-quorum-request.js'
import { writeDescribeQuorumResponse } from '#protocol/generated/describe-quorum-response.js'
import { defineHandler, type PlainHandler } from './handler.ts'
import { clusterResource } from './permission.ts'

const metadataTopic = '__cluster_metadata'

const codec = { read: readDescribeQuorumRequest, write: writeDescribeQuorumResponse }

export const describeQuorum: PlainHandler = defineHandler('DescribeQuorum', [0, 2], codec, async (request, context) => {
  if (!context.may('describe', 'cluster', clusterResource))
    return { errorCode: ErrorCode.CLUSTER_AUTHORIZATION_FAILED, errorMessage: null }
  const [topic] = request.topics
  const asksRightly =
    request.topics.length === 1 &&
    topic?.topicName === metadataTopic &&
    topic.partitions.length === 1 &&
    topic.partitions[0]?.partitionIndex === 0
  if (asksRightly) return await context.controller.describeQuorum()
  return {
    topics: request.topics.map(({ topicName, partitions }) => ({
      topicName,
      partitions: partitions.map(({ partitionIndex }) => ({
        partitionIndex,
        errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
        errorMessage: 'This server does not host this topic-partition.'
      }))
    }))
  }
})
