// Every change of role. Each persists what must outlive a crash before any later effect can speak of it.

import { invariant } from '#base/invariant.js'
import { ErrorCode } from '#model/error-code.js'
import { appended } from './log-shape.ts'
import type { Entry, ErrorNumber, FetchResponse } from './message.ts'
import {
  currentVoters,
  electionTimeout,
  isOnlyVoter,
  kraftVersion,
  type Leader,
  leaderOf,
  type Progress,
  progressKey,
  type Role,
  votedFor
} from './state.ts'
import type { Turn } from './turn.ts'
import { type Endpoint, majority, type ReplicaKey } from './voters.ts'

function become(turn: Turn, epoch: number, role: Role, leaderEndpoints: readonly Endpoint[]): void {
  invariant(epoch >= turn.state.epoch, () => `epoch ${epoch} after ${turn.state.epoch}`)
  const before = turn.state.role
  turn.state.epoch = epoch
  turn.state.role = role
  turn.state.leaderEndpoints = leaderEndpoints
  turn.state.lines = new Map()
  turn.persist()
  if (before.name === 'leader') stepDown(turn, before)
  turn.emit({ kind: 'become', role: role.name, epoch, leaderId: leaderOf(turn.state) })
}

/** Parked fetches are answered with what the asker should do next; a pending voter change is lost to its asker. */
function stepDown(turn: Turn, leader: Leader): void {
  const response = fetchRefusal(turn, ErrorCode.NOT_LEADER_OR_FOLLOWER)
  for (const { token } of leader.parked) turn.emit({ kind: 'respond', token, response })
  if (leader.pendingChange !== null && leader.pendingChange.token >= 0) {
    turn.emit({
      kind: 'append-refused',
      token: leader.pendingChange.token,
      error: ErrorCode.NOT_LEADER_OR_FOLLOWER
    })
  }
}

export function fetchRefusal(turn: Turn, error: ErrorNumber): FetchResponse {
  const nothing = { highWatermark: null, diverging: null, snapshot: null, entries: [] }
  return { kind: 'fetch', ...turn.standing(error), ...nothing }
}

/** What is left of the time this replica has already waited; roles without a clock of their own start a new one. */
function electionDeadline(turn: Turn): number {
  if (!turn.votes) return Number.POSITIVE_INFINITY
  const role = turn.state.role
  if (role.name === 'follower') return Math.max(role.fetchDeadline, turn.now)
  const waits = role.name === 'unattached' || role.name === 'prospective' || role.name === 'candidate'
  if (waits && Number.isFinite(role.electionDeadline)) return role.electionDeadline
  return turn.now + electionTimeout(turn.state.config, turn.random)
}

export function becomeUnattached(turn: Turn, epoch: number, leaderId: number | null = null): void {
  const same = epoch === turn.state.epoch
  const voted = same ? votedFor(turn.state) : null
  const known = same ? (leaderId ?? leaderOf(turn.state)) : leaderId
  become(turn, epoch, { name: 'unattached', leaderId: known, voted, electionDeadline: electionDeadline(turn) }, [])
}

/** The vote is given and will be on disk before the answer leaves. */
export function giveVote(turn: Turn, candidate: ReplicaKey): void {
  const deadline = turn.now + electionTimeout(turn.state.config, turn.random)
  become(
    turn,
    turn.state.epoch,
    { name: 'unattached', leaderId: null, voted: candidate, electionDeadline: deadline },
    []
  )
}

export function becomeFollower(
  turn: Turn,
  epoch: number,
  leaderId: number,
  leaderEndpoints: readonly Endpoint[]
): void {
  invariant(leaderId !== turn.state.config.self.id, 'a replica never follows itself')
  const voted = epoch === turn.state.epoch ? votedFor(turn.state) : null
  const fetchDeadline = turn.now + turn.state.config.fetchTimeoutMs
  const listed = currentVoters(turn.state).find((voter) => voter.id === leaderId)?.endpoints ?? []
  const endpoints = leaderEndpoints.length > 0 ? leaderEndpoints : listed
  become(
    turn,
    epoch,
    { name: 'follower', leaderId, voted, fetchDeadline, hasFetched: false, snapshot: null },
    endpoints
  )
}

export function becomeProspective(turn: Turn): void {
  invariant(turn.votes, 'only a voter stands for election')
  invariant(turn.state.role.name !== 'leader', 'a leader does not stand for election')
  const { self } = turn.state.config
  const role: Role = {
    name: 'prospective',
    leaderId: leaderOf(turn.state),
    voted: votedFor(turn.state),
    votes: new Map([[self.id, true]]),
    electionDeadline: turn.now + electionTimeout(turn.state.config, turn.random)
  }
  become(turn, turn.state.epoch, role, turn.state.leaderEndpoints)
  if (isOnlyVoter(turn.state)) becomeCandidate(turn)
}

