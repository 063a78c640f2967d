// AlterPartition: the leader of a partition says who is in sync (v3 with broker epochs, KIP-903), and when it has recovered.

import { mergePartition, noLeaderChange } from '#metadata/delta/topics-delta.js'
import { LeaderRecoveryState, type PartitionImage, type TopicImage } from '#metadata/image/topics.js'
import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import type { AlterPartitionRequest, PartitionData } from '#protocol/generated/alter-partition-request.js'
import type {
  AlterPartitionResponse,
  PartitionData as PartitionAnswer
} from '#protocol/generated/alter-partition-response.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { Draft } from '#protocol/wire/types.js'
import { allowsUnclean } from './broker-changes.ts'
import { checkBrokerEpoch } from './brokers.ts'
import { attempt, type Decision, Refusal, repeated, type Situation } from './decision.ts'
import { isActive, isOnline } from './new-partition.ts'
import { decidePartitionChange } from './partition-change.ts'

interface Wanted {
  readonly isr: readonly number[]
  /** -1 where the leader did not say. */
  readonly epochs: ReadonlyMap<number, number | bigint>
}

function wantedOf({ newIsr, newIsrWithEpochs }: PartitionData): Wanted {
  const isr = newIsrWithEpochs.length > 0 ? newIsrWithEpochs.map(({ brokerId }) => brokerId) : newIsr
  return { isr, epochs: new Map(newIsrWithEpochs.map(({ brokerId, brokerEpoch }) => [brokerId, brokerEpoch])) }
}

/** The leader's picture against ours: an older one is told so, a newer one means that we are not the controller. */
function wrongPicture(broker: number, partition: PartitionImage, data: PartitionData): ErrorCode | undefined {
  if (data.leaderEpoch > partition.leaderEpoch || data.partitionEpoch > partition.partitionEpoch)
    return ErrorCode.NOT_CONTROLLER
  if (data.leaderEpoch < partition.leaderEpoch) return ErrorCode.FENCED_LEADER_EPOCH
  if (broker !== partition.leader) return ErrorCode.INVALID_REQUEST
  if (data.partitionEpoch < partition.partitionEpoch) return ErrorCode.INVALID_UPDATE_VERSION
  return undefined
}

function wrongIsr(partition: PartitionImage, { isr }: Wanted, recovery: number): boolean {
  if (isr.length === 0 || repeated(isr).size > 0 || !isr.includes(partition.leader)) return true
  if (!isr.every((id) => partition.replicas.includes(id))) return true
  if (recovery !== LeaderRecoveryState.RECOVERED && recovery !== LeaderRecoveryState.RECOVERING) return true
  const recovers = recovery === LeaderRecoveryState.RECOVERING
  return recovers && (isr.length > 1 || partition.leaderRecoveryState === LeaderRecoveryState.RECOVERED)
}

function isEligible({ image }: Situation, partition: PartitionImage, id: number, { epochs }: Wanted): boolean {
  const broker = image.cluster.broker(id)
  const epoch = epochs.get(id) ?? -1
  if (broker === undefined || (epoch !== -1 && epoch !== broker.epoch)) return false
  // The leader itself may be on its way out; it is still the one to ask.
  return isActive(broker) || id === partition.leader
}

/** The partition as the record will make it, for the answer. */
function after(before: PartitionImage, record: MetadataRecordDraft | undefined): PartitionImage {
  if (record?.kind !== 'PartitionChangeRecord') return before
  const { value } = record
  return mergePartition(before, {
    partitionId: value.partitionId ?? 0,
    topicId: value.topicId ?? zeroUuid,
    isr: [...(value.isr ?? before.isr)],
    leader: value.leader ?? noLeaderChange,
    replicas: null,
    removingReplicas: null,
    addingReplicas: null,
    leaderRecoveryState: value.leaderRecoveryState ?? -1,
    directories: null,
    eligibleLeaderReplicas: null,
    lastKnownElr: null
  })
}

interface Answer {
  readonly answer: Draft<PartitionAnswer>
  readonly record?: MetadataRecordDraft | undefined
}

function alter(situation: Situation, broker: number, topic: TopicImage | undefined, data: PartitionData): Answer {
  const { partitionIndex } = data
  const refuse = (errorCode: ErrorCode): Answer => ({ answer: { partitionIndex, errorCode } })
  if (topic === undefined) return refuse(ErrorCode.UNKNOWN_TOPIC_ID)
  const partition = topic.partitions[partitionIndex]
  if (partition === undefined) return refuse(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
  const wrong = wrongPicture(broker, partition, data)
  if (wrong !== undefined) return refuse(wrong)
  const wanted = wantedOf(data)
  if (wrongIsr(partition, wanted, data.leaderRecoveryState)) return refuse(ErrorCode.INVALID_REQUEST)
  if (!wanted.isr.every((id) => isEligible(situation, partition, id, wanted)))
    return refuse(ErrorCode.INELIGIBLE_REPLICA)
  const record = decidePartitionChange(situation.image, topic.id, partitionIndex, partition, {
    isr: wanted.isr,
    acceptable: (id) => id === partition.leader || isOnline(situation.image, partition, id),
    unclean: allowsUnclean(situation, topic),
    leaderRecoveryState: data.leaderRecoveryState
  })
  const { leader, leaderEpoch, isr, leaderRecoveryState, partitionEpoch } = after(partition, record)
  return {
    record,
    answer: {
      partitionIndex,
      errorCode: ErrorCode.NONE,
      leaderId: leader,
      leaderEpoch,
      isr,
      leaderRecoveryState,
      partitionEpoch
    }
  }
}

export function decideAlterPartition(
  situation: Situation,
  request: AlterPartitionRequest
): Decision<Draft<AlterPartitionResponse>> {
  const { brokerId, brokerEpoch } = request
  const broker = attempt(() => checkBrokerEpoch(situation.image, brokerId, brokerEpoch))
  if (broker instanceof Refusal) return { records: [], response: { throttleTimeMs: 0, errorCode: broker.code } }
  const records: MetadataRecordDraft[] = []
  const seen = new Set<string>()
  const topics = request.topics.map(({ topicId, partitions }) => ({
    topicId,
    partitions: partitions.map((data) => {
      const key = `${topicId}-${data.partitionIndex}`
      if (seen.has(key)) return { partitionIndex: data.partitionIndex, errorCode: ErrorCode.INVALID_REQUEST }
      seen.add(key)
      const { answer, record } = alter(situation, brokerId, situation.image.topicById(topicId), data)
      if (record !== undefined) records.push(record)
      return answer
    })
  }))
  return { records, response: { throttleTimeMs: 0, errorCode: ErrorCode.NONE, topics } }
}
