// CreatePartitions: topics only grow.

import { partitionRecord } from '#metadata/image/to-records.js'
import { ErrorCode } from '#model/error-code.js'
import type { CreatePartitionsRequest, CreatePartitionsTopic } from '#protocol/generated/create-partitions-request.js'
import type {
  CreatePartitionsResponse,
  CreatePartitionsTopicResult
} from '#protocol/generated/create-partitions-response.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { Draft } from '#protocol/wire/types.js'
import { partitionsPerRequestMax } from './create-topics.ts'
import { attempt, type Decision, Refusal, repeated, type Situation } from './decision.ts'
import { checkManualAssignment, newPartition } from './new-partition.ts'
import { place } from './placement.ts'

function replicasOf(situation: Situation, wanted: CreatePartitionsTopic, added: number, factor: number): number[][] {
  const { image, luck } = situation
  const { assignments } = wanted
  if (assignments === null)
    return place(
      [...image.cluster.brokers.values()].sort((a, b) => a.id - b.id),
      added,
      factor,
      luck
    )
  if (assignments.length !== added)
    throw new Refusal(
      ErrorCode.INVALID_REPLICA_ASSIGNMENT,
      `Attempted to add ${added} additional partition(s), but only ${assignments.length} assignment(s) were specified.`
    )
  for (const { brokerIds } of assignments) checkManualAssignment(image, brokerIds, factor)
  return assignments.map(({ brokerIds }) => brokerIds)
}

function grow(situation: Situation, wanted: CreatePartitionsTopic): MetadataRecordDraft[] {
  const { image } = situation
  const topic = image.topic(wanted.name)
  const [first] = topic?.partitions ?? []
  if (topic === undefined || first === undefined) throw new Refusal(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, '')
  const before = topic.partitions.length
  if (wanted.count === before)
    throw new Refusal(ErrorCode.INVALID_PARTITIONS, `Topic already has ${before} partition(s).`)
  if (wanted.count < before)
    throw new Refusal(
      ErrorCode.INVALID_PARTITIONS,
      `The topic ${topic.name} currently has ${before} partition(s); ${wanted.count} would not be an increase.`
    )
  if (wanted.count - before > partitionsPerRequestMax)
    throw new Refusal(ErrorCode.POLICY_VIOLATION, 'Excessively large number of partitions per request.')
  return replicasOf(situation, wanted, wanted.count - before, first.replicas.length).map((replicas, at) => {
    const partition = newPartition(image, replicas)
    if (partition === undefined)
      throw new Refusal(
        ErrorCode.INVALID_REPLICA_ASSIGNMENT,
        `All brokers specified in the partition assignment for partition ${before + at} are fenced or in controlled shutdown.`
      )
    return partitionRecord(topic, before + at, partition, image.metadataVersion)
  })
}

export function decideCreatePartitions(
  situation: Situation,
  request: CreatePartitionsRequest
): Decision<Draft<CreatePartitionsResponse>> {
  const twice = repeated(request.topics.map(({ name }) => name))
  const results = new Map<string, Draft<CreatePartitionsTopicResult>>()
  const records: MetadataRecordDraft[] = []
  for (const wanted of request.topics) {
    const { name } = wanted
    const outcome = twice.has(name)
      ? new Refusal(ErrorCode.INVALID_REQUEST, 'Duplicate topic name.')
      : attempt(() => grow(situation, wanted))
    if (outcome instanceof Refusal) {
      results.set(name, {
        name,
        errorCode: outcome.code,
        errorMessage: outcome.message === '' ? null : outcome.message
      })
      continue
    }
    records.push(...outcome)
    results.set(name, { name, errorCode: ErrorCode.NONE, errorMessage: null })
  }
  return {
    records: request.validateOnly ? [] : records,
    response: { throttleTimeMs: 0, results: [...results.values()] }
  }
}
