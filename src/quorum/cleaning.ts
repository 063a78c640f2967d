// When a snapshot is due, and which old ones may go (metadata.log.max.record.bytes.between.snapshots,
// metadata.log.max.snapshot.interval.ms, metadata.max.retention.bytes, metadata.max.retention.ms).

import type { MetadataLogStore } from './ports.ts'
import type { SnapshotFolder } from './snapshot-file.ts'

export interface SnapshotPolicy {
  readonly recordBytesBetween: number
  /** 0: never by time. */
  readonly intervalMs: number
  readonly retentionBytes: number
  readonly retentionMs: number
}

export const defaultSnapshotPolicy: SnapshotPolicy = {
  recordBytesBetween: 20 << 20,
  intervalMs: 3_600_000,
  retentionBytes: 100 << 20,
  retentionMs: 604_800_000
}

export class SnapshotDue {
  readonly #policy: SnapshotPolicy
  #bytes = 0
  #since: number

  constructor(policy: SnapshotPolicy, nowMs: number) {
    this.#policy = policy
    this.#since = nowMs
  }

  add(bytes: number): void {
    this.#bytes += bytes
  }

  isDue(nowMs: number): boolean {
    if (this.#bytes === 0) return false
    const byTime = this.#policy.intervalMs > 0 && nowMs - this.#since >= this.#policy.intervalMs
    return byTime || this.#bytes >= this.#policy.recordBytesBetween
  }

  taken(nowMs: number): void {
    this.#bytes = 0
    this.#since = nowMs
  }
}

/** Removes old snapshots and the log before the oldest that stays. Answers the new log start, if it moved. */
export function cleanOld(
  policy: SnapshotPolicy,
  store: MetadataLogStore,
  snapshots: SnapshotFolder,
  nowMs: number
): number | null {
  let removed = false
  while (snapshots.count > 1 && oldestMayGo(policy, store, snapshots, nowMs)) {
    snapshots.removeOldest()
    removed = true
  }
  const start = snapshots.oldest?.offset ?? 0
  if (!removed || start <= store.startOffset) return null
  store.deleteBefore(start)
  return start
}

function oldestMayGo(
  policy: SnapshotPolicy,
  store: MetadataLogStore,
  snapshots: SnapshotFolder,
  nowMs: number
): boolean {
  const { oldest, latest } = snapshots
  if (oldest === undefined || latest === undefined) return false
  if (policy.retentionMs >= 0 && nowMs - snapshots.modifiedMs(oldest) > policy.retentionMs) return true
  return policy.retentionBytes >= 0 && store.sizeBytes() + snapshots.sizeOf(latest) > policy.retentionBytes
}
