// SyncGroup, v0-v5
//
//   v3  group.instance.id (KIP-345)
//   v4  flexible encoding
//   v5  protocol type and name, in question and answer

import { syncRefusal } from '#coordinator/group/responses.js'
import { ErrorCode } from '#model/error-code.js'
import { readSyncGroupRequest } from '#protocol/generated/sync-group-request.js'
import { writeSyncGroupResponse } from '#protocol/generated/sync-group-response.js'
import { atCoordinator, metaOf } from './group-requests.ts'
import { defineGroupHandler, type PlainHandler } from './handler.ts'

const codec = { read: readSyncGroupRequest, write: writeSyncGroupResponse }

export const syncGroup: PlainHandler = defineGroupHandler(
  'SyncGroup',
  [0, 5],
  codec,
  ({ groupId }) => groupId,
  (request, context) => {
    const { groupId } = request
    if (!context.may('read', 'group', groupId)) return syncRefusal(ErrorCode.GROUP_AUTHORIZATION_FAILED)
    if (groupId === '') return syncRefusal(ErrorCode.INVALID_GROUP_ID)
    const meta = metaOf(context)
    return atCoordinator(
      context,
      groupId,
      (machine, ticket, nowMs) => machine.sync(request, meta, ticket, nowMs),
      refuse
    )
  }
)

/** Clients do not expect to hear of loading here: the rebalance under way is lost, and they have to join again. */
function refuse(errorCode: ErrorCode): ReturnType<typeof syncRefusal> {
  return syncRefusal(errorCode === ErrorCode.COORDINATOR_LOAD_IN_PROGRESS ? ErrorCode.REBALANCE_IN_PROGRESS : errorCode)
}
