// An image as records: what a snapshot holds. Replayed onto an empty image they give the image again. The order is
// Kafka's: features first (metadata.version decides how the rest is read), then cluster, topics, configs and the others.

import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import { metadataVersionFeature } from '../features.ts'
import {
  partitionVersion,
  registerBrokerVersion,
  supportsCordonedDirectories,
  supportsDirectoryAssignment
} from '../metadata-version.ts'
import type { BrokerImage, ControllerImage } from './cluster.ts'
import type { MetadataImage } from './metadata-image.ts'
import type { PartitionImage, TopicImage } from './topics.ts'

const byText = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0
const sorted = <V>(entries: Iterable<readonly [string, V]>): V[] => [...entries].sort(byText).map(([, value]) => value)

function* featureRecords(image: MetadataImage): Generator<MetadataRecordDraft> {
  const level = image.finalizedMetadataVersion
  const record = (name: string, featureLevel: number): MetadataRecordDraft => ({
    kind: 'FeatureLevelRecord',
    version: 0,
    value: { name, featureLevel }
  })
  if (level !== undefined) yield record(metadataVersionFeature, level)
  for (const [name, featureLevel] of [...image.features].sort(byText))
    if (name !== metadataVersionFeature) yield record(name, featureLevel)
}

const supported = (features: BrokerImage['features']) =>
  [...features].map(([name, { min, max }]) => ({ name, minSupportedVersion: min, maxSupportedVersion: max }))

function brokerRecord(broker: BrokerImage, level: number): MetadataRecordDraft {
  return {
    kind: 'RegisterBrokerRecord',
    version: registerBrokerVersion(level),
    value: {
      brokerId: broker.id,
      isMigratingZkBroker: broker.isMigratingZkBroker,
      incarnationId: broker.incarnationId,
      brokerEpoch: broker.epoch,
      endPoints: broker.endpoints,
      features: supported(broker.features),
      rack: broker.rack,
      fenced: broker.fenced,
      inControlledShutdown: broker.inControlledShutdown,
      logDirs: supportsDirectoryAssignment(level) ? broker.directories : [],
      cordonedLogDirs: supportsCordonedDirectories(level) ? broker.cordonedDirectories : null
    }
  }
}

function controllerRecord(controller: ControllerImage): MetadataRecordDraft {
  return {
    kind: 'RegisterControllerRecord',
    version: 0,
    value: {
      controllerId: controller.id,
      incarnationId: controller.incarnationId,
      zkMigrationReady: controller.zkMigrationReady,
      endPoints: controller.endpoints,
      features: supported(controller.features)
    }
  }
}

const filled = (replicas: readonly number[]): readonly number[] | null => (replicas.length === 0 ? null : replicas)

/** A partition as the record that makes it, in the version of a metadata.version level. */
export function partitionRecord(
  topic: Pick<TopicImage, 'id'>,
  partitionId: number,
  partition: PartitionImage,
  level: number
): MetadataRecordDraft {
  return {
    kind: 'PartitionRecord',
    version: partitionVersion(level),
    value: {
      partitionId,
      topicId: topic.id,
      replicas: partition.replicas,
      isr: partition.isr,
      removingReplicas: partition.removingReplicas,
      addingReplicas: partition.addingReplicas,
      leader: partition.leader,
      leaderRecoveryState: partition.leaderRecoveryState,
      leaderEpoch: partition.leaderEpoch,
      partitionEpoch: partition.partitionEpoch,
      directories: partition.directories,
      eligibleLeaderReplicas: filled(partition.eligibleLeaderReplicas),
      lastKnownElr: filled(partition.lastKnownElr)
    }
  }
}

function* topicRecords(image: MetadataImage): Generator<MetadataRecordDraft> {
  for (const topic of sorted(image.topics.byName)) {
    yield { kind: 'TopicRecord', version: 0, value: { name: topic.name, topicId: topic.id } }
    for (const [index, partition] of topic.partitions.entries())
      yield partitionRecord(topic, index, partition, image.metadataVersion)
  }
}

function* configRecords(image: MetadataImage): Generator<MetadataRecordDraft> {
  for (const { type, name, values } of sorted(image.configs.resources))
    for (const [key, value] of [...values].sort(byText))
      yield {
        kind: 'ConfigRecord',
        version: 0,
        value: { resourceType: type, resourceName: name, name: key, value }
      }
}

function* otherRecords(image: MetadataImage): Generator<MetadataRecordDraft> {
  for (const { entity, values } of sorted(image.quotas))
    for (const [key, value] of [...values].sort(byText))
      yield { kind: 'ClientQuotaRecord', version: 0, value: { entity, key, value, remove: false } }
  if (image.nextProducerId > 0)
    yield {
      kind: 'ProducerIdsRecord',
      version: 0,
      value: { brokerId: -1, brokerEpoch: -1, nextProducerId: image.nextProducerId }
    }
  for (const value of sorted(image.acls)) yield { kind: 'AccessControlEntryRecord', version: 0, value }
  for (const value of sorted(image.scram)) yield { kind: 'UserScramCredentialRecord', version: 0, value }
  for (const value of sorted(image.tokens)) yield { kind: 'DelegationTokenRecord', version: 0, value }
}

/** All records of a snapshot of `image`, in order; lazily, because there may be millions. */
export function* toRecords(image: MetadataImage): Generator<MetadataRecordDraft> {
  yield* featureRecords(image)
  for (const broker of [...image.cluster.brokers.values()].sort((a, b) => a.id - b.id))
    yield brokerRecord(broker, image.metadataVersion)
  for (const controller of [...image.cluster.controllers.values()].sort((a, b) => a.id - b.id))
    yield controllerRecord(controller)
  yield* topicRecords(image)
  yield* configRecords(image)
  yield* otherRecords(image)
}
