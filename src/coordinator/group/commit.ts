// OffsetCommit v2-v10 and TxnOffsetCommit: who may commit to a group, and the records that say so.
//
//   v2-v4   retention of its own, which becomes an expiry of its own
//   v6      leader epoch with each offset
//   v7      group.instance.id (KIP-345)
//   v9      GROUP_ID_NOT_FOUND where older ones say ILLEGAL_GENERATION
//   v10     topic ids; the caller has put the name beside the id

import { ErrorCode } from '#model/error-code.js'
import type { Int64 } from '#model/offset.js'
import type { OffsetCommitRequest } from '#protocol/generated/offset-commit-request.js'
import type { OffsetCommitResponse, OffsetCommitResponseTopic } from '#protocol/generated/offset-commit-response.js'
import type { TxnOffsetCommitRequest } from '#protocol/generated/txn-offset-commit-request.js'
import type { ClassicGroup } from './classic-group.ts'
import type { GroupRecord } from './record.ts'
import { validateGeneration } from './validate.ts'

const versionGroupNotFound = 9

export type CommitRequest = Pick<
  OffsetCommitRequest | TxnOffsetCommitRequest,
  'groupId' | 'generationIdOrMemberEpoch' | 'memberId' | 'groupInstanceId' | 'topics'
>

/** Whether the sender may commit. `group` is undefined when there is none: then only who needs none may. */
export function validateCommit(
  group: ClassicGroup | undefined,
  request: CommitRequest,
  { apiVersion, transactional }: { apiVersion: number; transactional: boolean }
): ErrorCode {
  const { generationIdOrMemberEpoch: generationId, memberId, groupInstanceId } = request
  if (group === undefined) {
    if (generationId < 0) return ErrorCode.NONE
    return !transactional && apiVersion >= versionGroupNotFound
      ? ErrorCode.GROUP_ID_NOT_FOUND
      : ErrorCode.ILLEGAL_GENERATION
  }
  // Whoever assigns partitions to itself, or resets offsets, names no generation; nobody may be at work meanwhile.
  if (generationId < 0 && group.is('Empty')) return ErrorCode.NONE
  if (generationId >= 0 || memberId !== '' || groupInstanceId !== null) {
    const error = validateGeneration(group, { memberId, groupInstanceId, generationId })
    if (error !== ErrorCode.NONE) return error
  } else if (!transactional) return ErrorCode.UNKNOWN_MEMBER_ID
  // The sender knows the new generation but not yet its share of it: it may not speak for the old one any more.
  return !transactional && group.is('CompletingRebalance') ? ErrorCode.REBALANCE_IN_PROGRESS : ErrorCode.NONE
}

export interface CommitTerms {
  readonly group: string
  readonly commitTimestampMs: number
  /** -1: as long as the configuration says. */
  readonly expireTimestampMs: number
  readonly metadataMax: number
}

/** -1: the request leaves it to the configuration. */
export function expiryOf(retentionTimeMs: Int64, nowMs: number): number {
  return retentionTimeMs < 0 ? -1 : nowMs + Number(retentionTimeMs)
}

/** One record for each partition that is accepted; answers which were. Called a hundred thousand times a second: no closures. */
export function commitRecords(
  topics: CommitRequest['topics'],
  terms: CommitTerms,
  into: GroupRecord[]
): OffsetCommitResponseTopic[] {
  const { group, commitTimestampMs, expireTimestampMs, metadataMax } = terms
  const answers: OffsetCommitResponseTopic[] = []
  for (const { name, topicId, partitions } of topics) {
    const answered: OffsetCommitResponseTopic['partitions'] = []
    for (const { partitionIndex, committedOffset, committedLeaderEpoch, committedMetadata } of partitions) {
      const metadata = committedMetadata ?? ''
      // Kafka counts UTF-16 units here, whatever the key's name says.
      if (metadata.length > metadataMax) {
        answered.push({ partitionIndex, errorCode: ErrorCode.OFFSET_METADATA_TOO_LARGE })
        continue
      }
      into.push({
        kind: 'offset',
        group,
        topic: name,
        partition: partitionIndex,
        offset: committedOffset,
        leaderEpoch: committedLeaderEpoch,
        metadata,
        commitTimestampMs,
        expireTimestampMs,
        topicId
      })
      answered.push({ partitionIndex, errorCode: ErrorCode.NONE })
    }
    answers.push({ name, topicId, partitions: answered })
  }
  return answers
}

/** OffsetCommit's and TxnOffsetCommit's answers have one shape. */
export function commitAnswer(topics: OffsetCommitResponseTopic[]): OffsetCommitResponse {
  return { throttleTimeMs: 0, topics }
}

export function commitRefusal({ topics }: Pick<CommitRequest, 'topics'>, errorCode: ErrorCode): OffsetCommitResponse {
  return commitAnswer(
    topics.map(({ name, topicId, partitions }) => ({
      name,
      topicId,
      partitions: partitions.map(({ partitionIndex }) => ({ partitionIndex, errorCode }))
    }))
  )
}
