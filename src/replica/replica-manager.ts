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
import { StorageFault } from '#log/storage-fault.js'
import type { MetadataChanges } from '#metadata/delta/metadata-delta.js'
import { ConfigResourceType, resourceKey } from '#metadata/image/configs.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import type { PartitionImage, TopicImage } from '#metadata/image/topics.js'
import { supportsDirectoryAssignment } from '#metadata/metadata-version.js'
import { asLeaderEpoch } from '#model/offset.js'
import { asUuid, type Uuid } from '#model/uuid.js'
import { ownerShard } from '#shard/placement.js'
import type { Placement } from './directory-assignments.ts'
import { logSettings } from './log-settings.ts'

export interface ReplicaManagerOptions {
  readonly engine: LogEngine
  readonly nodeId: number
  readonly shard: number
  readonly shards: number
  /** The broker's configuration under an image's dynamic values. */
  readonly configOf: (image: MetadataImage) => BrokerConfig
  /** The metadata does not say yet that this replica stands in the directory with this id. */
  readonly onPlaced: (placement: Placement) => void
  /** A log could not be opened or changed; the partition stays without one. */
  readonly onFailure: (topic: string, index: number, failure: unknown) => void
  /** A log on disk belongs to no replica that the metadata knows; it was kept aside. */
  readonly onStray: (topic: string, index: number) => void
}

/** Its log is the quorum's, and no topic of the image. */
const metadataTopic = '__cluster_metadata'

/** One topic's logs as published, and what of its configuration handlers obey. */
export interface TopicLogs {
  /** By partition index; a hole where this node has no replica. */
  readonly logs: readonly (PartitionLog | undefined)[]
  /** flush.messages=1: nothing is acknowledged before it is on disk. */
  readonly flushesEach: boolean
  /** compression.type as a codec; -1: the producer's. */
  readonly compression: number
}

export class ReplicaManager {
  readonly #options: ReplicaManagerOptions
  #published = new Map<string, TopicLogs>()
  /** Handles of the logs in directories that failed. */
  readonly #failed = new Set<number>()
  /** Topics whose logs must be looked up again, with the image that says so: several may be applied before one is published. */
  #changed: { readonly offset: number; readonly id: Uuid }[] = []
  /** Replicas whose log stands in a directory that could not be used at the start; till the next start. */
  readonly #unreachable = new Set<string>()
  /** In the order of log.dirs; undefined for one that could not be opened. */
  readonly #directoryIds: readonly (Uuid | undefined)[]
  #begun = false

  constructor(options: ReplicaManagerOptions) {
    this.#options = options
    this.#directoryIds = options.engine
      .directories()
      .map(({ directoryId }) => (directoryId === '' ? undefined : asUuid(directoryId)))
  }

  /** The published log of a partition. */
  find(topicId: string, index: number): PartitionLog | undefined {
    return this.#published.get(topicId)?.logs[index]
  }

  ofTopic(topicId: string): TopicLogs | undefined {
    return this.#published.get(topicId)
  }

  /** Of a replica of this node: whether its directory has failed. */
  isOffline(topicId: string, index: number): boolean {
    const log = this.find(topicId, index)
    return log === undefined || this.#failed.has(log.handle)
  }

  /** Its replicas are offline from now on, whoever the controller lets lead them. */
  directoryFailed(directory: number): void {
    for (const known of this.#options.engine.logs())
      if (known.directory === directory) this.#failed.add(known.log.handle)
  }

  /**
   * Before publication: opens, changes and deletes the logs that this shard owns. The first image must be all that is
   * committed: what it does not know is set aside.
   */
  apply(image: MetadataImage, changes: MetadataChanges): void {
    const isFirst = !this.#begun
    this.#begun = true
    // Before the logs are opened: a topic that was created again needs the place of its predecessor's folder.
    if (isFirst) this.#setStraysAside(image)
    if (isFirst) this.#noteUnreachable(image)
    for (const topic of changes.deletedTopics.values()) {
      this.#changed.push({ offset: image.offset, id: topic.id })
      this.#deleteOwned(topic)
    }
    for (const id of changes.topics) {
      const topic = image.topicById(id)
      this.#changed.push({ offset: image.offset, id })
      if (topic !== undefined) this.#openOwned(topic, image)
    }
    for (const topic of this.#reconfigured(image, changes)) {
      this.#changed.push({ offset: image.offset, id: topic.id })
      this.#configureOwned(topic, image)
    }
  }

  /** Handlers see `image` from now on; its logs are those of every owner. */
  publish(image: MetadataImage): void {
    const due = new Set<Uuid>()
    for (const { offset, id } of this.#changed) if (offset <= image.offset) due.add(id)
    this.#changed = this.#changed.filter(({ offset }) => offset > image.offset)
    for (const id of due) {
      const topic = image.topicById(id)
      if (topic === undefined) this.#published.delete(id)
      else this.#published.set(id, this.#lookUp(topic, image))
    }
  }

  /** Logs on disk that the metadata knows no replica for, of those this shard owns: kept aside, never served. */
  #setStraysAside(image: MetadataImage): void {
    const { engine, onStray } = this.#options
    for (const known of engine.logs()) {
      const { topic, partition, log } = known
      if (!this.#isStray(known, image)) continue
      this.#attempt(topic, partition, () => {
        engine.setAside(log)
        onStray(topic, partition)
      })
    }
  }

