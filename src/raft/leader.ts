// The leader's side: appends, what replicas fetch, and the high watermark.

import { invariant } from '#base/invariant.js'
import { ErrorCode } from '#model/error-code.js'
import { validate } from './log-shape.ts'
import type { ErrorNumber, FetchRequest, FetchSnapshotRequest } from './message.ts'
import { appendEntry, becomeResigned, checkQuorumMs, fetchRefusal } from './roles.ts'
import { currentVoters, type Leader, type ParkedFetch, type Progress, progressKey } from './state.ts'
import type { Turn } from './turn.ts'
import { findVoter, majority, type ReplicaKey } from './voters.ts'

function leaderRole(turn: Turn): Leader | null {
  return turn.state.role.name === 'leader' ? turn.state.role : null
}

export function handleAppend(
  turn: Turn,
  { token, epoch, count, payload }: { token: number; epoch: number; count: number; payload: Uint8Array }
): void {
  if (leaderRole(turn) === null || epoch !== turn.state.epoch) {
    turn.emit({ kind: 'append-refused', token, error: ErrorCode.NOT_LEADER_OR_FOLLOWER })
    return
  }
  invariant(count > 0, 'an append has records')
  const baseOffset = turn.state.log.endOffset
  const lastOffset = baseOffset + count - 1
  appendEntry(turn, { baseOffset, lastOffset, epoch, control: [], payload })
  turn.emit({ kind: 'append-accepted', token, lastOffset, epoch })
}

function leaderOnly(turn: Turn, epoch: number): ErrorNumber {
  if (epoch >= 0 && epoch < turn.state.epoch) return ErrorCode.FENCED_LEADER_EPOCH
  if (epoch > turn.state.epoch) return ErrorCode.UNKNOWN_LEADER_EPOCH
  return leaderRole(turn) === null ? ErrorCode.NOT_LEADER_OR_FOLLOWER : ErrorCode.NONE
}

/**
 * A fetch is also the acknowledgement of everything below its offset: the replica asks only after its disk holds that.
 * Only what is on the leader's own disk is given out.
 */
export function handleFetch(turn: Turn, token: number, request: FetchRequest): void {
  const error = leaderOnly(turn, request.epoch)
  if (error !== ErrorCode.NONE) {
    refuseFetch(turn, token, error)
    return
  }
  if (request.fetchOffset < 0 || request.lastFetchedEpoch < 0 || request.lastFetchedEpoch > turn.state.epoch) {
    refuseFetch(turn, token, ErrorCode.INVALID_REQUEST)
    return
  }
  const { log } = turn.state
  const found = validate(log, request.fetchOffset, request.lastFetchedEpoch)
  if (found.kind !== 'valid') {
    const diverging = found.kind === 'diverging' ? found.end : null
    const snapshot = found.kind === 'snapshot' ? found.id : null
    const marks = { highWatermark: turn.state.highWatermark, diverging, snapshot, entries: [] }
    turn.emit({ kind: 'respond', token, response: { kind: 'fetch', ...turn.standing(), ...marks } })
    return
  }
  noteFetch(turn, request.replica, request.fetchOffset)
  const role = leaderRole(turn)
  if (role === null) {
    refuseFetch(turn, token, ErrorCode.NOT_LEADER_OR_FOLLOWER)
    return
  }
  const parked: ParkedFetch = {
    token,
    fetchOffset: request.fetchOffset,
    highWatermark: request.highWatermark,
    deadline: turn.now + request.maxWaitMs
  }
  turn.state.role = { ...role, parked: [...role.parked, parked] }
  serveParked(turn)
}

function refuseFetch(turn: Turn, token: number, error: ErrorNumber): void {
  turn.emit({ kind: 'respond', token, response: fetchRefusal(turn, error) })
}

/** Answers the waiting fetches that have something to hear: records, a newer high watermark, or that time is up. */
export function serveParked(turn: Turn): void {
  const role = leaderRole(turn)
  if (role === null || role.parked.length === 0) return
  const { highWatermark } = turn.state
  const { flushedOffset } = turn.state.log
  const due = (fetch: ParkedFetch): boolean =>
    fetch.fetchOffset < flushedOffset ||
    fetch.deadline <= turn.now ||
    (highWatermark ?? -1) > (fetch.highWatermark ?? -1)
  const ready = role.parked.filter(due)
  if (ready.length === 0) return
  turn.state.role = { ...role, parked: role.parked.filter((fetch) => !due(fetch)) }
  for (const { token, fetchOffset } of ready) {
    const response = { ...fetchRefusal(turn, ErrorCode.NONE), highWatermark }
    turn.emit({ kind: 'respond-fetch', token, from: fetchOffset, upTo: Math.max(fetchOffset, flushedOffset), response })
  }
}

