// LeaveGroup, v0-v5
//
//   v3  several members, static ones by their instance id (KIP-345)
//   v4  flexible encoding
//   v5  reason

import { leaveRefusal } from '#coordinator/group/leave.js'
import { ErrorCode } from '#model/error-code.js'
import { readLeaveGroupRequest } from '#protocol/generated/leave-group-request.js'
import { writeLeaveGroupResponse } from '#protocol/generated/leave-group-response.js'
import { atCoordinator, metaOf } from './group-requests.ts'
import { defineGroupHandler, type PlainHandler } from './handler.ts'

const codec = { read: readLeaveGroupRequest, write: writeLeaveGroupResponse }

export const leaveGroup: PlainHandler = defineGroupHandler(
  'LeaveGroup',
  [0, 5],
  codec,
  ({ groupId }) => groupId,
  (request, context) => {
    const { groupId } = request
    if (!context.may('read', 'group', groupId)) return leaveRefusal(ErrorCode.GROUP_AUTHORIZATION_FAILED)
    if (groupId === '') return leaveRefusal(ErrorCode.INVALID_GROUP_ID)
    const meta = metaOf(context)
    return atCoordinator(
      context,
      groupId,
      (machine, ticket, nowMs) => machine.leave(request, meta, ticket, nowMs),
      leaveRefusal
    )
  }
)
