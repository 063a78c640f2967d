// Heartbeat, v0-v4
//
//   v3  group.instance.id (KIP-345)
//   v4  flexible encoding

import { ErrorCode } from '#model/error-code.js'
import { readHeartbeatRequest } from '#protocol/generated/heartbeat-request.js'
import { type HeartbeatResponse, writeHeartbeatResponse } from '#protocol/generated/heartbeat-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { atCoordinator, metaOf } from './group-requests.ts'
import { defineGroupHandler, type PlainHandler } from './handler.ts'

const codec = { read: readHeartbeatRequest, write: writeHeartbeatResponse }

export const heartbeat: PlainHandler = defineGroupHandler(
  'Heartbeat',
  [0, 4],
  codec,
  ({ groupId }) => groupId,
  (request, context) => {
    const { groupId } = request
    if (!context.may('read', 'group', groupId)) return { errorCode: ErrorCode.GROUP_AUTHORIZATION_FAILED }
    if (groupId === '') return { errorCode: ErrorCode.INVALID_GROUP_ID }
    const meta = metaOf(context)
    return atCoordinator(
      context,
      groupId,
      (machine, ticket, nowMs) => machine.heartbeat(request, meta, ticket, nowMs),
      refuse
    )
  }
)

/** A member that beats while its group is being loaded is taken at its word, as Kafka does: it hears of news with the next beat. */
function refuse(errorCode: ErrorCode): Draft<HeartbeatResponse> {
  return { errorCode: errorCode === ErrorCode.COORDINATOR_LOAD_IN_PROGRESS ? ErrorCode.NONE : errorCode }
}
