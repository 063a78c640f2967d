// CreateTopics: every topic is judged by itself; the good ones are created in one atomic append.

import type { BrokerConfig } from '#config/broker-config.js'
import { type DescribeOptions, describeTopic } from '#config/describe.js'
import { checkTopicUpdate } from '#config/update.js'
import { ConfigResourceType } from '#metadata/image/configs.js'
import { partitionRecord } from '#metadata/image/to-records.js'
import { foldedName, folds, type PartitionImage } from '#metadata/image/topics.js'
import { ErrorCode } from '#model/error-code.js'
import type { CreatableTopic, CreateTopicsRequest } from '#protocol/generated/create-topics-request.js'
import type {
  CreatableTopicConfigs,
  CreatableTopicResult,
  CreateTopicsResponse
} from '#protocol/generated/create-topics-response.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { Draft } from '#protocol/wire/types.js'
import { attempt, type Decision, Refusal, repeated, type Situation } from './decision.ts'
import { checkManualAssignment, newPartition } from './new-partition.ts'
import { place } from './placement.ts'
import { invalidTopicName } from './topic-name.ts'

/** Partitions that one request may create. */
export const partitionsPerRequestMax = 10_000

function checkName(situation: Situation, name: string, taken: ReadonlyMap<string, string>): void {
  const { image } = situation
  const wrong = invalidTopicName(name)
  if (wrong !== undefined) throw new Refusal(ErrorCode.INVALID_TOPIC_EXCEPTION, wrong)
  if (image.topic(name) !== undefined)
    throw new Refusal(ErrorCode.TOPIC_ALREADY_EXISTS, `Topic '${name}' already exists.`)
  const collides = image.topics.colliding(name) ?? (folds(name) ? taken.get(foldedName(name)) : undefined)
  if (collides !== undefined)
    throw new Refusal(ErrorCode.INVALID_TOPIC_EXCEPTION, `Topic '${name}' collides with existing topic: ${collides}`)
}

function configsOf(situation: Situation, topic: CreatableTopic): Map<string, string> {
  const values = new Map<string, string>()
  const missing = topic.configs.filter(({ value }) => value === null).map(({ name }) => name)
  if (missing.length > 0)
    throw new Refusal(ErrorCode.INVALID_CONFIG, `Null value not supported for topic configs: ${missing.join(', ')}`)
  for (const { name, value } of topic.configs) values.set(name, value ?? '')
  const wrong = checkTopicUpdate(situation.config, values)
  if (wrong !== undefined) throw new Refusal(ErrorCode.INVALID_CONFIG, wrong)
  return values
}

function manualReplicas(situation: Situation, topic: CreatableTopic): number[][] {
  const refuse = (message: string): never => {
    throw new Refusal(ErrorCode.INVALID_REQUEST, message)
  }
  if (topic.replicationFactor !== -1)
    refuse('A manual partition assignment was specified, but replication factor was not set to -1.')
  if (topic.numPartitions !== -1)
    refuse('A manual partition assignment was specified, but numPartitions was not set to -1.')
  const byIndex = new Map<number, number[]>()
  let factor: number | undefined
  for (const { partitionIndex, brokerIds } of topic.assignments) {
    if (byIndex.has(partitionIndex))
      throw new Refusal(
        ErrorCode.INVALID_REPLICA_ASSIGNMENT,
        `Found multiple manual partition assignments for partition ${partitionIndex}`
      )
    checkManualAssignment(situation.image, brokerIds, factor)
    factor = brokerIds.length
    byIndex.set(partitionIndex, brokerIds)
  }
  return Array.from({ length: byIndex.size }, (_, index) => {
    const replicas = byIndex.get(index)
    if (replicas !== undefined) return replicas
    throw new Refusal(
      ErrorCode.INVALID_REPLICA_ASSIGNMENT,
      'partitions should be a consecutive 0-based integer sequence'
    )
  })
}

function placedReplicas(situation: Situation, topic: CreatableTopic): number[][] {
  const { image, config, luck } = situation
  if (topic.replicationFactor < -1 || topic.replicationFactor === 0)
    throw new Refusal(
      ErrorCode.INVALID_REPLICATION_FACTOR,
      'Replication factor must be larger than 0, or -1 to use the default value.'
    )
  if (topic.numPartitions < -1 || topic.numPartitions === 0)
    throw new Refusal(ErrorCode.INVALID_PARTITIONS, 'Number of partitions was set to an invalid non-positive value.')
  const count = topic.numPartitions === -1 ? config.number('num.partitions') : topic.numPartitions
  const factor = topic.replicationFactor === -1 ? config.number('default.replication.factor') : topic.replicationFactor
  return place(
    [...image.cluster.brokers.values()].sort((a, b) => a.id - b.id),
    count,
    factor,
    luck
  )
}

