// Votes and pre-votes: who gets one, and what an answer changes (KIP-595, KIP-853, KIP-996).

import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import { learn } from './learn.ts'
import { lastEpoch } from './log-shape.ts'
import type { ErrorNumber, VoteRequest, VoteResponse } from './message.ts'
import { countVotes, giveVote } from './roles.ts'
import type { Turn } from './turn.ts'
import { keyMeans, type ReplicaKey } from './voters.ts'

export function handleVote(turn: Turn, token: number, request: VoteRequest): void {
  const error = voteRefusal(turn, request)
  const granted = error === ErrorCode.NONE && mayGrant(turn, request)
  if (granted && !request.preVote && !hasVotedFor(turn, request.candidate)) giveVote(turn, request.candidate)
  turn.emit({ kind: 'respond', token, response: { kind: 'vote', granted, ...turn.standing(error) } })
}

function voteRefusal(turn: Turn, request: VoteRequest): ErrorNumber {
  const tooNew = request.preVote ? request.lastEpoch > request.epoch : request.lastEpoch >= request.epoch
  if (request.epoch < 0 || request.endOffset < 0 || request.lastEpoch < 0 || tooNew) return ErrorCode.INVALID_REQUEST
  if (request.epoch < turn.state.epoch) return ErrorCode.FENCED_LEADER_EPOCH
  learn(turn, request.epoch, null, [])
  return keyMeans(request.voter, turn.state.config.self) ? ErrorCode.NONE : ErrorCode.INVALID_VOTER_KEY
}

function mayGrant(turn: Turn, request: VoteRequest): boolean {
  const { log, role } = turn.state
  const own = lastEpoch(log)
  const upToDate = request.lastEpoch > own || (request.lastEpoch === own && request.endOffset >= log.endOffset)
  if (request.preVote) return upToDate && role.name !== 'leader' && !(role.name === 'follower' && role.hasFetched)
  if (role.name !== 'unattached' && role.name !== 'prospective') return false
  if (role.voted !== null) return hasVotedFor(turn, request.candidate)
  return role.leaderId === null && upToDate
}

function hasVotedFor(turn: Turn, candidate: ReplicaKey): boolean {
  const { role } = turn.state
  if (role.name !== 'unattached' && role.name !== 'prospective') return false
  const { voted } = role
  if (voted === null || voted.id !== candidate.id) return false
  return voted.directoryId === zeroUuid || voted.directoryId === candidate.directoryId
}

/** Lines are forgotten at each change of role, so an answer that gets here was asked for in this very role. */
export function handleVoteResponse(turn: Turn, from: number, response: VoteResponse): void {
  const { role } = turn.state
  if (role.name !== 'prospective' && role.name !== 'candidate') return
  turn.state.role = { ...role, votes: new Map(role.votes).set(from, response.granted) }
  countVotes(turn)
}

export function voteRequest(turn: Turn, voter: ReplicaKey, preVote: boolean): VoteRequest {
  const { config, epoch, log } = turn.state
  return {
    kind: 'vote',
    epoch,
    candidate: config.self,
    voter: { id: voter.id, directoryId: voter.directoryId },
    lastEpoch: lastEpoch(log),
    endOffset: log.endOffset,
    preVote
  }
}
