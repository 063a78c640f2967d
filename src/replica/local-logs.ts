// The logs of this node as handlers ask for them: the published ones of the replica manager, and this shard's waits.

import { DeferredAppends } from '#log/deferred-appends.js'
import { type LogEngine, MailKind } from '#log/log-engine.js'
import { LogWaits, type WaitKind, WaitOutcome } from '#log/log-waits.js'
import {
  appended,
  found,
  type Isolation,
  type LogOffsets,
  Origin,
  type PartitionLog,
  releasePin,
  type TimestampAnswer
} from '#log/partition-log.js'
import { StorageFault } from '#log/storage-fault.js'
import { ErrorCode } from '#model/error-code.js'
import { asEpochMs, asLeaderEpoch } from '#model/offset.js'
import type { ReplicaManager, TopicLogs } from './replica-manager.ts'

export interface DirectoryAnswer {
  readonly errorCode: ErrorCode
  readonly path: string
  readonly totalBytes: number
  readonly usableBytes: number
}

type Pin = Parameters<typeof releasePin>[0]

export class LocalLogs {
  readonly appended: typeof appended = appended
  readonly found: typeof found = found
  readonly waits: LogWaits = new LogWaits()
  readonly #engine: LogEngine
  readonly #replicas: ReplicaManager
  readonly #deferred = new DeferredAppends()

  constructor(engine: LogEngine, replicas: ReplicaManager) {
    this.#engine = engine
    this.#replicas = replicas
  }

  find(topicId: string, index: number): PartitionLog | undefined {
    return this.#replicas.find(topicId, index)
  }

  isOffline(topicId: string, index: number): boolean {
    return this.#replicas.isOffline(topicId, index)
  }

  ofTopic(topicId: string): TopicLogs | undefined {
    return this.#replicas.ofTopic(topicId)
  }

  append(
    log: PartitionLog,
    bufferId: number,
    offset: number,
    length: number,
    leaderEpoch: number,
    produceVersion: number,
    allReplicas: boolean,
    nowMs: number
  ): ErrorCode {
    return log.appendProduced(bufferId, offset, length, leaderEpoch, nowMs, allReplicas, produceVersion)
  }

  appendLater(
    log: PartitionLog,
    bufferId: number,
    offset: number,
    length: number,
    leaderEpoch: number,
    produceVersion: number,
    allReplicas: boolean,
    nowMs: number,
    answer: (errorCode: ErrorCode) => void
  ): void {
    const options = {
      origin: Origin.client,
      leaderEpoch: asLeaderEpoch(leaderEpoch),
      nowMs: asEpochMs(nowMs),
      requireMinIsr: allReplicas,
      produceVersion,
      verificationGuard: 0,
      coordinatorEpoch: -1
    }
    this.#deferred.append(log, bufferId, offset, length, options, answer)
  }

  /** For the shard's mail. */
  onMail(kind: number, token: number, outcome: number): boolean {
    if (kind === MailKind.directoryOffline) this.#replicas.directoryFailed(token)
    else return this.waits.onMail(kind, token, outcome) || this.#deferred.onMail(kind, token)
    return true
  }

  read(log: PartitionLog, offset: number, bytesMax: number, minOne: boolean, isolation: Isolation): ErrorCode {
    return log.read(offset, bytesMax, minOne, isolation)
  }

  unpin(pin: number): void {
    releasePin(pin as Pin)
  }

  offsets(log: PartitionLog): LogOffsets | undefined {
    return unlessGone(() => log.offsets())
  }

  wait(
    log: PartitionLog,
    kind: WaitKind,
    leaderEpoch: number,
    endOffset: number,
    run: (outcome: WaitOutcome) => void
  ): number {
    return this.waits.wait(log, kind, leaderEpoch, endOffset, run)
  }

  cancel(waiter: number): void {
    this.waits.cancel(waiter, WaitOutcome.cancelled)
  }

  offsetForTimestamp(log: PartitionLog, timestamp: number): TimestampAnswer {
    return log.findTimestamp(timestamp)
  }

  offsetOfMaxTimestamp(log: PartitionLog): TimestampAnswer {
    return log.findMaxTimestamp()
  }

  endOffsetForEpoch(log: PartitionLog, leaderEpoch: number): { readonly epoch: number; readonly endOffset: number } {
    return unlessGone(() => log.epochEnd(leaderEpoch)) ?? { epoch: -1, endOffset: -1 }
  }

  epochAt(log: PartitionLog, offset: number): number {
    return log.epochAt(offset)
  }

  deleteRecordsBefore(log: PartitionLog, offset: number): ErrorCode {
    return log.deleteRecordsBefore(offset)
  }

  producers(log: PartitionLog): readonly {
    readonly producerId: number
    readonly producerEpoch: number
    readonly lastSequence: number
    readonly lastTimestamp: number
    readonly coordinatorEpoch: number
    readonly currentTxnStartOffset: number
  }[] {
    return log
      .producers()
      .map(({ transactionStart, ...state }) => ({ ...state, currentTxnStartOffset: transactionStart }))
  }

  sizeBytes(log: PartitionLog): number {
    return log.sizeBytes()
  }

  directories(): readonly DirectoryAnswer[] {
    return this.#engine.directories().map(({ path, failure, totalBytes, usableBytes }) => ({
      errorCode: failure === '' ? ErrorCode.NONE : ErrorCode.KAFKA_STORAGE_ERROR,
      path,
      totalBytes,
      usableBytes
    }))
  }

  /** The directory of each log, by handle: asked for all at once, because native answers so. */
  directoryPaths(): ReadonlyMap<number, string> {
    const paths = this.#engine.directories().map(({ path }) => path)
    return new Map(this.#engine.logs().map(({ log, directory }) => [log.handle, paths[directory] ?? '']))
  }
}

/** A log that was deleted or went offline answers with a fault; a question about it then has no answer. */
function unlessGone<Value>(ask: () => Value): Value | undefined {
  try {
    return ask()
  } catch (failure) {
    if (failure instanceof StorageFault) return undefined
    throw failure
  }
}
