// The machine: one input in, the next state and the ordered effects out. Knows no clock, no luck, no disk, no network.

import type { Effect } from './effect.ts'
import { handleBeginQuorumEpoch, handleEndQuorumEpoch, handleEpochResponse } from './epoch.ts'
import { forgetSnapshot, handleFetchResponse, handleFetchSnapshotResponse, handleSnapshotInstalled } from './follow.ts'
import type { Event, Input } from './input.ts'
import { advanceHighWatermark, handleAppend, handleFetch, handleFetchSnapshot, serveParked } from './leader.ts'
import { learnFromResponse } from './learn.ts'
import { startMoved } from './log-shape.ts'
import type { Request, Response } from './message.ts'
import { poll } from './poll.ts'
import { handleChangeVoters } from './reconfigure.ts'
import { becomeProspective, becomeResigned } from './roles.ts'
import { isOnlyVoter, type RaftState } from './state.ts'
import { Turn } from './turn.ts'
import { handleVote, handleVoteResponse } from './vote.ts'

export interface Step {
  readonly state: RaftState
  readonly effects: readonly Effect[]
}

export function step(state: RaftState, input: Input): Step {
  const turn = new Turn(state, input)
  handle(turn, input.event)
  poll(turn)
  return { state: turn.state, effects: turn.effects }
}

/** The first step of a process: a quorum of one does not wait for anybody. */
export function start(state: RaftState, now: number, random: number): Step {
  const turn = new Turn(state, { now, random, event: { kind: 'tick' } })
  if (isOnlyVoter(state) && state.role.name !== 'candidate') becomeProspective(turn)
  poll(turn)
  return { state: turn.state, effects: turn.effects }
}

function handle(turn: Turn, event: Event): void {
  switch (event.kind) {
    case 'tick':
      return
    case 'request':
      handleRequest(turn, event.token, event.request)
      return
    case 'response':
      handleResponse(turn, event.from, event.correlation, event.response)
      return
    case 'send-failed': {
      const line = turn.state.lines.get(event.to)
      if (line?.kind === 'waiting' && line.correlation === event.correlation) turn.backOff(event.to)
      return
    }
    case 'forget': {
      const { role } = turn.state
      if (role.name !== 'leader') return
      turn.state.role = { ...role, parked: role.parked.filter((fetch) => fetch.token !== event.token) }
      return
    }
    case 'append':
      handleAppend(turn, event)
      return
    case 'flushed':
      handleFlushed(turn, event.endOffset, event.generation)
      return
    case 'change-voters':
      handleChangeVoters(turn, event.token, event.voters)
      return
    case 'resign':
      if (turn.state.role.name === 'leader') becomeResigned(turn)
      return
    default:
      handleSnapshotEvent(turn, event)
      return
  }
}

function handleSnapshotEvent(
  turn: Turn,
  event: Extract<Event, { kind: 'snapshot-created' | 'log-start-moved' | 'snapshot-installed' }>
): void {
  switch (event.kind) {
    case 'snapshot-created':
      turn.state.log = { ...turn.state.log, snapshot: event.id }
      return
    case 'log-start-moved': {
      turn.state.log = startMoved(turn.state.log, event.offset)
      return
    }
    case 'snapshot-installed':
      handleSnapshotInstalled(turn, event.id, event.voters)
      return
  }
}

function handleFlushed(turn: Turn, endOffset: number, generation: number): void {
  const { log } = turn.state
  if (generation !== log.generation || endOffset <= log.flushedOffset) return
  turn.state.log = { ...log, flushedOffset: Math.min(endOffset, log.endOffset) }
  advanceHighWatermark(turn)
  serveParked(turn)
}

function handleRequest(turn: Turn, token: number, request: Request): void {
  switch (request.kind) {
    case 'vote':
      handleVote(turn, token, request)
      return
    case 'begin-quorum-epoch':
      handleBeginQuorumEpoch(turn, token, request)
      return
    case 'end-quorum-epoch':
      handleEndQuorumEpoch(turn, token, request)
      return
    case 'fetch':
      handleFetch(turn, token, request)
      return
    case 'fetch-snapshot':
      handleFetchSnapshot(turn, token, request)
      return
  }
}

/** An answer counts only for the request that is under way to that peer; anything else came too late. */
function handleResponse(turn: Turn, from: number, correlation: number, response: Response): void {
  const line = turn.state.lines.get(from)
  if (line?.kind !== 'waiting' || line.correlation !== correlation) return
  turn.clearLine(from)
  const lesson = learnFromResponse(turn, response)
  if (lesson === 'moved') return
  if (lesson === 'refused') {
    // Whatever was asked will be asked again, but not at the speed of the network.
    turn.backOff(from)
    if (response.kind === 'fetch-snapshot') forgetSnapshot(turn)
    return
  }
  switch (response.kind) {
    case 'vote':
      handleVoteResponse(turn, from, response)
      return
    case 'begin-quorum-epoch':
    case 'end-quorum-epoch':
      handleEpochResponse(turn, from)
      return
    case 'fetch':
      handleFetchResponse(turn, from, response)
      return
    case 'fetch-snapshot':
      handleFetchSnapshotResponse(turn, from, response)
      return
  }
}
