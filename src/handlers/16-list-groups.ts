// ListGroups, v0-v5
//
//   v3  flexible encoding
//   v4  filter by state; the state in the answer
//   v5  filter by type; the type in the answer (KIP-848)
//
// Every shard knows its own groups.

import { ErrorCode } from '#model/error-code.js'
import {
  type ListGroupsRequest,
  readListGroupsRequest,
  writeListGroupsRequest
} from '#protocol/generated/list-groups-request.js'
import {
  type ListedGroup,
  type ListGroupsResponse,
  readListGroupsResponse,
  writeListGroupsResponse
} from '#protocol/generated/list-groups-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { askShard } from './group-requests.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { clusterResource } from './permission.ts'

const codec = { read: readListGroupsRequest, write: writeListGroupsResponse }
const api = { writeRequest: writeListGroupsRequest, readResponse: readListGroupsResponse }

export const listGroups: PlainHandler = defineHandler('ListGroups', [0, 5], codec, async (request, context) => {
  const { shard: own, shards } = context.node
  const asked = context.isForwarded ? [own] : Array.from({ length: shards }, (_, shard) => shard)
  const answers = await Promise.all(
    asked.map((shard) => (shard === own ? ownGroups(request, context) : askShard(context, shard, api, request)))
  )
  const failed = answers.find(({ errorCode = 0 }) => errorCode !== ErrorCode.NONE)
  return failed ?? { groups: answers.flatMap(({ groups }) => groups ?? []) }
})

function ownGroups(request: ListGroupsRequest, context: RequestContext): Draft<ListGroupsResponse> {
  const groups: ListedGroup[] = []
  for (const { state, machine } of context.node.groups.all()) {
    // A part of the list would look like all of it.
    if (state === 'loading') return { errorCode: ErrorCode.COORDINATOR_LOAD_IN_PROGRESS }
    groups.push(...machine.listGroups(request).groups)
  }
  if (context.may('describe', 'cluster', clusterResource)) return { groups }
  return { groups: groups.filter(({ groupId }) => context.may('describe', 'group', groupId)) }
}
