// Records replayed onto an image. The one way metadata moves: on the controller that decided, on every other node, and
// after a restart, the same records make the same image.

import type { Uuid } from '#model/uuid.js'
import type { MetadataRecord } from '#protocol/generated/metadata-records.js'
import { MetadataImage } from '../image/metadata-image.ts'
import type { TopicImage } from '../image/topics.ts'
import { refuse } from '../metadata-error.ts'
import { ClusterDelta, exact } from './cluster-delta.ts'
import { ConfigsDelta } from './configs-delta.ts'
import { SecurityDelta } from './security-delta.ts'
import { TopicsDelta } from './topics-delta.ts'

/** What a delta touched, for those who act on it: owners of partitions, configuration, brokers. */
export interface MetadataChanges {
  /** Topics created or with a changed partition. */
  readonly topics: ReadonlySet<Uuid>
  /** Topics that are gone, as they were. */
  readonly deletedTopics: ReadonlyMap<Uuid, TopicImage>
  /** By `resourceKey` of image/configs. */
  readonly configs: ReadonlySet<string>
  readonly brokers: ReadonlySet<number>
}

export class MetadataDelta {
  readonly base: MetadataImage
  readonly #topics: TopicsDelta
  readonly #cluster: ClusterDelta
  readonly #configs: ConfigsDelta
  readonly #security: SecurityDelta
  #features: Map<string, number> | undefined
  #nextProducerId: number

  constructor(base: MetadataImage) {
    this.base = base
    this.#topics = new TopicsDelta(base.topics)
    this.#cluster = new ClusterDelta(base.cluster)
    this.#configs = new ConfigsDelta(base.configs)
    this.#security = new SecurityDelta(base)
    this.#nextProducerId = base.nextProducerId
  }

  get changes(): MetadataChanges {
    return {
      topics: this.#topics.changed,
      deletedTopics: this.#topics.deleted,
      configs: this.#configs.changed,
      brokers: this.#cluster.changed
    }
  }

  /** Throws MetadataError when the record cannot be. Transaction marks belong to the image loader, not here. */
  replay(record: MetadataRecord): void {
    const handled = this.#replayTopics(record) || this.#replayCluster(record) || this.#replaySecurity(record)
    if (!handled) this.#replayRest(record)
  }

  /** The image after all replayed records; `offset` and `epoch` are those of the last one. */
  done(offset: number, epoch: number): MetadataImage {
    return new MetadataImage({
      clusterId: this.base.clusterId,
      offset,
      epoch,
      topics: this.#topics.done(),
      cluster: this.#cluster.done(),
      configs: this.#configs.done(),
      features: this.#features ?? this.base.features,
      nextProducerId: this.#nextProducerId,
      ...this.#security.done()
    })
  }

  #replayTopics(record: MetadataRecord): boolean {
    switch (record.kind) {
      case 'TopicRecord':
        this.#topics.create(record.value.name, record.value.topicId)
        return true
      case 'PartitionRecord':
        this.#topics.partition(record.value)
        return true
      case 'PartitionChangeRecord':
        this.#topics.change(record.value)
        return true
      case 'RemoveTopicRecord':
        this.#configs.removeTopic(this.#topics.remove(record.value.topicId))
        return true
      case 'ClearElrRecord':
        this.#topics.clearElr(record.value.topicName)
        return true
      default:
        return false
    }
  }

  #replayCluster(record: MetadataRecord): boolean {
    switch (record.kind) {
      case 'RegisterBrokerRecord':
        this.#cluster.register(record.value)
        return true
      case 'UnregisterBrokerRecord':
        this.#cluster.unregister(record.value.brokerId, record.value.brokerEpoch)
        return true
      case 'FenceBrokerRecord':
        this.#cluster.setFenced(record.value.id, record.value.epoch, true)
        return true
      case 'UnfenceBrokerRecord':
        this.#cluster.setFenced(record.value.id, record.value.epoch, false)
        return true
      case 'BrokerRegistrationChangeRecord':
        this.#cluster.change(record.value)
        return true
      case 'RegisterControllerRecord':
        this.#cluster.registerController(record.value)
        return true
      case 'UnregisterControllerRecord':
        this.#cluster.unregisterController(record.value.controllerId)
        return true
      default:
        return false
    }
  }

  #replaySecurity(record: MetadataRecord): boolean {
    switch (record.kind) {
      case 'ClientQuotaRecord':
        this.#security.quota(record.value)
        return true
      case 'AccessControlEntryRecord':
        this.#security.acl(record.value)
        return true
      case 'RemoveAccessControlEntryRecord':
        this.#security.removeAcl(record.value.id)
        return true
      case 'UserScramCredentialRecord':
        this.#security.scram(record.value)
        return true
      case 'RemoveUserScramCredentialRecord':
        this.#security.removeScram(record.value.mechanism, record.value.name)
        return true
      case 'DelegationTokenRecord':
        this.#security.token(record.value)
        return true
      case 'RemoveDelegationTokenRecord':
        this.#security.removeToken(record.value.tokenId)
        return true
      default:
        return false
    }
  }

  #replayRest(record: MetadataRecord): void {
    switch (record.kind) {
      case 'ConfigRecord':
        this.#configs.set(record.value.resourceType, record.value.resourceName, record.value.name, record.value.value)
        return
      case 'FeatureLevelRecord':
        this.#feature(record.value.name, record.value.featureLevel)
        return
      case 'ProducerIdsRecord':
        this.#nextProducerId = exact(record.value.nextProducerId, 'the next producer id')
        return
      case 'NoOpRecord':
      case 'ZkMigrationStateRecord':
        // The move from ZooKeeper ended with Kafka 3.9; its state says nothing any more.
        return
      default:
        refuse(`a ${record.kind} cannot be replayed by itself`)
    }
  }

  #feature(name: string, level: number): void {
    this.#features ??= new Map(this.base.features)
    if (level === 0) this.#features.delete(name)
    else this.#features.set(name, level)
  }
}