  #isStray({ topic: name, partition, topicId }: KnownLog, image: MetadataImage): boolean {
    if (name === metadataTopic) return false
    const { shard, shards, nodeId } = this.#options
    const topic = image.topic(name)
    if (ownerShard(topic?.id ?? topicId ?? name, partition, shards) !== shard) return false
    if (topic === undefined || (topicId !== undefined && topicId !== topic.id)) return true
    return topic.partitions[partition]?.replicas.includes(nodeId) !== true
  }

  /** The indexes of a topic that this shard owns and this node has a replica of. */
  #owned(topic: TopicImage): [index: number, partition: PartitionImage][] {
    const { shard, shards, nodeId } = this.#options
    return [...topic.partitions.entries()].filter(
      ([index, { replicas }]) => replicas.includes(nodeId) && ownerShard(topic.id, index, shards) === shard
    )
  }

  #attempt(topic: string, index: number, run: () => void): void {
    try {
      run()
    } catch (failure) {
      this.#options.onFailure(topic, index, failure)
    }
  }

  /**
   * Replicas of an earlier life may stand in a directory that cannot be used now. One that is not found is not made anew,
   * or it would be there twice, and once empty, when the directory is back.
   */
  #noteUnreachable(image: MetadataImage): void {
    const { engine, onFailure } = this.#options
    if (engine.directories().every(({ failure }) => failure === '')) return
    for (const topic of image.topics.values())
      for (const [index] of this.#owned(topic)) {
        if (engine.find(topic.name, index, topic.id) !== undefined) continue
        this.#unreachable.add(`${topic.id}/${index}`)
        onFailure(topic.name, index, new StorageFault('io', 'it is in none of the log directories that can be used'))
      }
  }

  #openOwned(topic: TopicImage, image: MetadataImage): void {
    const owned = this.#owned(topic)
    if (owned.length === 0) return
    const settings = this.#settingsOf(topic.name, image)
    const { engine } = this.#options
    for (const [index, partition] of owned)
      this.#attempt(topic.name, index, () => {
        if (this.#unreachable.has(`${topic.id}/${index}`)) return
        this.#removePredecessor(topic, index)
        const log = engine.create(topic.name, index, topic.id, settings, this.#directoryOf(partition))
        log.configure(settings)
        this.#setRole(log, partition, settings)
        this.#tellPlace(topic.id, index, partition, log, image)
      })
  }

  #tellPlace(topicId: Uuid, index: number, partition: PartitionImage, log: PartitionLog, image: MetadataImage): void {
    const directory = this.#directoryIds[this.#options.engine.directoryOf(log)]
    const known = partition.directories[partition.replicas.indexOf(this.#options.nodeId)]
    if (directory === undefined || directory === known || !supportsDirectoryAssignment(image.metadataVersion)) return
    this.#options.onPlaced({ topicId, index, directory })
  }

  /**
   * Its owner may be another shard that has not come to the deletion yet; this one needs the place now. Deleting twice is
   * harmless, creating over it is refused.
   */
  #removePredecessor(topic: TopicImage, index: number): void {
    const { engine } = this.#options
    const there = engine.find(topic.name, index)
    if (there !== undefined && engine.find(topic.name, index, topic.id) === undefined) engine.delete(there)
  }

  #setRole(log: PartitionLog, partition: PartitionImage, settings: LogConfig): void {
    const { nodeId } = this.#options
    log.setRole({
      kind: partition.leader === nodeId ? RoleKind.leader : RoleKind.follower,
      leaderEpoch: asLeaderEpoch(partition.leaderEpoch),
      ownId: nodeId,
      minIsr: Math.min(settings.minInsyncReplicas, partition.replicas.length),
      isr: partition.isr,
      pendingIsr: []
    })
  }

  #deleteOwned(topic: TopicImage): void {
    const { engine } = this.#options
    for (const [index] of this.#owned(topic))
      this.#attempt(topic.name, index, () => {
        const log = engine.find(topic.name, index, topic.id)
        if (log !== undefined) engine.delete(log)
      })
  }

  #configureOwned(topic: TopicImage, image: MetadataImage): void {
    const owned = this.#owned(topic)
    if (owned.length === 0) return
    const settings = this.#settingsOf(topic.name, image)
    for (const [index, partition] of owned)
      this.#attempt(topic.name, index, () => {
        const log = this.#options.engine.find(topic.name, index, topic.id)
        if (log === undefined) return
        log.configure(settings)
        this.#setRole(log, partition, settings)
      })
  }

  /** Topics whose logs obey something that these changes touched: their own overrides, or the broker's. */
  #reconfigured(image: MetadataImage, changes: MetadataChanges): TopicImage[] {
    const { BROKER, TOPIC } = ConfigResourceType
    const ofBroker = [resourceKey(BROKER, ''), resourceKey(BROKER, String(this.#options.nodeId))]
    if (ofBroker.some((key) => changes.configs.has(key))) return [...image.topics.values()]
    const topics: TopicImage[] = []
    for (const key of changes.configs) {
      if (!key.startsWith(resourceKey(TOPIC, ''))) continue
      const topic = image.topic(key.slice(resourceKey(TOPIC, '').length))
      if (topic !== undefined) topics.push(topic)
    }
    return topics
  }

  #settingsOf(topic: string, image: MetadataImage): LogConfig {
    return logSettings(this.#options.configOf(image), image.configs.topic(topic))
  }

  /** Index in log.dirs of the directory that metadata assigned; -1 leaves the choice to the engine. */
  #directoryOf(partition: PartitionImage): number {
    const id = partition.directories[partition.replicas.indexOf(this.#options.nodeId)]
    return id === undefined ? -1 : this.#directoryIds.indexOf(id)
  }

  #lookUp(topic: TopicImage, image: MetadataImage): TopicLogs {
    const { engine, nodeId } = this.#options
    const { flushMessages, compression } = this.#settingsOf(topic.name, image)
    const logs = topic.partitions.map(({ replicas }, index) =>
      replicas.includes(nodeId) ? engine.find(topic.name, index, topic.id) : undefined
    )
    return { logs, flushesEach: flushMessages === 1, compression }
  }
}
