// The typed contract of the native log: what native/binding/{engine,log,log_lookup}_binding.cc export.
//
// Calls of the produce and fetch path answer with a Kafka error code and put the rest into `results`, whose slots
// layout.gen.ts names; they hold until this environment's next call. A log that was deleted or closed under its handle
// answers UNKNOWN_TOPIC_OR_PARTITION. Rare calls throw: an Error with `code` (see NativeFaultCode) is what the machine did.

import type { Isolation, Origin, RoleKind, WaitKind, WaitOutcome } from './layout.gen.ts'

declare const brand: unique symbol
type Handle<Name extends string> = number & { readonly [brand]: Name }

/** A broker's log directories; a number of the process, so that shards attach by it. */
export type EngineHandle = Handle<'Engine'>
/** An open partition log; a number of the process. Carries a generation: a kept one finds nothing after a delete. */
export type LogHandle = Handle<'Log'>
/** A read whose bytes are about to be sent. Keeps a file open until it is released. */
export type PinId = Handle<'Pin'>

export const asLogHandle = (value: number): LogHandle => value as LogHandle
export const asEngineHandle = (value: number): EngineHandle => value as EngineHandle

export type NativeFaultCode = 'OTTLA_IO' | 'OTTLA_CORRUPT' | 'OTTLA_FULL' | 'OTTLA_BUSY' | 'OTTLA_INVALID'

/** Milliseconds; what is left out has Kafka's default. */
export interface EngineOptions {
  readonly directories: readonly string[]
  readonly recoveryThreadsPerDirectory?: number
  readonly initialTaskDelayMs?: number
  readonly retentionCheckMs?: number
  readonly recoveryCheckpointMs?: number
  readonly logStartCheckpointMs?: number
  readonly highWatermarkCheckpointMs?: number
  readonly producerExpirationCheckMs?: number
  /** How often flush.ms, .deleted files and deleted folders are looked at. */
  readonly housekeepingMs?: number
  /** Client appends are refused while a directory's file system has less free; -1: the engine decides, 0: never. */
  readonly diskReserveBytes?: number
}

export interface LoadReport {
  readonly logs: number
  /** Of these, in directories that were not shut down in order. */
  readonly recovered: number
  /** Of the clean mark; -1 unless every live directory had one. */
  readonly brokerEpoch: number
  readonly warnings: readonly string[]
}

export interface ListedLog {
  readonly log: LogHandle
  readonly topic: string
  readonly partition: number
  /** Empty when the folder does not say. */
  readonly topicId: string
  /** Index in log.dirs. */
  readonly directory: number
}

export interface DirectoryStats {
  readonly path: string
  /** Empty while it works. */
  readonly failure: string
  readonly directoryId: string
  readonly cleanShutdown: boolean
  readonly totalBytes: number
  readonly usableBytes: number
  readonly logs: number
}

export interface RecordError {
  readonly batchIndex: number
  readonly message: string
}

export interface Binding {
  readonly abi: number
  readonly results: Float64Array

  // ---- engine: rare, throws
  /** Locks the directories and reads whose they are. OTTLA_BUSY names the broker that holds one. */
  engineOpen(options: EngineOptions, defaults: Float64Array): EngineHandle
  engineIdentity(engine: EngineHandle): { readonly clusterId: string; readonly nodeId: number } | null
  engineFormat(engine: EngineHandle, clusterId: string, nodeId: number): void
  engineFormatDirectory(
    engine: EngineHandle,
    index: number,
    clusterId: string,
    nodeId: number,
    directoryId: string
  ): void
  /**
   * Opens every partition's log; blocks this thread for as long as recovery takes. `configs` holds one configuration for
   * each of `topics`, one behind the other. Without them nothing is known of any topic.
   */
  engineLoad(engine: EngineHandle, topics?: readonly string[], configs?: Float64Array): LoadReport
  /** Retention, checkpoints and the like begin. */
  engineStart(engine: EngineHandle): void
  /** This environment gets mail (kind directoryOffline, a: index in log.dirs) when a directory fails. */
  engineWatch(engine: EngineHandle): void
  /** What the log threads have to say to the operator, once; mail (kind engineWarning) tells that there is something. */
  engineTakeWarnings(engine: EngineHandle): string[]
  engineList(engine: EngineHandle): ListedLog[]
  /** 0 when there is none, or another topic's of that name. topicId '': whatever has the name. */
  engineFind(engine: EngineHandle, topic: string, partition: number, topicId: string): LogHandle | 0
  /** The log, made when it is missing; directory -1: the one with the fewest logs. */
  engineCreate(
    engine: EngineHandle,
    topic: string,
    partition: number,
    topicId: string,
    config: Float64Array,
    directory: number
  ): LogHandle
  engineOpenMetadata(engine: EngineHandle, config: Float64Array, directory: number): LogHandle
  engineDelete(engine: EngineHandle, log: LogHandle): void
  /** Renames the folder `-stray`: the metadata knows no such replica. */
  engineSetAside(engine: EngineHandle, log: LogHandle): void
  engineStats(engine: EngineHandle): DirectoryStats[]
  /** Writes the three checkpoints of every directory now. */
  engineCheckpoint(engine: EngineHandle): void
  /** A round of retention and of delayed deletion now. */
  engineSweep(engine: EngineHandle, nowMs: number): void
  /** Flushes, checkpoints, clean mark, locks. With `clean` false as a crash would leave it. */
  engineClose(engine: EngineHandle, clean: boolean, brokerEpoch: number): void

