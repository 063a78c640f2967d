// Whether somebody is who it says it is in a group.

import { ErrorCode } from '#model/error-code.js'
import type { ClassicGroup } from './classic-group.ts'

/** A static member is fenced when another has taken its instance id meanwhile (KIP-345). */
export function validateMember(group: ClassicGroup, memberId: string, groupInstanceId: string | null): ErrorCode {
  if (groupInstanceId !== null) {
    const holder = group.staticMembers.get(groupInstanceId)
    if (holder === undefined) return ErrorCode.UNKNOWN_MEMBER_ID
    if (holder !== memberId) return ErrorCode.FENCED_INSTANCE_ID
  }
  return group.members.has(memberId) ? ErrorCode.NONE : ErrorCode.UNKNOWN_MEMBER_ID
}

export function validateGeneration(
  group: ClassicGroup,
  {
    memberId,
    groupInstanceId,
    generationId
  }: { memberId: string; groupInstanceId: string | null; generationId: number }
): ErrorCode {
  const error = validateMember(group, memberId, groupInstanceId)
  if (error !== ErrorCode.NONE) return error
  return generationId === group.generation ? ErrorCode.NONE : ErrorCode.ILLEGAL_GENERATION
}
