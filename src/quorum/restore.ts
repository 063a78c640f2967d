// Where a replica was when its process ended: snapshots, log and quorum-state of its folder, brought into agreement.

import type { LogShape } from '#raft/log-shape.js'
import type { VoterSet, VotersAt } from '#raft/voters.js'
import { type BatchView, walkBatches } from './batches.ts'
import { controlOf } from './entries.ts'
import type { MetadataLogStore } from './ports.ts'
import type { SnapshotFolder } from './snapshot-file.ts'

const readBytes = 1 << 20

/** The log's shape. A log that ends before the newest snapshot begins has a hole, and begins anew where that ends. */
export function restoreShape(store: MetadataLogStore, snapshots: SnapshotFolder): LogShape {
  const latest = snapshots.latest ?? null
  if (latest !== null && store.endOffset < latest.offset) store.startAt(latest.offset)
  // The log start is not on disk, only segments are: what the oldest snapshot stands for is given up again.
  const oldest = snapshots.oldest
  if (oldest !== undefined && store.startOffset > 0 && store.startOffset < oldest.offset)
    store.deleteBefore(oldest.offset)
  store.flush()
  return {
    startOffset: store.startOffset,
    startEpoch: startEpoch(store, snapshots),
    endOffset: store.endOffset,
    flushedOffset: store.endOffset,
    epochs: store.epochs(),
    snapshot: latest,
    generation: 0
  }
}

/** The snapshot that ends where the log starts names the epoch of what went before. */
function startEpoch(store: MetadataLogStore, snapshots: SnapshotFolder): number {
  if (store.startOffset === 0) return 0
  const { oldest } = snapshots
  if (oldest !== undefined && oldest.offset >= store.startOffset) return oldest.epoch
  return store.epochs()[0]?.epoch ?? 0
}

/** Voters by offset: the configuration or the newest snapshot, then the log's control records. */
export function restoreVoters(store: MetadataLogStore, snapshots: SnapshotFolder, configured: VoterSet): VotersAt[] {
  const history: VotersAt[] = [{ offset: -1, kraftVersion: 0, voters: configured }]
  const latest = snapshots.latest
  if (latest !== undefined) {
    const { kraftVersion, voters } = snapshots.read(latest)
    if (voters !== null) history.push({ offset: latest.offset - 1, kraftVersion, voters })
  }
  let from = Math.max(store.startOffset, latest?.offset ?? 0)
  while (from < store.endOffset) {
    const batches = walkBatches(store.read(from, readBytes))
    const last = batches.at(-1)
    if (last === undefined) break
    for (const batch of batches) if (batch.isControl && batch.lastOffset >= from) note(history, batch)
    from = last.lastOffset + 1
  }
  return history
}

function note(history: VotersAt[], batch: BatchView): void {
  for (const record of controlOf(batch)) {
    const known = history.at(-1)
    if (known === undefined || record.kind === 'leader-change') continue
    if (known.offset === batch.lastOffset) history.pop()
    const change = record.kind === 'voters' ? { voters: record.voters } : { kraftVersion: record.version }
    history.push({ ...known, ...change, offset: batch.lastOffset })
  }
}
