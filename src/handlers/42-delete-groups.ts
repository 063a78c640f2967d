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
import { askAll, atCoordinator, byShard, metaOf } from './group-requests.ts'
import { defineHandler, type PlainHandler } from './handler.ts'

const codec = { read: readDeleteGroupsRequest, write: writeDeleteGroupsResponse }
const api = { writeRequest: writeDeleteGroupsRequest, readResponse: readDeleteGroupsResponse }

type Result = Draft<DeletableGroupResult>

export const deleteGroups: PlainHandler = defineHandler('DeleteGroups', [0, 3], codec, async (request, context) => {
  const parts = byShard([...new Set(request.groupsNames)], (group) => group, context)
  const answers = await askAll<string, DeleteGroupsRequest, Draft<DeleteGroupsResponse>>(
    context,
    parts,
    api,
    (groupsNames) => ({ groupsNames }),
    async (groups) => ({ results: (await Promise.all(groups.map((group) => remove(group, context)))).flat() })
  )
  return { results: answers.flatMap(({ results }) => results ?? []) }
})

async function remove(groupId: string, context: RequestContext): Promise<readonly Result[]> {
  if (!context.may('delete', 'group', groupId)) return [{ groupId, errorCode: ErrorCode.GROUP_AUTHORIZATION_FAILED }]
  if (groupId === '') return [{ groupId, errorCode: ErrorCode.INVALID_GROUP_ID }]
  const meta = metaOf(context)
  const { results = [] } = await atCoordinator<Draft<DeleteGroupsResponse>>(
    context,
    groupId,
    (machine, ticket, nowMs) => machine.deleteGroups({ groupsNames: [groupId] }, meta, ticket, nowMs),
    (errorCode) => ({ results: [{ groupId, errorCode }] })
  )
  return results
}