export function handleFetchSnapshot(turn: Turn, token: number, request: FetchSnapshotRequest): void {
  const error = leaderOnly(turn, request.epoch)
  const { snapshot, position } = request
  const response = {
    kind: 'fetch-snapshot',
    ...turn.standing(error),
    snapshot,
    size: 0,
    position,
    bytes: new Uint8Array(0)
  } as const
  if (error !== ErrorCode.NONE) {
    turn.emit({ kind: 'respond', token, response })
    return
  }
  const role = leaderRole(turn)
  if (role !== null) noteAlive(turn, role, request.replica)
  turn.emit({ kind: 'respond-snapshot', token, response })
}

function noteFetch(turn: Turn, replica: ReplicaKey, fetchOffset: number): void {
  const role = leaderRole(turn)
  if (role === null || replica.id < 0 || replica.id === turn.state.config.self.id) return
  const key = progressKey(resolveKey(turn, replica))
  const before = role.progress.get(key)
  const end = turn.state.log.endOffset
  const caughtUp =
    fetchOffset >= end
      ? turn.now
      : before !== undefined && fetchOffset >= before.leaderEndAtLastFetch
        ? before.lastFetchMs
        : -1
  const next: Progress = {
    key: resolveKey(turn, replica),
    endOffset: fetchOffset,
    lastFetchMs: turn.now,
    lastCaughtUpMs: Math.max(before?.lastCaughtUpMs ?? -1, caughtUp),
    leaderEndAtLastFetch: end
  }
  const progress = new Map(role.progress).set(key, next)
  noteAlive(turn, { ...role, progress }, replica)
  advanceHighWatermark(turn)
}

/** Static voters are listed without a directory id, whatever id they fetch with. */
function resolveKey(turn: Turn, replica: ReplicaKey): ReplicaKey {
  const voter = findVoter(currentVoters(turn.state), replica)
  return voter === undefined ? replica : { id: voter.id, directoryId: voter.directoryId }
}

/** A leader that a majority stopped asking steps down (check quorum); a fetch of a voter is a sign of life. */
function noteAlive(turn: Turn, role: Leader, replica: ReplicaKey): void {
  const voters = currentVoters(turn.state)
  if (findVoter(voters, replica) === undefined) {
    turn.state.role = role
    return
  }
  const beginPending = new Set(role.beginPending)
  beginPending.delete(replica.id)
  const fetched = new Set(role.fetchedSinceCheck).add(replica.id)
  const self = findVoter(voters, turn.state.config.self) === undefined ? 0 : 1
  const enough = fetched.size + self >= majority(voters)
  turn.state.role = {
    ...role,
    beginPending,
    fetchedSinceCheck: enough ? new Set() : fetched,
    checkQuorumDeadline: enough ? turn.now + checkQuorumMs(turn) : role.checkQuorumDeadline
  }
}

/**
 * The offset a majority holds on disk, once it lies beyond the start of this leader's epoch. A majority that holds
 * an older epoch's record proves nothing: a leader without it could still be elected and overwrite it.
 */
export function advanceHighWatermark(turn: Turn): void {
  const role = leaderRole(turn)
  const voters = currentVoters(turn.state)
  if (role === null || voters.length === 0) return
  const { self } = turn.state.config
  const held = voters.map((voter) =>
    findVoter([voter], self) !== undefined
      ? turn.state.log.flushedOffset
      : (role.progress.get(progressKey(voter))?.endOffset ?? -1)
  )
  held.sort((a, b) => b - a)
  const offset = Math.min(held[majority(voters) - 1] ?? -1, turn.state.log.endOffset)
  if (offset <= role.epochStartOffset || offset <= (turn.state.highWatermark ?? -1)) return
  turn.state.highWatermark = offset
  turn.emit({ kind: 'high-watermark', offset })
  settleVoterChange(turn, role)
  serveParked(turn)
}

function settleVoterChange(turn: Turn, role: Leader): void {
  const pending = role.pendingChange
  if (pending === null || (turn.state.highWatermark ?? -1) <= pending.offset) return
  turn.state.role = { ...role, pendingChange: null }
  const { epoch } = turn.state
  turn.emit({ kind: 'append-accepted', token: pending.token, lastOffset: pending.offset, epoch })
  if (!turn.votes) becomeResigned(turn)
}
