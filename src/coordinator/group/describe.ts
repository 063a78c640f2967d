// DescribeGroups v0-v6 and ListGroups v0-v5: what groups there are and how they stand.
//
//   DescribeGroups v6   GROUP_ID_NOT_FOUND with a message, where older versions call the group Dead
//   ListGroups v4       filter by state      v5   filter by type

import { ErrorCode } from '#model/error-code.js'
import type { DescribedGroup } from '#protocol/generated/describe-groups-response.js'
import type { ListGroupsRequest } from '#protocol/generated/list-groups-request.js'
import type { ListedGroup } from '#protocol/generated/list-groups-response.js'
import type { ClassicGroup } from './classic-group.ts'
import type { Groups } from './groups.ts'
import type { OtherGroupType } from './record.ts'

const versionNotFound = 6
const nothing = Buffer.alloc(0)
const operationsUnknown = -0x8000_0000

export function describeGroup(groups: Groups, groupId: string, apiVersion: number, nowMs: number): DescribedGroup {
  if (groups.others.has(groupId)) return dead(groupId, `Group ${groupId} is not a classic group.`, apiVersion)
  const group = groups.look(groupId, nowMs)
  return group === undefined ? dead(groupId, `Group ${groupId} not found.`, apiVersion) : describe(group)
}

function dead(groupId: string, message: string, apiVersion: number): DescribedGroup {
  const tells = apiVersion >= versionNotFound
  return {
    errorCode: tells ? ErrorCode.GROUP_ID_NOT_FOUND : ErrorCode.NONE,
    errorMessage: tells ? message : null,
    groupId,
    groupState: 'Dead',
    protocolType: '',
    protocolData: '',
    members: [],
    authorizedOperations: operationsUnknown
  }
}

/** Only a stable group has agreed on a protocol, by which metadata is shown; assignments stay until there are new ones. */
function describe(group: ClassicGroup): DescribedGroup {
  const protocol = group.is('Stable') ? group.protocol : undefined
  return {
    errorCode: ErrorCode.NONE,
    errorMessage: null,
    groupId: group.groupId,
    groupState: group.state,
    protocolType: group.protocolType ?? '',
    protocolData: protocol ?? '',
    members: [...group.members.values()].map((member) => ({
      memberId: member.memberId,
      groupInstanceId: member.groupInstanceId,
      clientId: member.clientId,
      clientHost: member.clientHost,
      memberMetadata: protocol === undefined ? nothing : member.metadata(protocol),
      memberAssignment: member.assignment
    })),
    authorizedOperations: operationsUnknown
  }
}

/** Filters compare without regard to case; an empty one lets everything pass. */
export function listGroups(groups: Groups, { statesFilter, typesFilter }: ListGroupsRequest): ListedGroup[] {
  const passes = (filter: readonly string[], value: string): boolean =>
    filter.length === 0 || filter.some((wanted) => wanted.toLowerCase() === value.toLowerCase())
  const listed: ListedGroup[] = []
  const list = (group: ListedGroup): void => {
    if (passes(statesFilter, group.groupState) && passes(typesFilter, group.groupType)) listed.push(group)
  }
  for (const groupId of groups.ids()) if (!groups.others.has(groupId)) list(classic(groups, groupId))
  for (const [groupId, type] of groups.others.entries()) list(other(groupId, type))
  return listed
}

function classic(groups: Groups, groupId: string): ListedGroup {
  const live = groups.live.get(groupId)
  const stored = groups.stored.get(groupId)
  return {
    groupId,
    protocolType: live === undefined ? (stored?.protocolType ?? '') : (live.protocolType ?? ''),
    groupState: live?.state ?? ((stored?.members.length ?? 0) > 0 ? 'Stable' : 'Empty'),
    groupType: 'classic'
  }
}

/** Nobody coordinates its members here, so that as far as this node can tell it has none. */
const other = (groupId: string, type: OtherGroupType): ListedGroup => ({
  groupId,
  protocolType: type,
  groupState: 'Empty',
  groupType: type
})
