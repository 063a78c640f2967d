// What a group looks like, whichever protocol it follows. Groups of the classic protocol tell their members' assignments
// as bytes of the embedded consumer protocol; others tell them plainly.

import { ErrorCode } from '#model/error-code.js'
import type { ConsumerGroupDescribeResponse } from '#protocol/generated/consumer-group-describe-response.js'
import type { DescribeGroupsResponse } from '#protocol/generated/describe-groups-response.js'
import type { Admin } from '../admin.ts'
import type { Node } from '../cluster-view.ts'
import { readAssignment } from '../consumer-protocol.ts'
import { asError, KafkaError } from '../errors.ts'
import { findCoordinator } from './groups.ts'

export interface GroupMember {
  readonly memberId: string
  readonly instanceId: string | null
  readonly rackId: string | null
  readonly clientId: string
  readonly host: string
  /** Partitions by topic. */
  readonly assignment: ReadonlyMap<string, readonly number[]>
  /** Where the group wants to get; undefined for classic groups. */
  readonly target: ReadonlyMap<string, readonly number[]> | undefined
  readonly epoch: number | undefined
  /** In a consumer group: whether the member speaks the new protocol. */
  readonly upgraded: boolean | undefined
}

export interface GroupDescription {
  readonly groupId: string
  readonly type: 'Classic' | 'Consumer'
  readonly state: string
  readonly protocolType: string
  readonly assignor: string
  readonly epoch: number | undefined
  readonly targetEpoch: number | undefined
  readonly coordinator: Node
  readonly members: readonly GroupMember[]
  readonly authorizedOperations: number
}

/** Throws GROUP_ID_NOT_FOUND for a group that is not there. */
export async function describeGroup(
  admin: Admin,
  group: string,
  options: { authorizedOperations?: boolean } = {}
): Promise<GroupDescription> {
  const { authorizedOperations = false } = options
  const coordinator = await findCoordinator(admin, group)
  try {
    return await describeConsumerGroup(admin, group, coordinator, authorizedOperations)
  } catch (error) {
    // A classic group, or a broker that knows no others.
    const code = error instanceof KafkaError ? error.code : 0
    if (code !== ErrorCode.UNSUPPORTED_VERSION && code !== ErrorCode.GROUP_ID_NOT_FOUND) throw error
  }
  return describeClassicGroup(admin, group, coordinator, authorizedOperations)
}

type ConsumerGroup = ConsumerGroupDescribeResponse['groups'][number]
type ClassicGroup = DescribeGroupsResponse['groups'][number]

async function describeConsumerGroup(
  admin: Admin,
  group: string,
  coordinator: Node,
  includeAuthorizedOperations: boolean
): Promise<GroupDescription> {
  const answer = await admin.send(
    'ConsumerGroupDescribe',
    { groupIds: [group], includeAuthorizedOperations },
    {
      target: { group },
      call: 'describeConsumerGroups',
      codes: ({ groups }) => groups.map(({ errorCode }) => errorCode)
    }
  )
  const found = only(answer.groups)
  return {
    groupId: group,
    type: 'Consumer',
    state: found.groupState,
    protocolType: 'consumer',
    assignor: found.assignorName,
    epoch: found.groupEpoch,
    targetEpoch: found.assignmentEpoch,
    coordinator,
    members: found.members.map(consumerMember),
    authorizedOperations: found.authorizedOperations
  }
}

/** The one group that was asked for. Throws what is wrong with it. */
function only<Group extends { readonly errorCode: number; readonly errorMessage: string | null }>(
  groups: readonly Group[]
): Group {
  const found = groups[0]
  if (found === undefined) throw asError(ErrorCode.GROUP_ID_NOT_FOUND)
  if (found.errorCode !== ErrorCode.NONE) throw asError(found.errorCode, found.errorMessage)
  return found
}

function consumerMember(member: ConsumerGroup['members'][number]): GroupMember {
  const plain = (assignment: typeof member.assignment): ReadonlyMap<string, readonly number[]> =>
    new Map(assignment.topicPartitions.map(({ topicName, partitions }) => [topicName, partitions]))
  const { memberId, instanceId, rackId, clientId, clientHost, memberEpoch, memberType } = member
  return {
    memberId,
    instanceId,
    rackId,
    clientId,
    host: clientHost,
    assignment: plain(member.assignment),
    target: plain(member.targetAssignment),
    epoch: memberEpoch,
    upgraded: memberType < 0 ? undefined : memberType === 1
  }
}

async function describeClassicGroup(
  admin: Admin,
  group: string,
  coordinator: Node,
  includeAuthorizedOperations: boolean
): Promise<GroupDescription> {
  const answer = await admin.send(
    'DescribeGroups',
    { groups: [group], includeAuthorizedOperations },
    {
      target: { group },
      call: 'describeConsumerGroups',
      codes: ({ groups }) => groups.map(({ errorCode }) => errorCode)
    }
  )
  const found = only(answer.groups)
  return {
    groupId: group,
    type: 'Classic',
    state: found.groupState,
    protocolType: found.protocolType,
    assignor: found.protocolData,
    epoch: undefined,
    targetEpoch: undefined,
    coordinator,
    members: found.members.map((member) => classicMember(member, found.protocolType)),
    authorizedOperations: found.authorizedOperations
  }
}

function classicMember(member: ClassicGroup['members'][number], protocolType: string): GroupMember {
  const { memberId, groupInstanceId, clientId, clientHost, memberAssignment } = member
  const assigned = protocolType === 'consumer' && memberAssignment.length > 0
  return {
    memberId,
    instanceId: groupInstanceId,
    rackId: null,
    clientId,
    host: clientHost,
    assignment: assigned ? readable(memberAssignment) : new Map(),
    target: undefined,
    epoch: undefined,
    upgraded: undefined
  }
}

/** The bytes are another client's; what cannot be read is not worth losing the whole description. */
function readable(bytes: Buffer): ReadonlyMap<string, readonly number[]> {
  try {
    return readAssignment(bytes).partitions
  } catch {
    return new Map()
  }
}
