// The leader's notices: BeginQuorumEpoch tells voters of a new leader, EndQuorumEpoch that it gives up.

import { ErrorCode } from '#model/error-code.js'
import { learn } from './learn.ts'
import type { BeginQuorumEpochRequest, EndQuorumEpochRequest, ErrorNumber } from './message.ts'
import { becomeFollower } from './roles.ts'
import { leaderOf } from './state.ts'
import type { Turn } from './turn.ts'
import { keyMeans } from './voters.ts'

export function handleBeginQuorumEpoch(turn: Turn, token: number, request: BeginQuorumEpochRequest): void {
  const error = takeBegin(turn, request)
  turn.emit({ kind: 'respond', token, response: { kind: 'begin-quorum-epoch', ...turn.standing(error) } })
}

function takeBegin(turn: Turn, request: BeginQuorumEpochRequest): ErrorNumber {
  const { epoch, leaderId, leaderEndpoints } = request
  if (epoch < turn.state.epoch) return ErrorCode.FENCED_LEADER_EPOCH
  if (epoch < 0 || leaderId < 0 || leaderId === turn.state.config.self.id) return ErrorCode.INVALID_REQUEST
  if (disagrees(turn, epoch, leaderId)) return ErrorCode.INVALID_REQUEST
  learn(turn, epoch, leaderId, leaderEndpoints)
  if (!keyMeans(request.voter, turn.state.config.self)) return ErrorCode.INVALID_VOTER_KEY
  // The leader itself speaks, so a replica that had begun to doubt it stops doubting.
  if (turn.state.role.name === 'prospective') becomeFollower(turn, epoch, leaderId, leaderEndpoints)
  return ErrorCode.NONE
}

export function handleEndQuorumEpoch(turn: Turn, token: number, request: EndQuorumEpochRequest): void {
  const error = takeEnd(turn, request)
  turn.emit({ kind: 'respond', token, response: { kind: 'end-quorum-epoch', ...turn.standing(error) } })
}

function takeEnd(turn: Turn, request: EndQuorumEpochRequest): ErrorNumber {
  const { epoch, leaderId } = request
  if (epoch < turn.state.epoch) return ErrorCode.FENCED_LEADER_EPOCH
  if (epoch < 0 || leaderId < 0 || leaderId === turn.state.config.self.id) return ErrorCode.INVALID_REQUEST
  if (disagrees(turn, epoch, leaderId)) return ErrorCode.INVALID_REQUEST
  learn(turn, epoch, leaderId, [])
  if (!turn.votes) return ErrorCode.NONE
  const deadline = turn.now + successorBackoff(turn, request)
  const { role } = turn.state
  if (role.name === 'follower' && role.leaderId === leaderId) {
    turn.state.role = { ...role, fetchDeadline: deadline, hasFetched: false }
  } else if (role.name === 'unattached') {
    turn.state.role = { ...role, electionDeadline: deadline }
  }
  return ErrorCode.NONE
}

/** The first of the list stands at once, the others the later the further down, so that they do not split the vote. */
function successorBackoff(turn: Turn, request: EndQuorumEpochRequest): number {
  const { self, electionTimeoutMs, electionBackoffMaxMs } = turn.state.config
  const position = request.preferred.findIndex((key) => keyMeans(key, self))
  if (position === 0) return 0
  if (position < 0) return electionTimeoutMs + Math.floor(turn.random * electionTimeoutMs)
  return Math.min(electionBackoffMaxMs, Math.floor((electionBackoffMaxMs * position) / request.preferred.length) + 1)
}

function disagrees(turn: Turn, epoch: number, leaderId: number): boolean {
  const known = leaderOf(turn.state)
  return epoch === turn.state.epoch && known !== null && known !== leaderId
}

export function handleEpochResponse(turn: Turn, from: number): void {
  const { role } = turn.state
  if (role.name === 'leader') {
    const beginPending = new Set(role.beginPending)
    beginPending.delete(from)
    turn.state.role = { ...role, beginPending }
  } else if (role.name === 'resigned') {
    const unacknowledged = new Set(role.unacknowledged)
    unacknowledged.delete(from)
    turn.state.role = { ...role, unacknowledged }
  }
}
