// Changing the voters, one at a time (KIP-853): the new set counts from the moment it is in the log.

import { ErrorCode } from '#model/error-code.js'
import { advanceHighWatermark } from './leader.ts'
import type { ErrorNumber } from './message.ts'
import { appendEntry } from './roles.ts'
import { currentVoters, kraftVersion } from './state.ts'
import type { Turn } from './turn.ts'
import { differByOne, type VoterSet } from './voters.ts'

export function handleChangeVoters(turn: Turn, token: number, voters: VoterSet): void {
  const error = refusal(turn, voters)
  if (error !== ErrorCode.NONE) {
    turn.emit({ kind: 'append-refused', token, error })
    return
  }
  const { log, epoch } = turn.state
  const offset = log.endOffset
  const control = [{ kind: 'voters', voters } as const]
  appendEntry(turn, { baseOffset: offset, lastOffset: offset, epoch, control, payload: null })
  const { role } = turn.state
  if (role.name !== 'leader') return
  const deadline = Number.isFinite(role.checkQuorumDeadline)
    ? role.checkQuorumDeadline
    : turn.now + turn.state.config.fetchTimeoutMs * 1.5
  const alone = voters.length === 1 && turn.votes
  turn.state.role = {
    ...role,
    pendingChange: { offset, token },
    checkQuorumDeadline: alone ? Number.POSITIVE_INFINITY : deadline
  }
  advanceHighWatermark(turn)
}

function refusal(turn: Turn, voters: VoterSet): ErrorNumber {
  const { role, highWatermark, history } = turn.state
  if (role.name !== 'leader') return ErrorCode.NOT_LEADER_OR_FOLLOWER
  if (kraftVersion(turn.state) < 1) return ErrorCode.UNSUPPORTED_VERSION
  const mark = highWatermark ?? -1
  // Until a record of this epoch is committed, an unfinished change of an earlier leader may still win.
  if (role.pendingChange !== null || mark <= role.epochStartOffset) return ErrorCode.REQUEST_TIMED_OUT
  if ((history.at(-1)?.offset ?? -1) >= mark) return ErrorCode.REQUEST_TIMED_OUT
  if (voters.length === 0 || !differByOne(currentVoters(turn.state), voters)) return ErrorCode.INVALID_REQUEST
  return ErrorCode.NONE
}
