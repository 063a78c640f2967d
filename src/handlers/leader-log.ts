// Finding the local log of a partition that this node leads, or the error that says why it cannot be asked.

import type { PartitionLog } from '#log/partition-log.js'
import type { PartitionImage, TopicImage } from '#metadata/image/topics.js'
import { ErrorCode } from '#model/error-code.js'
import type { RequestContext } from './context.ts'

export type LeaderLog =
  | { readonly errorCode: Exclude<ErrorCode, 0>; readonly log: undefined }
  | {
      readonly errorCode: 0
      readonly log: PartitionLog
      readonly topic: TopicImage
      readonly partition: PartitionImage
    }

const refused = (errorCode: Exclude<ErrorCode, 0>): LeaderLog => ({ errorCode, log: undefined })

/** `currentLeaderEpoch` is what the client believes; -1 when it has no opinion (KIP-320). */
export function leaderLog(
  context: RequestContext,
  topicName: string,
  index: number,
  currentLeaderEpoch: number
): LeaderLog {
  const topic = context.image().topic(topicName)
  const partition = topic?.partitions[index]
  if (topic === undefined || partition === undefined) return refused(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
  if (partition.leader !== context.node.nodeId) return refused(ErrorCode.NOT_LEADER_OR_FOLLOWER)
  if (currentLeaderEpoch >= 0 && currentLeaderEpoch < partition.leaderEpoch)
    return refused(ErrorCode.FENCED_LEADER_EPOCH)
  if (currentLeaderEpoch > partition.leaderEpoch) return refused(ErrorCode.UNKNOWN_LEADER_EPOCH)
  const log = context.logs.find(topic.id, index)
  // Every log was opened before the image was published: one that is missing could not be.
  return log === undefined
    ? refused(ErrorCode.KAFKA_STORAGE_ERROR)
    : { errorCode: ErrorCode.NONE, log, topic, partition }
}
