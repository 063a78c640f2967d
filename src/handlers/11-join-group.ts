// JoinGroup, v0-v9
//
//   v1  rebalance time-out
//   v4  a member gets its id first (MEMBER_ID_REQUIRED, KIP-394)
//   v5  group.instance.id: static members (KIP-345)
//   v6  flexible encoding
//   v7  protocol type in the answer
//   v8  reason
//   v9  the leader is told when it need not assign (KIP-814)
//
// The answer waits for the rebalance. Nothing else of its connection is served meanwhile, as in Kafka: clients give their
// coordinator a connection of its own.

import { joinRefusal } from '#coordinator/group/responses.js'
import { ErrorCode } from '#model/error-code.js'
import { readJoinGroupRequest } from '#protocol/generated/join-group-request.js'
import { type JoinGroupResponse, writeJoinGroupResponse } from '#protocol/generated/join-group-response.js'
import { atCoordinator, metaOf } from './group-requests.ts'
import { defineGroupHandler, type PlainHandler } from './handler.ts'

const codec = { read: readJoinGroupRequest, write: writeJoinGroupResponse }

export const joinGroup: PlainHandler = defineGroupHandler(
  'JoinGroup',
  [0, 9],
  codec,
  ({ groupId }) => groupId,
  (request, context) => {
    const { groupId, memberId } = request
    const refuse = (errorCode: ErrorCode): JoinGroupResponse => joinRefusal(memberId, errorCode, context.version)
    if (!context.may('read', 'group', groupId))
      return joinRefusal('', ErrorCode.GROUP_AUTHORIZATION_FAILED, context.version)
    if (groupId === '') return refuse(ErrorCode.INVALID_GROUP_ID)
    const meta = metaOf(context)
    return atCoordinator(
      context,
      groupId,
      (machine, ticket, nowMs) => machine.join(request, meta, ticket, nowMs),
      refuse
    )
  }
)
