// DeleteGroups, v0-v3
//
//   v2  flexible encoding
//   v3  error messages

import { ErrorCode } from '#model/error-code.js'
import {
  type DeleteGroupsRequest,
  readDeleteGroupsRequest,
  writeDeleteGroupsRequest
} from '#protocol/generated/delete-groups-request.js'
import {
  type DeletableGroupResult,
  type DeleteGroupsResponse,
  readDeleteGroupsResponse,
  writeDeleteGroupsResponse
} from '#protocol/generated/delete-groups-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { askAll, atCoordinator, metaOf } from './group-requests.ts'
import { defineHandler, type PlainHandler } from './handler.ts'

const codec = { read: readDeleteGroupsRequest, write: writeDeleteGroupsResponse }
const api = { writeRequest: writeDeleteGroupsRequest, readResponse: readDeleteGroupsResponse }

type Result = Draft<DeletableGroupResult>

export const deleteGroups: PlainHandler = defineHandler('DeleteGroups', [0, 3], codec, async (request, context) => {
  const results = await askAll<string, DeleteGroupsRequest, DeleteGroupsResponse, Result>(context, {
    items: [...new Set(request.groupsNames)],
    groupOf: (group) => group,
    api,
    requestOf: (groupsNames) => ({ groupsNames }),
    resultsOf: (answer) => answer.results,
    own: (group) => remove(group, context)
  })
  return { results }
})

async function remove(groupId: string, context: RequestContext): Promise<Result> {
  if (!context.may('delete', 'group', groupId)) return { groupId, errorCode: ErrorCode.GROUP_AUTHORIZATION_FAILED }
  const meta = metaOf(context)
  const { results = [] } = await atCoordinator<Draft<DeleteGroupsResponse>>(
    context,
    groupId,
    (machine, ticket, nowMs) => machine.deleteGroups({ groupsNames: [groupId] }, meta, ticket, nowMs),
    (errorCode) => ({ results: [{ groupId, errorCode }] })
  )
  return results[0] ?? { groupId, errorCode: ErrorCode.UNKNOWN_SERVER_ERROR }
}
