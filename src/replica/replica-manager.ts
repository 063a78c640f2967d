// This shard's part in turning metadata into logs. For each committed image, before it is published:
//
//   owner of a partition     opens its log, sets role, leader epoch, ISR and configuration, deletes it with its topic
//   every shard, on publish  looks up the logs that the image places on this node
//
// A topic that was deleted and created again has another id, so its old log is never taken for the new one.

import type { BrokerConfig } from '#config/broker-config.js'
import type { LogConfig } from '#log/log-config.js'
import type { KnownLog, LogEngine } from '#log/log-engine.js'
import { type PartitionLog, RoleKind } from '#log/partition-log.js'
import type { MetadataChanges } from '#metadata/delta/metadata-delta.js'
import { ConfigResourceType, resourceKey } from '#metadata/image/configs.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import type { PartitionImage, TopicImage } from '#metadata/image/topics.js'
import { asLeaderEpoch } from '#model/offset.js'
import { ownerShard } from '#shard/placement.js'
import { logSettings } from './log-settings.ts'

export interface ReplicaManagerOptions {
  readonly engine: LogEngine
  readonly nodeId: number
  readonly shard: number
  readonly shards: number
  /** The broker's configuration under an image's dynamic values. */
  readonly configOf: (image: MetadataImage) => BrokerConfig
  /** A log could not be opened or changed; the partition stays without one. */
  readonly onFailure: (topic: string, index: number, failure: unknown) => void
}

/** Logs of one topic by partition index; a hole where this node has no replica. */
type TopicLogs = (PartitionLog | undefined)[]

export class ReplicaManager {
  readonly #options: ReplicaManagerOptions
  #published = new Map<string, TopicLogs>()
  /** Topics whose logs must be looked up again at the next publication. */
  readonly #changed = new Set<string>()

  constructor(options: ReplicaManagerOptions) {
    this.#options = options
  }

  /** The published log of a partition. */
  find(topicId: string, index: number): PartitionLog | undefined {
    return this.#published.get(topicId)?.[index]
  }

  /** Before publication: opens, changes and deletes the logs that this shard owns. */
  apply(image: MetadataImage, changes: MetadataChanges): void {
    for (const topic of changes.deletedTopics.values()) {
      this.#changed.add(topic.id)
      this.#deleteOwned(topic)
    }
    for (const id of changes.topics) {
      const topic = image.topicById(id)
      this.#changed.add(id)
      if (topic !== undefined) this.#openOwned(topic, image)
    }
    for (const topic of this.#reconfigured(image, changes)) this.#configureOwned(topic, image)
  }

  publish(image: MetadataImage): void {
    for (const id of this.#changed) {
      const topic = [...this.#options.engine ? [image.topics.byId.get(id)] : []][0]
      if (topic === undefined) this.#published.delete(id)
      else this.#published.set(id, this.#lookUp(topic))
    }
    this.#changed.clear()
  }
}
