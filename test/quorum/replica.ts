// One replica in a temporary folder, over a store that the test keeps, with a clock of its own.

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asUuid, type Uuid } from '#model/uuid.js'
import type { MetadataRecord, MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { SnapshotPolicy } from '#quorum/cleaning.js'
import { formatMetadataDirectory, metadataFolder } from '#quorum/format.js'
import type { CommittedBatch, Leadership, LoadedSnapshot, QuorumListener } from '#quorum/listener.js'
import { MemoryLogStore } from '#quorum/memory-store.js'
import type { MetadataLogStore } from '#quorum/ports.js'
import { Quorum } from '#quorum/quorum.js'
import type { Endpoint, Voter } from '#raft/voters.js'

export const directoryId = asUuid('vvhkE1KWSNeKR9B2kYQEkg')
export const endpoints: Endpoint[] = [{ name: 'CONTROLLER', host: '127.0.0.1', port: 29393 }]
export const voter: Voter = { id: 1, directoryId, endpoints, minKraftVersion: 0, maxKraftVersion: 1 }

export const topic = (name: string): MetadataRecordDraft => ({
  kind: 'TopicRecord',
  version: 0,
  value: { name, topicId: directoryId }
})

/** Keeps what it is told, in order. */
export class Recorder implements QuorumListener {
  readonly told: string[] = []
  readonly records: MetadataRecord[] = []
  readonly batches: CommittedBatch[] = []
  snapshot: LoadedSnapshot | null = null
  leadership: Leadership = { leaderId: null, epoch: -1 }

  onSnapshot(snapshot: LoadedSnapshot): void {
    this.snapshot = snapshot
    this.told.push(`snapshot ${snapshot.id.offset}@${snapshot.id.epoch}`)
    this.records.length = 0
    for (const list of snapshot.records) this.records.push(...list)
  }

  onCommit(batch: CommittedBatch): void {
    this.batches.push(batch)
    this.told.push(`batch ${batch.baseOffset}-${batch.lastOffset}@${batch.epoch}`)
    this.records.push(...batch.records)
  }

  onLeadership(leadership: Leadership): void {
    this.leadership = leadership
    this.told.push(`leader ${leadership.leaderId ?? 'none'}@${leadership.epoch}`)
  }
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ottla-quorum-'))
}

export interface ReplicaOptions {
  readonly store?: MetadataLogStore
  readonly directory?: string
  /** The directory id, when it is not the tests' own. */
  readonly self?: Uuid
  readonly policy?: SnapshotPolicy
  readonly staticVoters?: readonly Voter[]
  readonly snapshotRecords?: () => Iterable<MetadataRecordDraft> | null
}

export class Replica {
  readonly directory: string
  readonly store: MetadataLogStore
  readonly recorder: Recorder = new Recorder()
  readonly quorum: Quorum
  fault: unknown

  constructor(options: ReplicaOptions = {}) {
    this.directory = options.directory ?? temporaryFolder()
    if (options.directory === undefined) {
      formatMetadataDirectory({ directory: this.directory, voters: options.staticVoters ? [] : [voter], nowMs: 1000 })
    }
    this.store = options.store ?? new MemoryLogStore()
    const { snapshotRecords, policy } = options
    this.quorum = new Quorum({
      folder: join(this.directory, metadataFolder),
      store: this.store,
      self: { id: 1, directoryId: options.self ?? directoryId },
      endpoints,
      staticVoters: options.staticVoters ?? [],
      bootstrapServers: 0,
      clock: { nowMs: () => Date.now(), monotonicMs: () => performance.now() },
      timers: {
        after(delayMs, run) {
          const timer = setTimeout(run, Math.min(delayMs, 1e9))
          timer.unref()
          return () => clearTimeout(timer)
        },
        soon(run) {
          const timer = setImmediate(run)
          return () => clearImmediate(timer)
        }
      },
      random: { below: () => 0 },
      ...(policy === undefined ? {} : { policy }),
      ...(snapshotRecords === undefined ? {} : { snapshotRecords }),
      onFault: (failure) => {
        this.fault = failure
      }
    })
    this.quorum.addListener(this.recorder)
    this.quorum.start()
  }

  /** The epoch this replica leads, once it knows all that came before. */
  async leads(): Promise<number> {
    for (let round = 0; round < 500; round++) {
      if (this.fault !== undefined) throw this.fault
      if (this.recorder.leadership.leaderId === 1) return this.recorder.leadership.epoch
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    throw new Error('this replica never led')
  }

  async append(...records: MetadataRecordDraft[]): Promise<number> {
    const { epoch } = this.quorum.leadership
    const { lastOffset } = this.quorum.prepareAppend(epoch, records)
    await this.quorum.committed(lastOffset, epoch)
    return lastOffset
  }
}