export function becomeCandidate(turn: Turn): void {
  const { self } = turn.state.config
  const deadline = turn.now + electionTimeout(turn.state.config, turn.random)
  const role: Role = { name: 'candidate', votes: new Map([[self.id, true]]), electionDeadline: deadline }
  become(turn, turn.state.epoch + 1, role, [])
  countVotes(turn)
}

/** Pre-votes won: stand. Votes won: lead. Lost: a prospective goes back to its leader, a candidate asks again first. */
export function countVotes(turn: Turn): void {
  const role = turn.state.role
  if (role.name !== 'prospective' && role.name !== 'candidate') return
  const voters = currentVoters(turn.state)
  const count = (answer: boolean): number => voters.filter((voter) => role.votes.get(voter.id) === answer).length
  if (count(true) >= majority(voters)) {
    if (role.name === 'prospective') becomeCandidate(turn)
    else
      becomeLeader(
        turn,
        [...role.votes].filter(([, granted]) => granted).map(([id]) => id)
      )
  } else if (count(false) > voters.length - majority(voters)) {
    electionLost(turn)
  }
}

export function electionLost(turn: Turn): void {
  const role = turn.state.role
  if (role.name === 'prospective' && role.leaderId !== null && role.leaderId !== turn.state.config.self.id) {
    becomeFollower(turn, turn.state.epoch, role.leaderId, turn.state.leaderEndpoints)
    return
  }
  const electionDeadline = turn.now + electionTimeout(turn.state.config, turn.random)
  const { epoch } = turn.state
  const kept = { leaderId: leaderOf(turn.state), voted: votedFor(turn.state) }
  become(turn, epoch, { name: 'unattached', ...kept, electionDeadline }, [])
}

function becomeLeader(turn: Turn, granting: readonly number[]): void {
  const { config, log } = turn.state
  const voters = currentVoters(turn.state)
  const newProgress = (key: ReplicaKey): Progress => ({
    key,
    endOffset: null,
    lastFetchMs: -1,
    lastCaughtUpMs: -1,
    leaderEndAtLastFetch: -1
  })
  const others = voters.filter((voter) => voter.id !== config.self.id)
  become(
    turn,
    turn.state.epoch,
    {
      name: 'leader',
      epochStartOffset: log.endOffset,
      progress: new Map(others.map((voter) => [progressKey(voter), newProgress(voter)])),
      beginPending: new Set(),
      fetchedSinceCheck: new Set(),
      checkQuorumDeadline: others.length === 0 ? Number.POSITIVE_INFINITY : turn.now + checkQuorumMs(turn),
      beginDeadline: turn.now,
      parked: [],
      pendingChange: null
    },
    config.endpoints
  )
  writeStartOfEpoch(turn, granting)
}

export const checkQuorumMs = (turn: Turn): number => turn.state.config.fetchTimeoutMs * 1.5

/** The first batch of an epoch. A voter set that only the bootstrap snapshot knew is written into the log with it. */
function writeStartOfEpoch(turn: Turn, granting: readonly number[]): void {
  const { config, log, epoch, history } = turn.state
  const voters = currentVoters(turn.state)
  const key = ({ id, directoryId }: ReplicaKey): ReplicaKey => ({ id, directoryId })
  const grantingVoters = voters.filter((voter) => granting.includes(voter.id)).map(key)
  const control: Entry['control'][number][] = [
    { kind: 'leader-change', leaderId: config.self.id, voters: voters.map(key), grantingVoters }
  ]
  if (kraftVersion(turn.state) > 0 && (history.at(-1)?.offset ?? -1) < 0) {
    control.push({ kind: 'kraft-version', version: kraftVersion(turn.state) }, { kind: 'voters', voters })
  }
  const lastOffset = log.endOffset + control.length - 1
  appendEntry(turn, { baseOffset: log.endOffset, lastOffset, epoch, control, payload: null })
}

export function appendEntry(turn: Turn, entry: Entry): void {
  turn.state.log = appended(turn.state.log, entry.baseOffset, entry.lastOffset, entry.epoch)
  turn.takeIn(entry)
  turn.emit({ kind: 'append', entry, generation: turn.state.log.generation })
}

/** A leader that gives up stays its epoch's leader in name, so that it can vote for nobody else in it. */
export function becomeResigned(turn: Turn): void {
  const role = turn.state.role
  invariant(role.name === 'leader', 'only a leader resigns')
  const { self } = turn.state.config
  const others = currentVoters(turn.state).filter((voter) => voter.id !== self.id)
  const far = (key: ReplicaKey): number => role.progress.get(progressKey(key))?.endOffset ?? -1
  const preferred = [...others].sort((a, b) => far(b) - far(a)).map(({ id, directoryId }) => ({ id, directoryId }))
  become(
    turn,
    turn.state.epoch,
    {
      name: 'resigned',
      unacknowledged: new Set(others.map((voter) => voter.id)),
      preferred,
      electionDeadline: turn.now + electionTimeout(turn.state.config, turn.random)
    },
    []
  )
}
