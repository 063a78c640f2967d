// ElectLeaders (KIP-460): back to preferred replicas, or to any replica where nobody in sync is left.

import { noLeader, type PartitionImage, type TopicImage } from '#metadata/image/topics.js'
import { ErrorCode } from '#model/error-code.js'
import type { ElectLeadersRequest } from '#protocol/generated/elect-leaders-request.js'
import type { ElectLeadersResponse, PartitionResult } from '#protocol/generated/elect-leaders-response.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { Draft } from '#protocol/wire/types.js'
import type { Decision, Situation } from './decision.ts'
import { isOnline } from './new-partition.ts'
import { decidePartitionChange } from './partition-change.ts'

export const ElectionType = { PREFERRED: 0, UNCLEAN: 1 } as const

interface Outcome {
  readonly errorCode: ErrorCode
  readonly errorMessage: string | null
  readonly record?: MetadataRecordDraft
}

const refuse = (errorCode: ErrorCode, errorMessage: string): Outcome => ({ errorCode, errorMessage })

function elect(
  situation: Situation,
  topic: TopicImage,
  index: number,
  partition: PartitionImage,
  unclean: boolean
): Outcome {
  const { image } = situation
  const [preferred] = partition.replicas
  if (unclean ? partition.leader !== noLeader : partition.leader === preferred)
    return refuse(ErrorCode.ELECTION_NOT_NEEDED, 'Leader election not needed for topic partition.')
  const record = decidePartitionChange(image, topic.id, index, partition, {
    acceptable: (id) => isOnline(image, partition, id),
    unclean,
    preferred: !unclean
  })
  const leader = record?.kind === 'PartitionChangeRecord' ? record.value.leader : undefined
  if (record !== undefined && leader !== undefined && leader !== noLeader && (unclean || leader === preferred))
    return { errorCode: ErrorCode.NONE, errorMessage: null, record }
  return unclean
    ? refuse(ErrorCode.ELIGIBLE_LEADERS_NOT_AVAILABLE, 'Eligible topic partition leaders are not available.')
    : refuse(ErrorCode.PREFERRED_LEADER_NOT_AVAILABLE, 'The preferred leader was not available.')
}

function asked({ image }: Situation, { topicPartitions }: ElectLeadersRequest): Map<string, Set<number>> {
  const all = new Map<string, Set<number>>()
  if (topicPartitions === null)
    for (const { name, partitions } of image.topics.values()) all.set(name, new Set(partitions.keys()))
  for (const { topic, partitions } of topicPartitions ?? [])
    all.set(topic, new Set([...(all.get(topic) ?? []), ...partitions]))
  return all
}

export function decideElectLeaders(
  situation: Situation,
  request: ElectLeadersRequest
): Decision<Draft<ElectLeadersResponse>> {
  const unclean = request.electionType === ElectionType.UNCLEAN
  if (!unclean && request.electionType !== ElectionType.PREFERRED)
    return {
      records: [],
      response: { throttleTimeMs: 0, errorCode: ErrorCode.INVALID_REQUEST, replicaElectionResults: [] }
    }
  const records: MetadataRecordDraft[] = []
  const results = [...asked(situation, request)].map(([name, indexes]) => {
    const topic = situation.image.topic(name)
    const partitionResult = [...indexes].flatMap((partitionId): Draft<PartitionResult>[] => {
      const partition = topic?.partitions[partitionId]
      const { errorCode, errorMessage, record } =
        topic === undefined || partition === undefined
          ? refuse(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, `No such partition: ${name}-${partitionId}`)
          : elect(situation, topic, partitionId, partition, unclean)
      if (record !== undefined) records.push(record)
      // Who asked for all wants to hear only of those that needed something.
      const silent = request.topicPartitions === null && errorCode === ErrorCode.ELECTION_NOT_NEEDED
      return silent ? [] : [{ partitionId, errorCode, errorMessage }]
    })
    return { topic: name, partitionResult }
  })
  return {
    records,
    response: {
      throttleTimeMs: 0,
      errorCode: ErrorCode.NONE,
      replicaElectionResults: results.filter(({ partitionResult }) => partitionResult.length > 0)
    }
  }
}

/** Leaders moved back at a time (auto.leader.rebalance.enable). */
export const balancedLeadersMax = 1000

/** Leaders go back to preferred replicas that are in sync again. */
export function decideBalanceLeaders(situation: Situation): MetadataRecordDraft[] {
  const records: MetadataRecordDraft[] = []
  for (const topic of situation.image.topics.values())
    for (const [index, partition] of topic.partitions.entries()) {
      if (records.length === balancedLeadersMax) return records
      const [preferred = noLeader] = partition.replicas
      if (partition.leader === preferred || !partition.isr.includes(preferred)) continue
      const { record } = elect(situation, topic, index, partition, false)
      if (record !== undefined) records.push(record)
    }
  return records
}
