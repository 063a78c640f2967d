// LeaveGroup v0-v5: one member says it goes (v0-v2), or an administrator or a client takes out several (v3+, KIP-345), static
// ones by their instance id alone.

import { ErrorCode } from '#model/error-code.js'
import type { LeaveGroupRequest, MemberIdentity } from '#protocol/generated/leave-group-request.js'
import type { LeaveGroupResponse, MemberResponse } from '#protocol/generated/leave-group-response.js'
import type { ClassicGroup } from './classic-group.ts'
import type { Rebalances } from './rebalances.ts'
import type { Turn } from './turn.ts'
import { validateMember } from './validate.ts'

const versionBatch = 3

export function leaveRefusal(errorCode: ErrorCode): LeaveGroupResponse {
  return { throttleTimeMs: 0, errorCode, members: [] }
}

export function leave(
  rebalances: Rebalances,
  group: ClassicGroup | undefined,
  request: LeaveGroupRequest,
  { apiVersion, turn }: { apiVersion: number; turn: Turn }
): LeaveGroupResponse {
  if (request.groupId === '') return leaveRefusal(ErrorCode.INVALID_GROUP_ID)
  if (apiVersion >= versionBatch) {
    return { ...leaveRefusal(ErrorCode.NONE), members: leaveAll(rebalances, group, request.members, turn) }
  }
  const one = { memberId: request.memberId, groupInstanceId: null, reason: null }
  const [response] = leaveAll(rebalances, group, [one], turn)
  return leaveRefusal((response?.errorCode ?? ErrorCode.NONE) as ErrorCode)
}

function leaveAll(
  rebalances: Rebalances,
  group: ClassicGroup | undefined,
  members: readonly MemberIdentity[],
  turn: Turn
): MemberResponse[] {
  if (group === undefined) {
    return members.map(({ memberId, groupInstanceId }) => ({
      memberId,
      groupInstanceId,
      errorCode: ErrorCode.UNKNOWN_MEMBER_ID
    }))
  }
  let anyMemberGone = false
  const responses = members.map(({ memberId, groupInstanceId }): MemberResponse => {
    const answer = (errorCode: ErrorCode): MemberResponse => ({ memberId, groupInstanceId, errorCode })
    if (memberId !== '' && group.pending.has(memberId)) {
      rebalances.forgetPending(group, memberId)
      return answer(ErrorCode.NONE)
    }
    const id = memberId === '' ? group.staticMembers.get(groupInstanceId ?? '') : memberId
    const error = id === undefined ? ErrorCode.UNKNOWN_MEMBER_ID : validateMember(group, id, groupInstanceId)
    const member = group.members.get(id ?? '')
    if (error !== ErrorCode.NONE || member === undefined) return answer(error)
    rebalances.drop(group, member, turn)
    anyMemberGone = true
    return answer(ErrorCode.NONE)
  })
  // Who only had an id leaves no gap, but may have been the last that a rebalance waited for.
  if (anyMemberGone) rebalances.memberGone(group, turn)
  else rebalances.completeIfAllJoined(group, turn)
  return responses
}
