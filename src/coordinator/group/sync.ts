// SyncGroup v0-v5: the leader brings the assignment, everybody takes its own home. Assignments leave only when they are in the
// log: a coordinator that takes over must know them.

import { ErrorCode } from '#model/error-code.js'
import type { SyncGroupRequest } from '#protocol/generated/sync-group-request.js'
import type { Ticket } from '../runtime/machine.ts'
import type { ClassicGroup } from './classic-group.ts'
import type { Member } from './member.ts'
import type { Rebalances } from './rebalances.ts'
import { syncAnswer, syncRefusal } from './responses.ts'
import type { Turn } from './turn.ts'
import { validateGeneration } from './validate.ts'

const versionProtocolNamed = 5

interface Syncing {
  readonly request: SyncGroupRequest
  readonly ticket: Ticket
  readonly turn: Turn
}

/** What is wrong with the request whatever the group is: since version 5 it says what the members agreed on. */
export function checkSync(
  { groupId, protocolType, protocolName }: SyncGroupRequest,
  { apiVersion }: { apiVersion: number }
): ErrorCode {
  if (groupId === '') return ErrorCode.INVALID_GROUP_ID
  const named = apiVersion < versionProtocolNamed || (protocolType !== null && protocolName !== null)
  return named ? ErrorCode.NONE : ErrorCode.INCONSISTENT_GROUP_PROTOCOL
}

export function sync(rebalances: Rebalances, group: ClassicGroup | undefined, syncing: Syncing): void {
  const { request, ticket, turn } = syncing
  const refuse = (error: ErrorCode): void => turn.answer(ticket, syncRefusal(error), syncRefusal)
  const member = group?.members.get(request.memberId)
  if (group === undefined) {
    refuse(ErrorCode.UNKNOWN_MEMBER_ID)
    return
  }
  const error = validateSync(group, request)
  if (error !== ErrorCode.NONE || member === undefined) {
    refuse(error)
    return
  }
  if (group.is('PreparingRebalance')) {
    refuse(ErrorCode.REBALANCE_IN_PROGRESS)
    return
  }
  rebalances.hasSynced(group, member.memberId)
  if (group.is('Stable')) {
    turn.answer(ticket, syncAnswer(group, member.assignment), syncRefusal)
    return
  }
  const orphan = member.syncing
  member.syncing = ticket
  // The connection of the one before is gone, or it would not ask twice; its request is answered all the same.
  if (orphan !== undefined) turn.answer(orphan, syncRefusal(ErrorCode.REBALANCE_IN_PROGRESS), syncRefusal)
  if (group.isLeader(member.memberId)) storeAssignments(rebalances, group, syncing)
}

function validateSync(group: ClassicGroup, request: SyncGroupRequest): ErrorCode {
  const error = validateGeneration(group, request)
  if (error !== ErrorCode.NONE) return error
  const differs = (said: string | null, agreed: string | undefined): boolean =>
    said !== null && agreed !== undefined && said !== agreed
  return differs(request.protocolType, group.protocolType) || differs(request.protocolName, group.protocol)
    ? ErrorCode.INCONSISTENT_GROUP_PROTOCOL
    : ErrorCode.NONE
}

function storeAssignments(rebalances: Rebalances, group: ClassicGroup, { request, turn }: Syncing): void {
  const { generationId } = request
  const assignments = new Map(request.assignments.map(({ memberId, assignment }) => [memberId, assignment]))
  const assignmentOf = ({ memberId }: Member): Buffer => assignments.get(memberId) ?? Buffer.alloc(0)
  turn.records.push({ kind: 'group', group: group.groupId, value: group.toValue(assignmentOf) })
  turn.whenSettled((error, later) => {
    // Somebody may have joined or left while the record was on its way; then this generation is over.
    if (!group.is('CompletingRebalance') || group.generation !== generationId) return
    if (error === ErrorCode.NONE) {
      rebalances.assign(group, assignments, later)
      return
    }
    rebalances.resetAssignments(group, error, later)
    rebalances.rebalance(group, later)
  })
}
