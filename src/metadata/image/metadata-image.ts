// Everything the metadata log says up to one offset. Never changes: a delta makes the next one, sharing what stayed.

import { metadataVersionLatest } from '#model/metadata-versions.js'
import type { Uuid } from '#model/uuid.js'
import type { AccessControlEntryRecord } from '#protocol/generated/records/access-control-entry-record.js'
import type { DelegationTokenRecord } from '#protocol/generated/records/delegation-token-record.js'
import type { UserScramCredentialRecord } from '#protocol/generated/records/user-scram-credential-record.js'
import { metadataVersionFeature } from '../features.ts'
import { PersistentMap } from '../persistent-map.ts'
import { ClusterImage } from './cluster.ts'
import { ConfigsImage } from './configs.ts'
import { type PartitionImage, type TopicImage, TopicsImage } from './topics.ts'

export interface QuotaEntityPart {
  readonly entityType: string
  /** null is the default entity of its type. */
  readonly entityName: string | null
}

export interface QuotaImage {
  readonly entity: readonly QuotaEntityPart[]
  readonly values: ReadonlyMap<string, number>
}

export interface ImageParts {
  readonly clusterId: string
  /** Offset of the last record in it; -1 when there is none. */
  readonly offset: number
  /** Leader epoch of that record. */
  readonly epoch: number
  readonly topics: TopicsImage
  readonly cluster: ClusterImage
  readonly configs: ConfigsImage
  /** Finalised levels; a level of 0 is not kept. */
  readonly features: ReadonlyMap<string, number>
  /** The first id that no block holds. */
  readonly nextProducerId: number
  /** By entity. */
  readonly quotas: PersistentMap<string, QuotaImage>
  /** By id. */
  readonly acls: PersistentMap<string, AccessControlEntryRecord>
  /** By mechanism and user. */
  readonly scram: PersistentMap<string, UserScramCredentialRecord>
  /** By token id. */
  readonly tokens: PersistentMap<string, DelegationTokenRecord>
}

export class MetadataImage implements ImageParts {
  readonly clusterId: string
  readonly offset: number
  readonly epoch: number
  readonly topics: TopicsImage
  readonly cluster: ClusterImage
  readonly configs: ConfigsImage
  readonly features: ReadonlyMap<string, number>
  readonly nextProducerId: number
  readonly quotas: PersistentMap<string, QuotaImage>
  readonly acls: PersistentMap<string, AccessControlEntryRecord>
  readonly scram: PersistentMap<string, UserScramCredentialRecord>
  readonly tokens: PersistentMap<string, DelegationTokenRecord>

  constructor(parts: ImageParts) {
    this.clusterId = parts.clusterId
    this.offset = parts.offset
    this.epoch = parts.epoch
    this.topics = parts.topics
    this.cluster = parts.cluster
    this.configs = parts.configs
    this.features = parts.features
    this.nextProducerId = parts.nextProducerId
    this.quotas = parts.quotas
    this.acls = parts.acls
    this.scram = parts.scram
    this.tokens = parts.tokens
  }

  static empty(clusterId: string): MetadataImage {
    return new MetadataImage({
      clusterId,
      offset: -1,
      epoch: 0,
      topics: TopicsImage.empty,
      cluster: ClusterImage.empty,
      configs: ConfigsImage.empty,
      features: new Map(),
      nextProducerId: 0,
      quotas: PersistentMap.empty(),
      acls: PersistentMap.empty(),
      scram: PersistentMap.empty(),
      tokens: PersistentMap.empty()
    })
  }

  topic(name: string): TopicImage | undefined {
    return this.topics.named(name)
  }

  topicById(id: Uuid): TopicImage | undefined {
    return this.topics.withId(id)
  }

  partition(name: string, index: number): PartitionImage | undefined {
    return this.topics.partition(name, index)
  }

  /** undefined before the bootstrap records. */
  get finalizedMetadataVersion(): number | undefined {
    return this.features.get(metadataVersionFeature)
  }

  /** The level that decides record versions. */
  get metadataVersion(): number {
    return this.finalizedMetadataVersion ?? metadataVersionLatest
  }

  featureLevel(name: string): number {
    return this.features.get(name) ?? 0
  }
}
