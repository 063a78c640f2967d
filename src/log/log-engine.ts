// The logs of a broker. Main opens the engine; a shard attaches by its number. Failures are thrown as StorageFault.

import { asUuid, type Uuid } from '#model/uuid.js'
import {
  asEngineHandle,
  asLogHandle,
  type Binding,
  type DirectoryStats,
  type EngineHandle,
  type EngineOptions,
  type LoadReport,
  MailKind
} from '#native/binding.js'
import { loadAddon } from '#native/load.js'
import { defaultLogConfig, encodeLogConfig, encodeLogConfigs, type LogConfig } from './log-config.ts'
import { PartitionLog } from './partition-log.ts'
import { guarded } from './storage-fault.ts'

export { type DirectoryStats, type EngineOptions, type LoadReport, MailKind }

const native: Binding = loadAddon()

export interface KnownLog {
  readonly log: PartitionLog
  readonly topic: string
  readonly partition: number
  /** Undefined when the folder does not say: told by the next create. */
  readonly topicId: Uuid | undefined
  readonly directory: number
}

export class LogEngine {
  /** What a shard attaches by. */
  readonly handle: EngineHandle

  private constructor(handle: EngineHandle) {
    this.handle = handle
  }

  /** Locks the directories. A fault of kind `busy` names the broker that holds one. `defaults`: for topics not known yet. */
  static open(options: EngineOptions, defaults: LogConfig = defaultLogConfig): LogEngine {
    return new LogEngine(guarded(() => native.engineOpen(options, encodeLogConfig(defaults))))
  }

  static attach(handle: number): LogEngine {
    return new LogEngine(asEngineHandle(handle))
  }

  /** Whose the directories are; undefined when they are not formatted. */
  identity(): { readonly clusterId: string; readonly nodeId: number } | undefined {
    return native.engineIdentity(this.handle) ?? undefined
  }

  /** Gives directories without meta.properties theirs. */
  format(clusterId: string, nodeId: number): void {
    guarded(() => native.engineFormat(this.handle, clusterId, nodeId))
  }

  /** Only this directory, which must have no meta.properties yet, with an id that is known already. */
  formatDirectory(index: number, clusterId: string, nodeId: number, directoryId: Uuid): void {
    guarded(() => native.engineFormatDirectory(this.handle, index, clusterId, nodeId, directoryId))
  }

  /**
   * Opens every partition's log. Blocks for as long as recovery takes: before there is anything to serve. `topics` are all
   * that the metadata knows: whether power loss left a hole in a log can be said only of those.
   */
  load(topics?: ReadonlyMap<string, LogConfig>): LoadReport {
    if (topics === undefined) return guarded(() => native.engineLoad(this.handle))
    return guarded(() => native.engineLoad(this.handle, [...topics.keys()], encodeLogConfigs([...topics.values()])))
  }

  /** Retention, checkpoints and delayed deletion begin. */
  start(): void {
    native.engineStart(this.handle)
  }

  /** This environment's mail says when a directory fails: kind MailKind.directoryOffline, a: its index. */
  watchDirectories(): void {
    native.engineWatch(this.handle)
  }

  /** After mail of kind MailKind.engineWarning: what the operator should read, each once. */
  takeWarnings(): string[] {
    return native.engineTakeWarnings(this.handle)
  }

  logs(): KnownLog[] {
    return native.engineList(this.handle).map(({ log, topic, partition, topicId, directory }) => ({
      log: new PartitionLog(log),
      topic,
      partition,
      topicId: topicId === '' ? undefined : asUuid(topicId),
      directory
    }))
  }

  /** With `topicId` never the log of an older or newer topic of the same name. */
  find(topic: string, partition: number, topicId: Uuid | '' = ''): PartitionLog | undefined {
    const handle = native.engineFind(this.handle, topic, partition, topicId)
    return handle === 0 ? undefined : new PartitionLog(asLogHandle(handle))
  }

  /** The log, made when it is missing; in the directory with the fewest logs unless one is named. */
  create(topic: string, partition: number, topicId: Uuid, config: LogConfig, directory = -1): PartitionLog {
    const encoded = encodeLogConfig(config)
    return new PartitionLog(
      guarded(() => native.engineCreate(this.handle, topic, partition, topicId, encoded, directory))
    )
  }

  /** __cluster_metadata-0; outside retention and checkpoints. */
  openMetadataLog(config: LogConfig, directory = 0): PartitionLog {
    return new PartitionLog(guarded(() => native.engineOpenMetadata(this.handle, encodeLogConfig(config), directory)))
  }

  /** Waits fail now, the bytes go after file.delete.delay.ms. Twice is fine. */
  delete(log: PartitionLog): void {
    guarded(() => native.engineDelete(this.handle, log.handle))
  }

  /** Kept as `-stray`: the metadata knows no such replica. */
  setAside(log: PartitionLog): void {
    guarded(() => native.engineSetAside(this.handle, log.handle))
  }

  /** Index in log.dirs; -1 for a log that was deleted. */
  directoryOf(log: PartitionLog): number {
    return native.logDirectory(log.handle)
  }

  directories(): DirectoryStats[] {
    return native.engineStats(this.handle)
  }

  /** Writes the checkpoints of every directory now. */
  checkpoint(): void {
    native.engineCheckpoint(this.handle)
  }

  /** A round of retention and delayed deletion now. */
  sweep(nowMs: number): void {
    native.engineSweep(this.handle, nowMs)
  }

  /** In order: flush, checkpoints, clean mark with the broker's epoch, locks. Every log is closed after it. */
  close(brokerEpoch = -1): void {
    guarded(() => native.engineClose(this.handle, true, brokerEpoch))
  }

  /** As a crash would leave it. */
  abandon(): void {
    guarded(() => native.engineClose(this.handle, false, -1))
  }
}