function partitionsOf(situation: Situation, topic: CreatableTopic): PartitionImage[] {
  const manual = topic.assignments.length > 0
  const replicas = manual ? manualReplicas(situation, topic) : placedReplicas(situation, topic)
  return replicas.map((ids, index) => {
    const partition = newPartition(situation.image, ids)
    if (partition !== undefined) return partition
    throw manual
      ? new Refusal(
          ErrorCode.INVALID_REPLICA_ASSIGNMENT,
          `All brokers specified in the manual partition assignment for partition ${index} are fenced or in controlled shutdown.`
        )
      : new Refusal(
          ErrorCode.INVALID_REPLICATION_FACTOR,
          `Unable to replicate the partition ${ids.length} time(s): All brokers are currently fenced or in controlled shutdown.`
        )
  })
}

type CreatedConfig = Draft<CreatableTopicConfigs>

const plainly: DescribeOptions = { keys: null, synonyms: false, documentation: false }

function described(
  config: BrokerConfig,
  overrides: ReadonlyMap<string, string>,
  options: DescribeOptions
): CreatedConfig[] {
  return describeTopic(config, overrides, options).map(({ name, value, readOnly, configSource, isSensitive }) => ({
    name,
    value,
    readOnly,
    configSource,
    isSensitive
  }))
}

/** What a topic without overrides has, by broker configuration: most topics are that. */
const inheritedConfigs = new WeakMap<BrokerConfig, readonly CreatedConfig[]>()

function describedConfigs({ config }: Situation, overrides: ReadonlyMap<string, string>): readonly CreatedConfig[] {
  let all = inheritedConfigs.get(config)
  if (all === undefined) {
    all = described(config, new Map(), plainly)
    inheritedConfigs.set(config, all)
  }
  if (overrides.size === 0) return all
  const own = described(config, overrides, { ...plainly, keys: [...overrides.keys()] })
  const byName = new Map(own.map((one) => [one.name, one]))
  return [...all.filter(({ name }) => !byName.has(name)), ...own]
}

interface Created {
  readonly records: readonly MetadataRecordDraft[]
  readonly result: Draft<CreatableTopicResult>
}

function createTopic(situation: Situation, topic: CreatableTopic, taken: ReadonlyMap<string, string>): Created {
  checkName(situation, topic.name, taken)
  const configs = configsOf(situation, topic)
  const partitions = partitionsOf(situation, topic)
  const id = situation.luck.uuid()
  const records: MetadataRecordDraft[] = [{ kind: 'TopicRecord', version: 0, value: { name: topic.name, topicId: id } }]
  for (const [name, value] of configs)
    records.push({
      kind: 'ConfigRecord',
      version: 0,
      value: { resourceType: ConfigResourceType.TOPIC, resourceName: topic.name, name, value }
    })
  for (const [index, partition] of partitions.entries())
    records.push(partitionRecord({ id }, index, partition, situation.image.metadataVersion))
  return {
    records,
    result: {
      name: topic.name,
      topicId: id,
      errorCode: ErrorCode.NONE,
      errorMessage: null,
      topicConfigErrorCode: ErrorCode.NONE,
      numPartitions: partitions.length,
      replicationFactor: partitions[0]?.replicas.length ?? -1,
      configs: describedConfigs(situation, configs)
    }
  }
}

export function refusedTopic(name: string, refusal: Refusal): Draft<CreatableTopicResult> {
  return { name, errorCode: refusal.code, errorMessage: refusal.message, configs: [] }
}

function partitionsAsked(situation: Situation, topic: CreatableTopic): number {
  if (topic.assignments.length > 0) return topic.assignments.length
  return topic.numPartitions === -1 ? situation.config.number('num.partitions') : Math.max(0, topic.numPartitions)
}

export function decideCreateTopics(
  situation: Situation,
  request: CreateTopicsRequest
): Decision<Draft<CreateTopicsResponse>> {
  const asked = request.topics.reduce((sum, topic) => sum + partitionsAsked(situation, topic), 0)
  const tooMany =
    asked > partitionsPerRequestMax
      ? new Refusal(ErrorCode.POLICY_VIOLATION, 'Excessively large number of partitions per request.')
      : undefined
  const twice = repeated(request.topics.map(({ name }) => name))
  const records: MetadataRecordDraft[] = []
  /** Names created by this request, by what they fold to. */
  const taken = new Map<string, string>()
  const topics = new Map<string, Draft<CreatableTopicResult>>()
  for (const topic of request.topics) {
    if (twice.has(topic.name)) {
      topics.set(topic.name, refusedTopic(topic.name, new Refusal(ErrorCode.INVALID_REQUEST, 'Duplicate topic name.')))
      continue
    }
    const outcome = tooMany ?? attempt(() => createTopic(situation, topic, taken))
    if (outcome instanceof Refusal) {
      topics.set(topic.name, refusedTopic(topic.name, outcome))
      continue
    }
    taken.set(foldedName(topic.name), topic.name)
    records.push(...outcome.records)
    topics.set(topic.name, outcome.result)
  }
  return { records: request.validateOnly ? [] : records, response: { throttleTimeMs: 0, topics: [...topics.values()] } }
}
