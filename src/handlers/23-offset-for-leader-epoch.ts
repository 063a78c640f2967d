// OffsetForLeaderEpoch, v2-v4
//
//   v3  the asker's replica id: consumers ask too (KIP-320)
//   v4  flexible encoding

import { ErrorCode } from '#model/error-code.js'
import {
  type OffsetForLeaderPartition,
  readOffsetForLeaderEpochRequest
} from '#protocol/generated/offset-for-leader-epoch-request.js'
import {
  type EpochEndOffset,
  writeOffsetForLeaderEpochResponse
} from '#protocol/generated/offset-for-leader-epoch-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { leaderLog } from './leader-log.ts'
import { clusterResource } from './permission.ts'

const codec = { read: readOffsetForLeaderEpochRequest, write: writeOffsetForLeaderEpochResponse }

export const offsetForLeaderEpoch: PlainHandler = defineHandler(
  'OffsetForLeaderEpoch',
  [2, 4],
  codec,
  (request, context) => {
    const isFollower = request.replicaId >= 0
    const mayAll = isFollower && context.may('cluster-action', 'cluster', clusterResource)
    return {
      topics: request.topics.map(({ topic, partitions }) => ({
        topic,
        partitions: partitions.map((partition) =>
          mayAll || (!isFollower && context.may('describe', 'topic', topic))
            ? look(topic, partition, context)
            : refuse(partition, ErrorCode.TOPIC_AUTHORIZATION_FAILED)
        )
      }))
    }
  }
)

function refuse({ partition }: OffsetForLeaderPartition, errorCode: ErrorCode): Draft<EpochEndOffset> {
  return { errorCode, partition, leaderEpoch: -1, endOffset: -1 }
}

function look(topic: string, asked: OffsetForLeaderPartition, context: RequestContext): Draft<EpochEndOffset> {
  const found = leaderLog(context, topic, asked.partition, asked.currentLeaderEpoch)
  if (found.errorCode !== ErrorCode.NONE) return refuse(asked, found.errorCode)
  const { epoch: leaderEpoch, endOffset } = context.logs.endOffsetForEpoch(found.log, asked.leaderEpoch)
  return { errorCode: ErrorCode.NONE, partition: asked.partition, leaderEpoch, endOffset }
}
