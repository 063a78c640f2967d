// The follower's side: what a Fetch or FetchSnapshot answer changes.

import { invariant } from '#base/invariant.js'
import { lastEpoch, type OffsetAndEpoch, replacedBySnapshot, truncationPoint } from './log-shape.ts'
import type { Entry, FetchRequest, FetchResponse, FetchSnapshotResponse } from './message.ts'
import { appendEntry } from './roles.ts'
import type { RaftState } from './state.ts'
import type { Turn } from './turn.ts'
import type { VotersAt } from './voters.ts'

export function fetchRequest(turn: Turn): FetchRequest {
  const { config, epoch, log, highWatermark } = turn.state
  return {
    kind: 'fetch',
    epoch,
    replica: config.self,
    fetchOffset: log.endOffset,
    lastFetchedEpoch: lastEpoch(log),
    highWatermark,
    maxWaitMs: config.fetchMaxWaitMs
  }
}

export function handleFetchResponse(turn: Turn, from: number, response: FetchResponse): void {
  const { role } = turn.state
  if (role.name !== 'follower' || role.leaderId !== from) return
  const fetchDeadline = turn.now + turn.state.config.fetchTimeoutMs
  turn.state.role = { ...role, fetchDeadline, hasFetched: true }
  if (response.snapshot !== null) {
    beginSnapshot(turn, response.snapshot)
  } else if (response.diverging !== null) {
    const offset = truncationPoint(turn.state.log, response.diverging)
    if (offset < turn.state.log.endOffset) turn.truncate(offset)
  } else {
    for (const entry of response.entries) if (!takeEntry(turn, entry)) break
    followHighWatermark(turn, response.highWatermark)
  }
}

/** False when the batch does not continue this log; the next fetch then asks again from where it ends. */
function takeEntry(turn: Turn, entry: Entry): boolean {
  const { log, epoch } = turn.state
  if (entry.baseOffset !== log.endOffset || entry.epoch < lastEpoch(log) || entry.epoch > epoch) return false
  appendEntry(turn, entry)
  return true
}

function followHighWatermark(turn: Turn, leaderMark: number | null): void {
  if (leaderMark === null) return
  const offset = Math.min(leaderMark, turn.state.log.endOffset)
  if (offset <= (turn.state.highWatermark ?? -1)) return
  turn.state.highWatermark = offset
  turn.emit({ kind: 'high-watermark', offset })
}

function beginSnapshot(turn: Turn, id: OffsetAndEpoch): void {
  const { role, log } = turn.state
  if (role.name !== 'follower' || id.offset <= log.startOffset || id.offset < (turn.state.highWatermark ?? 0)) return
  turn.state.role = { ...role, snapshot: { id, position: 0, storing: false } }
}

/** The leader no longer has that snapshot: the next fetch will name another. */
export function forgetSnapshot(turn: Turn): void {
  const { role } = turn.state
  if (role.name === 'follower') turn.state.role = { ...role, snapshot: null }
}

export function handleFetchSnapshotResponse(turn: Turn, from: number, response: FetchSnapshotResponse): void {
  const { role } = turn.state
  if (role.name !== 'follower' || role.leaderId !== from || role.snapshot === null) return
  const { id, position } = role.snapshot
  const fits = response.position === position && position + response.bytes.length <= response.size
  if (!fits || !same(response.snapshot, id) || response.bytes.length === 0) {
    turn.backOff(from)
    return
  }
  const next = position + response.bytes.length
  const last = next === response.size
  const fetchDeadline = turn.now + turn.state.config.fetchTimeoutMs
  turn.state.role = { ...role, fetchDeadline, hasFetched: true, snapshot: { id, position: next, storing: last } }
  turn.emit({ kind: 'store-snapshot', id, position, bytes: response.bytes, last })
}

const same = (a: OffsetAndEpoch, b: OffsetAndEpoch): boolean => a.offset === b.offset && a.epoch === b.epoch

/** The disk has replaced the log by the snapshot; told before any other input, so nothing moved in between. */
export function handleSnapshotInstalled(turn: Turn, id: OffsetAndEpoch, voters: VotersAt | null): void {
  invariant(id.offset >= (turn.state.highWatermark ?? 0), 'a snapshot from the leader never undoes what is committed')
  turn.state.log = { ...replacedBySnapshot(turn.state.log, id) }
  const configured = turn.state.history.filter((known) => known.offset < 0)
  turn.state.history = voters === null ? configured : [voters]
  const { role } = turn.state
  if (role.name === 'follower') turn.state.role = { ...role, snapshot: null }
  if (id.offset > (turn.state.highWatermark ?? -1)) {
    turn.state.highWatermark = id.offset
    turn.emit({ kind: 'high-watermark', offset: id.offset })
  }
}

/** Where the next fetch would start; equal to the flushed offset before one is sent. */
export const settled = (state: RaftState): boolean => state.log.flushedOffset === state.log.endOffset
