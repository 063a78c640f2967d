// What any message teaches about the epoch and its leader.

import { invariant } from '#base/invariant.js'
import { ErrorCode } from '#model/error-code.js'
import type { Response } from './message.ts'
import { becomeFollower, becomeUnattached } from './roles.ts'
import { leaderOf } from './state.ts'
import type { Turn } from './turn.ts'
import type { Endpoint } from './voters.ts'

/** Moves to a newer epoch, or to the leader of this one when it was not known. */
export function learn(turn: Turn, epoch: number, leaderId: number | null, endpoints: readonly Endpoint[]): void {
  const { state } = turn
  if (epoch < state.epoch) return
  const self = state.config.self.id
  if (epoch > state.epoch) {
    if (leaderId === null || leaderId === self) becomeUnattached(turn, epoch)
    else becomeFollower(turn, epoch, leaderId, endpoints)
    return
  }
  if (leaderId === null || leaderId === self) return
  const known = leaderOf(state)
  invariant(
    known === null || known === leaderId,
    () => `epoch ${epoch} has leader ${known}, yet a peer says ${leaderId}`
  )
  const { role } = state
  const searching = role.name === 'unattached' || (known === null && role.name !== 'follower')
  if (searching) becomeFollower(turn, epoch, leaderId, endpoints)
}

/**
 * Takes in the standing of an answer. `moved`: this replica is in another role or epoch now and the rest is void;
 * `refused`: an error or an old epoch, the rest is void too; `use`: the rest may be used.
 */
export function learnFromResponse(turn: Turn, response: Response): 'moved' | 'refused' | 'use' {
  if (response.epoch < turn.state.epoch) return 'refused'
  const before = turn.state.role
  learn(turn, response.epoch, response.leaderId, response.leaderEndpoints)
  if (turn.state.role !== before) return 'moved'
  return response.error === ErrorCode.NONE ? 'use' : 'refused'
}
