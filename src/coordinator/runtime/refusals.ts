// What a client is told when a decision could not be committed: the log speaks of partitions, clients of coordinators.

import { ErrorCode } from '#model/error-code.js'

/** Kafka's table for all coordinators. */
export function coordinatorError(ofLog: ErrorCode): ErrorCode {
  switch (ofLog) {
    case ErrorCode.UNKNOWN_TOPIC_OR_PARTITION:
    case ErrorCode.NOT_ENOUGH_REPLICAS:
    case ErrorCode.NOT_ENOUGH_REPLICAS_AFTER_APPEND:
    case ErrorCode.REQUEST_TIMED_OUT:
      return ErrorCode.COORDINATOR_NOT_AVAILABLE
    case ErrorCode.NOT_LEADER_OR_FOLLOWER:
    case ErrorCode.FENCED_LEADER_EPOCH:
    case ErrorCode.UNKNOWN_LEADER_EPOCH:
    case ErrorCode.KAFKA_STORAGE_ERROR:
      return ErrorCode.NOT_COORDINATOR
    case ErrorCode.MESSAGE_TOO_LARGE:
    case ErrorCode.RECORD_LIST_TOO_LARGE:
      return ErrorCode.UNKNOWN_SERVER_ERROR
    default:
      return ofLog
  }
}

/** Whether the partition is somebody else's now, so that what is in memory must not be served any longer. */
export function endsLeadership(ofLog: ErrorCode): boolean {
  switch (ofLog) {
    case ErrorCode.NOT_LEADER_OR_FOLLOWER:
    case ErrorCode.FENCED_LEADER_EPOCH:
    case ErrorCode.UNKNOWN_LEADER_EPOCH:
    case ErrorCode.UNKNOWN_TOPIC_OR_PARTITION:
    case ErrorCode.KAFKA_STORAGE_ERROR:
      return true
    default:
      return false
  }
}
