// What time brings: time-outs of the role, and the requests the role wants on their way. Runs after every input.

import { fetchRequest, settled } from './follow.ts'
import { serveParked } from './leader.ts'
import { becomeProspective, becomeResigned, becomeUnattached, electionLost } from './roles.ts'
import {
  currentVoters,
  type Follower,
  isOnlyVoter,
  type Leader,
  progressKey,
  type RaftState,
  type Resigned
} from './state.ts'
import type { Turn } from './turn.ts'
import { voteRequest } from './vote.ts'

export function poll(turn: Turn): void {
  expireLines(turn)
  for (let round = 0; round < 8; round++) {
    const before = turn.state.role
    pollRole(turn)
    if (turn.state.role.name === before.name) break
  }
  const at = nextDeadline(turn.state)
  if (at !== turn.state.timerAt) {
    turn.state.timerAt = at
    turn.emit({ kind: 'timer', at })
  }
}

function expireLines(turn: Turn): void {
  for (const [to, line] of turn.state.lines) {
    if (line.kind === 'waiting' && line.deadline <= turn.now) turn.backOff(to)
    else if (line.kind === 'backing-off' && line.until <= turn.now) turn.clearLine(to)
  }
}

function pollRole(turn: Turn): void {
  const { role } = turn.state
  const waited = 'electionDeadline' in role && role.electionDeadline <= turn.now
  switch (role.name) {
    case 'unattached':
      if (turn.votes && (waited || isOnlyVoter(turn.state))) becomeProspective(turn)
      else lookForLeader(turn)
      return
    case 'prospective':
      if (waited) electionLost(turn)
      else canvass(turn, role.votes, true)
      return
    case 'candidate':
      if (waited) becomeProspective(turn)
      else canvass(turn, role.votes, false)
      return
    case 'leader':
      pollLeader(turn, role)
      return
    case 'follower':
      pollFollower(turn, role)
      return
    case 'resigned':
      pollResigned(turn, role, waited)
      return
  }
}

function canvass(turn: Turn, votes: ReadonlyMap<number, boolean>, preVote: boolean): void {
  for (const voter of currentVoters(turn.state)) {
    if (!votes.has(voter.id)) turn.send(voter.id, voteRequest(turn, voter, preVote))
  }
}

/** Asks one peer at a time, chosen by luck, with a Fetch: whoever it is knows the epoch and perhaps the leader. */
function lookForLeader(turn: Turn): void {
  const { config, lines } = turn.state
  if (lines.size > 0 || !settled(turn.state)) return
  const peers = currentVoters(turn.state)
    .map((voter) => voter.id)
    .filter((id) => id !== config.self.id)
  const bootstrap = Array.from({ length: config.bootstrapServers }, (_, index) => -2 - index)
  // An observer asks the voters it knows too: its bootstrap servers may all be as lost as it is.
  const choices = turn.votes && peers.length > 0 ? peers : [...bootstrap, ...peers]
  const to = choices[Math.floor(turn.random * choices.length)]
  if (to !== undefined) turn.send(to, fetchRequest(turn))
}

function pollLeader(turn: Turn, role: Leader): void {
  if (role.checkQuorumDeadline <= turn.now) {
    becomeResigned(turn)
    return
  }
  const { config, epoch } = turn.state
  const others = currentVoters(turn.state).filter((voter) => voter.id !== config.self.id)
  if (role.beginDeadline <= turn.now) {
    const half = config.fetchTimeoutMs / 2
    const silent = others.filter(
      (voter) => (role.progress.get(progressKey(voter))?.lastFetchMs ?? -1) <= turn.now - half
    )
    turn.state.role = {
      ...role,
      beginPending: new Set(silent.map((voter) => voter.id)),
      beginDeadline: others.length === 0 ? Number.POSITIVE_INFINITY : turn.now + half
    }
  }
  const current = turn.state.role
  if (current.name !== 'leader') return
  for (const voter of others) {
    if (!current.beginPending.has(voter.id)) continue
    turn.send(voter.id, {
      kind: 'begin-quorum-epoch',
      epoch,
      leaderId: config.self.id,
      leaderEndpoints: config.endpoints,
      voter: { id: voter.id, directoryId: voter.directoryId }
    })
  }
  serveParked(turn)
}

function pollFollower(turn: Turn, role: Follower): void {
  if (role.fetchDeadline <= turn.now) {
    if (turn.votes) becomeProspective(turn)
    else becomeUnattached(turn, turn.state.epoch)
    return
  }
  if (role.snapshot !== null) {
    if (role.snapshot.storing) return
    const { id, position } = role.snapshot
    const replica = turn.state.config.self
    turn.send(role.leaderId, { kind: 'fetch-snapshot', epoch: turn.state.epoch, replica, snapshot: id, position })
  } else if (settled(turn.state)) {
    turn.send(role.leaderId, fetchRequest(turn))
  }
}

/**
 * A replica that led may not vote in that epoch, so once nobody has taken over it moves on to the next. One that is
 * no voter any more keeps the epoch: nobody would follow it into a newer one.
 */
function pollResigned(turn: Turn, role: Resigned, waited: boolean): void {
  if (turn.votes && isOnlyVoter(turn.state) && waited) {
    becomeProspective(turn)
    return
  }
  if (waited) {
    becomeUnattached(turn, turn.votes ? turn.state.epoch + 1 : turn.state.epoch)
    return
  }
  const { config, epoch } = turn.state
  for (const id of role.unacknowledged) {
    turn.send(id, { kind: 'end-quorum-epoch', epoch, leaderId: config.self.id, preferred: role.preferred })
  }
}

export function nextDeadline(state: RaftState): number {
  const { role } = state
  let at = Number.POSITIVE_INFINITY
  const consider = (deadline: number): void => {
    if (deadline < at) at = deadline
  }
  for (const line of state.lines.values()) consider(line.kind === 'waiting' ? line.deadline : line.until)
  if ('electionDeadline' in role) consider(role.electionDeadline)
  if (role.name === 'follower') consider(role.fetchDeadline)
  if (role.name === 'leader') {
    consider(role.checkQuorumDeadline)
    consider(role.beginDeadline)
    for (const fetch of role.parked) consider(fetch.deadline)
  }
  return at
}
