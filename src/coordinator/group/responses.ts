// The answers of the membership APIs, in the shapes of the generated types.

import { ErrorCode } from '#model/error-code.js'
import type { JoinGroupResponse, JoinGroupResponseMember } from '#protocol/generated/join-group-response.js'
import type { SyncGroupResponse } from '#protocol/generated/sync-group-response.js'
import type { ClassicGroup } from './classic-group.ts'

const nothing = Buffer.alloc(0)

const versionNullProtocol = 7

/** Before version 7 there is no way to say that there is no protocol. */
export function joinRefusal(memberId: string, errorCode: ErrorCode, apiVersion: number): JoinGroupResponse {
  return {
    throttleTimeMs: 0,
    errorCode,
    generationId: -1,
    protocolType: null,
    protocolName: apiVersion >= versionNullProtocol ? null : '',
    leader: '',
    skipAssignment: false,
    memberId,
    members: []
  }
}

/** The generation that stands, told to one of its members; only the leader is told of the others. */
export function joinAnswer(
  group: ClassicGroup,
  memberId: string,
  told: { readonly leader?: string; readonly withMembers?: boolean; readonly skipAssignment?: boolean } = {}
): JoinGroupResponse {
  return {
    throttleTimeMs: 0,
    errorCode: ErrorCode.NONE,
    generationId: group.generation,
    protocolType: group.protocolType ?? null,
    protocolName: group.protocol ?? '',
    leader: told.leader ?? group.leader ?? '',
    skipAssignment: told.skipAssignment ?? false,
    memberId,
    members: (told.withMembers ?? group.isLeader(memberId)) ? membersOf(group) : []
  }
}

function membersOf(group: ClassicGroup): JoinGroupResponseMember[] {
  const protocol = group.protocol ?? ''
  const members: JoinGroupResponseMember[] = []
  for (const member of group.members.values()) {
    const { memberId, groupInstanceId } = member
    members.push({ memberId, groupInstanceId, metadata: member.metadata(protocol) })
  }
  return members
}

export function syncRefusal(errorCode: ErrorCode): SyncGroupResponse {
  return { throttleTimeMs: 0, errorCode, protocolType: null, protocolName: null, assignment: nothing }
}

export function syncAnswer(group: ClassicGroup, assignment: Buffer): SyncGroupResponse {
  return {
    throttleTimeMs: 0,
    errorCode: ErrorCode.NONE,
    protocolType: group.protocolType ?? null,
    protocolName: group.protocol ?? null,
    assignment
  }
}
