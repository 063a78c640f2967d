// Hands committed batches to listeners, each at its own place, in order and without gaps.

import { invariant } from '#base/invariant.js'
import type { MetadataRecord } from '#protocol/generated/metadata-records.js'
import type { OffsetAndEpoch } from '#raft/log-shape.js'
import { type BatchView, walkBatches } from './batches.ts'
import type { CommittedBatch, Leadership, QuorumListener } from './listener.ts'
import type { MetadataLogStore } from './ports.ts'
import { metadataOf, type SnapshotFolder } from './snapshot-file.ts'

const readBytes = 1 << 20

interface Subscription {
  readonly listener: QuorumListener
  nextOffset: number
  told: Leadership
}

/** The end of what every listener has; where a snapshot made now would end. */
export interface Delivered {
  readonly offset: number
  readonly epoch: number
  readonly timestamp: number
}

export class Delivery {
  readonly #store: MetadataLogStore
  readonly #snapshots: SnapshotFolder
  readonly #subscriptions: Subscription[] = []
  #delivered: Delivered = { offset: 0, epoch: 0, timestamp: 0 }

  constructor(store: MetadataLogStore, snapshots: SnapshotFolder) {
    this.#store = store
    this.#snapshots = snapshots
  }

  get delivered(): Delivered {
    return this.#delivered
  }

  add(listener: QuorumListener): void {
    this.#subscriptions.push({ listener, nextOffset: 0, told: { leaderId: null, epoch: -1 } })
  }

  remove(listener: QuorumListener): void {
    const at = this.#subscriptions.findIndex((subscription) => subscription.listener === listener)
    if (at >= 0) this.#subscriptions.splice(at, 1)
  }

  /** Answers how many bytes of batches are new to all. */
  deliver(highWatermark: number): number {
    for (const subscription of this.#subscriptions) this.#catchUp(subscription, highWatermark)
    return this.#account(highWatermark)
  }

  /** A leader learns of its leadership only once it knows all that came before it. */
  tellLeadership(leadership: Leadership, ownEpochStart: number | null): void {
    for (const subscription of this.#subscriptions) {
      const { told, listener, nextOffset } = subscription
      if (told.epoch === leadership.epoch && told.leaderId === leadership.leaderId) continue
      if (ownEpochStart !== null && nextOffset <= ownEpochStart) continue
      subscription.told = leadership
      listener.onLeadership(leadership)
    }
  }

  #catchUp(subscription: Subscription, highWatermark: number): void {
    const snapshot = this.#snapshotFor(subscription.nextOffset)
    if (snapshot !== null) {
      const { lastContainedLogTimestamp, records } = this.#snapshots.read(snapshot)
      subscription.nextOffset = snapshot.offset
      subscription.listener.onSnapshot({ id: snapshot, lastContainedLogTimestamp, records })
    }
    for (const batch of this.#batches(subscription.nextOffset, highWatermark)) {
      invariant(batch.baseOffset === subscription.nextOffset, 'committed batches are delivered without a gap')
      subscription.nextOffset = batch.lastOffset + 1
      subscription.listener.onCommit(committed(batch))
    }
  }

  #account(highWatermark: number): number {
    const snapshot = this.#snapshotFor(this.#delivered.offset)
    if (snapshot !== null) {
      const timestamp = this.#snapshots.read(snapshot).lastContainedLogTimestamp
      this.#delivered = { ...snapshot, timestamp }
    }
    let bytes = 0
    for (const batch of this.#batches(this.#delivered.offset, highWatermark)) {
      bytes += batch.bytes.length
      this.#delivered = { offset: batch.lastOffset + 1, epoch: batch.epoch, timestamp: batch.maxTimestamp }
    }
    return bytes
  }

  *#batches(from: number, highWatermark: number): Generator<BatchView> {
    let next = from
    while (next < highWatermark) {
      const before = next
      for (const batch of walkBatches(this.#store.read(before, readBytes))) {
        if (batch.lastOffset < next) continue
        if (batch.lastOffset >= highWatermark) return
        next = batch.lastOffset + 1
        yield batch
      }
      if (next === before) return
    }
  }

  /** At the first delivery the newest snapshot; later only when the log no longer reaches back that far. */
  #snapshotFor(nextOffset: number): OffsetAndEpoch | null {
    const latest = this.#snapshots.latest
    const needed = nextOffset === 0 || nextOffset < this.#store.startOffset
    // The snapshot at offset 0 is what format left: the first leader writes its records into the log.
    return latest === undefined || latest.offset === 0 || !needed ? null : latest
  }
}

function committed(batch: BatchView): CommittedBatch {
  const { baseOffset, lastOffset, epoch, maxTimestamp } = batch
  const records: readonly MetadataRecord[] = batch.isControl ? [] : metadataOf(batch)
  return { baseOffset, lastOffset, epoch, timestamp: maxTimestamp, records }
}
