// Which refusals count as failures: Kafka's "failed" rates mean that the broker could not do its part, so what clients
// bring on themselves, or will find their way around, is left out.

import { TopicMeter, type TopicMeters } from '#metrics/topic-meters.js'
import { ErrorCode } from '#model/error-code.js'

const expectedOfProduce: ReadonlySet<number> = new Set([
  ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
  ErrorCode.UNKNOWN_TOPIC_ID,
  ErrorCode.NOT_LEADER_OR_FOLLOWER,
  ErrorCode.MESSAGE_TOO_LARGE,
  ErrorCode.RECORD_LIST_TOO_LARGE,
  ErrorCode.CORRUPT_MESSAGE,
  ErrorCode.KAFKA_STORAGE_ERROR
])

const expectedOfFetch: ReadonlySet<number> = new Set([
  ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
  ErrorCode.UNKNOWN_TOPIC_ID,
  ErrorCode.INCONSISTENT_TOPIC_ID,
  ErrorCode.TOPIC_AUTHORIZATION_FAILED,
  ErrorCode.NOT_LEADER_OR_FOLLOWER,
  ErrorCode.UNKNOWN_LEADER_EPOCH,
  ErrorCode.FENCED_LEADER_EPOCH,
  ErrorCode.KAFKA_STORAGE_ERROR,
  ErrorCode.OFFSET_OUT_OF_RANGE
])

const tooLarge: ReadonlySet<number> = new Set([ErrorCode.MESSAGE_TOO_LARGE, ErrorCode.RECORD_LIST_TOO_LARGE])

/** One partition of a Produce was refused; `bytes` is what it sent. */
export function meterProduceRefusal(meters: TopicMeters, place: number, errorCode: number, bytes: number): void {
  meters.add(place, TopicMeter.produceRequests, 1)
  if (!expectedOfProduce.has(errorCode)) meters.add(place, TopicMeter.failedProduce, 1)
  if (tooLarge.has(errorCode)) meters.add(place, TopicMeter.bytesRejected, Math.max(0, bytes))
}

/** One partition of a Fetch is being answered. */
export function meterFetch(
  meters: TopicMeters,
  place: number,
  errorCode: number,
  bytes: number,
  isFollower: boolean
): void {
  if (isFollower) {
    meters.add(place, TopicMeter.replicationBytesOut, bytes)
    return
  }
  meters.add(place, TopicMeter.fetchRequests, 1)
  if (bytes > 0) meters.add(place, TopicMeter.bytesOut, bytes)
  if (errorCode !== ErrorCode.NONE && !expectedOfFetch.has(errorCode)) meters.add(place, TopicMeter.failedFetch, 1)
}