  // ---- appends: AppendSlot
  /** Validates and appends the record set at (buffer, offset, length), which is rewritten in place. */
  logAppend(
    log: LogHandle,
    buffer: number,
    offset: number,
    length: number,
    origin: Origin,
    leaderEpoch: number,
    nowMs: number,
    requireMinIsr: boolean,
    produceVersion: number,
    verificationGuard: number,
    coordinatorEpoch: number
  ): number
  /** The same from a Buffer of JavaScript: coordinators, metadata, tests. */
  logAppendBytes(
    log: LogHandle,
    records: Uint8Array,
    origin: Origin,
    leaderEpoch: number,
    nowMs: number,
    requireMinIsr: boolean,
    produceVersion: number,
    verificationGuard: number,
    coordinatorEpoch: number
  ): number
  /** On a worker, from a retained buffer: mail (kind completion, a: token, b: error code), then logAppendTake. */
  logAppendLater(
    log: LogHandle,
    buffer: number,
    offset: number,
    length: number,
    origin: Origin,
    leaderEpoch: number,
    nowMs: number,
    requireMinIsr: boolean,
    produceVersion: number,
    verificationGuard: number,
    coordinatorEpoch: number,
    token: number
  ): void
  /** Puts a deferred append's answer into the block, once; the error code. */
  logAppendTake(token: number): number
  /** KIP-890: a guard for the append, 0 when nothing is to be verified. */
  logVerifyBegin(log: LogHandle, producerId: number, producerEpoch: number, sequence: number, bumps: boolean): number
  lastMessage(): string
  lastRecordErrors(): RecordError[]

  // ---- reads: ReadSlot
  /** With bytes to read the `pin` slot names them until pinRelease. */
  logRead(log: LogHandle, offset: number, maxBytes: number, minOne: boolean, isolation: Isolation): number
  /** Copies instead of pinning. A first batch larger than `into` is not copied; the length slot says what it needs. */
  logReadInto(
    log: LogHandle,
    offset: number,
    maxBytes: number,
    minOne: boolean,
    isolation: Isolation,
    into: Uint8Array
  ): number
  /** Pairs (producer id, first offset) of the last read when there were more than the block holds. */
  logAborted(): Float64Array
  pinRelease(pin: PinId): void

  // ---- waiters: the outcome arrives as mail (kind waiter, a: token, b: WaitOutcome), once for each wait
  /** leaderEpoch -1: any. Tokens are int32 from 0 on, unique among this environment's live waits on the log. */
  logWait(log: LogHandle, kind: WaitKind, leaderEpoch: number, endOffset: number, token: number): void
  /** True when it had not fired; its mail then says `outcome`. */
  logCancelWait(log: LogHandle, token: number, outcome: WaitOutcome): boolean

  // ---- role
  logSetRole(
    log: LogHandle,
    kind: RoleKind,
    leaderEpoch: number,
    ownId: number,
    minIsr: number,
    isr: Int32Array,
    pendingIsr: Int32Array
  ): number
  /** A follower's Fetch at `offset`; true when the high watermark moved. */
  logFollowerFetched(log: LogHandle, replica: number, offset: number): boolean
  logAdvanceHighWatermark(log: LogHandle, offset: number): void

  // ---- look-ups
  /** OffsetsSlot */
  logOffsets(log: LogHandle): number
  /** TimestampSlot */
  logFindTimestamp(log: LogHandle, timestamp: number): number
  /** TimestampSlot */
  logFindMaxTimestamp(log: LogHandle): number
  /** EpochEndSlot */
  logEpochEnd(log: LogHandle, epoch: number): number
  logLatestEpoch(log: LogHandle): number
  logEpochAt(log: LogHandle, offset: number): number
  /** Pairs: epoch, start offset. */
  logEpochs(log: LogHandle): Float64Array
  /** Sixes: producer id, epoch, last sequence, last timestamp, coordinator epoch, transaction start. */
  logProducers(log: LogHandle): Float64Array
  /** Threes: base offset, bytes, greatest timestamp. */
  logSegments(log: LogHandle): Float64Array
  logSizeBytes(log: LogHandle): number
  /** Index in log.dirs; -1 for a log that was deleted. */
  logDirectory(log: LogHandle): number

  // ---- changes
  logConfigure(log: LogHandle, config: Float64Array): number
  logDeleteRecords(log: LogHandle, before: number): number
  logTruncate(log: LogHandle, offset: number): number
  /** Empties the log; the next record has `offset`. */
  logStartAt(log: LogHandle, offset: number): number
  logRoll(log: LogHandle, nowMs: number): number
  /** Retention now; how many segments went. */
  logDropSegments(log: LogHandle, nowMs: number): number
  /** On this thread; throws when the disk refuses. */
  logFlush(log: LogHandle): number
  /** On the log threads, with others; wait for `flushed`. */
  logFlushSoon(log: LogHandle): void
}

/** Mail kinds of the log (native/core/mailbox.h). */
export const MailKind = { waiter: 100, completion: 101, directoryOffline: 103, engineWarning: 104 } as const
