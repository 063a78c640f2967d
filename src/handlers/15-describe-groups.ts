// DescribeGroups, v0-v6
//
//   v3  authorized operations
//   v4  group.instance.id (KIP-345)
//   v5  flexible encoding
//   v6  GROUP_ID_NOT_FOUND with a message, where a group that is not there was Dead before

import { ErrorCode } from '#model/error-code.js'
import {
  type DescribeGroupsRequest,
  readDescribeGroupsRequest,
  writeDescribeGroupsRequest
} from '#protocol/generated/describe-groups-request.js'
import {
  type DescribedGroup,
  type DescribeGroupsResponse,
  readDescribeGroupsResponse,
  writeDescribeGroupsResponse
} from '#protocol/generated/describe-groups-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { askAll, metaOf, readAtCoordinator } from './group-requests.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { authorizedOperations, operationsNotAsked } from './permission.ts'

const codec = { read: readDescribeGroupsRequest, write: writeDescribeGroupsResponse }
const api = { writeRequest: writeDescribeGroupsRequest, readResponse: readDescribeGroupsResponse }

type Group = Draft<DescribedGroup>

export const describeGroups: PlainHandler = defineHandler('DescribeGroups', [0, 6], codec, async (request, context) => {
  const { includeAuthorizedOperations } = request
  const groups = await askAll<string, DescribeGroupsRequest, DescribeGroupsResponse, Group>(context, {
    items: request.groups,
    groupOf: (group) => group,
    api,
    requestOf: (asked) => ({ groups: asked, includeAuthorizedOperations }),
    resultsOf: (answer) => answer.groups,
    own: (group) => describe(group, includeAuthorizedOperations, context)
  })
  return { groups }
})

function describe(groupId: string, withOperations: boolean, context: RequestContext): Group {
  if (!context.may('describe', 'group', groupId)) return { groupId, errorCode: ErrorCode.GROUP_AUTHORIZATION_FAILED }
  const meta = metaOf(context)
  const found: Group = readAtCoordinator<Group>(
    context,
    groupId,
    (machine, nowMs) => {
      const [group] = machine.describeGroups(
        { groups: [groupId], includeAuthorizedOperations: false },
        meta,
        nowMs
      ).groups
      return group ?? { groupId, errorCode: ErrorCode.UNKNOWN_SERVER_ERROR }
    },
    (errorCode) => ({ groupId, errorCode })
  )
  const operations = withOperations
    ? authorizedOperations(context.may.bind(context), 'group', groupId)
    : operationsNotAsked
  return found.errorCode === ErrorCode.NONE ? { ...found, authorizedOperations: operations } : found
}
