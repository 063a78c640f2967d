// What coordinators tell of groups: new ones (KIP-848) and classic ones in one form.

import type { Admin } from '#client/admin.js'
import { asError, KafkaError, throwIfError } from '#client/errors.js'
import { ErrorCode } from '#model/error-code.js'
import type { ConsumerGroupDescribeResponse } from '#protocol/generated/consumer-group-describe-response.js'
import { Reader } from '#protocol/wire/reader.js'

export type Assignment = ReadonlyMap<string, readonly number[]>

export interface Member {
  readonly id: string
  readonly instanceId: string | null
  readonly host: string
  readonly clientId: string
  readonly assignment: Assignment
  /** Undefined in a classic group. */
  readonly epoch?: number
  readonly target?: Assignment
}

export interface Group {
  readonly group: string
  readonly type: 'classic' | 'consumer'
  readonly state: string
  /** The assignor; empty without members in a classic group. */
  readonly assignor: string
  readonly coordinator: { readonly id: number; readonly host: string; readonly port: number }
  readonly members: readonly Member[]
  readonly epoch?: number
  readonly targetEpoch?: number
}

type Coordinator = Group['coordinator']

async function coordinatorOf(admin: Admin, group: string): Promise<Coordinator> {
  const answer = await admin.send(
    'FindCoordinator',
    { keyType: 0, key: group, coordinatorKeys: [group] },
    {
      call: 'describeConsumerGroups(api=FIND_COORDINATOR)',
      codes: (found) => found.coordinators.map((one) => one.errorCode)
    }
  )
  const found = answer.coordinators[0] ?? answer
  throwIfError(found.errorCode, found.errorMessage)
  return { id: found.nodeId, host: found.host, port: found.port }
}

const grouped = (list: readonly { readonly topicName: string; readonly partitions: readonly number[] }[]): Assignment =>
  new Map(list.map(({ topicName, partitions }) => [topicName, [...partitions].sort((a, b) => a - b)]))

/** undefined: a classic group, or a broker from before KIP-848. */
async function newGroup(admin: Admin, group: string, coordinator: Coordinator): Promise<Group | undefined> {
  let answer: ConsumerGroupDescribeResponse
  try {
    answer = await admin.send(
      'ConsumerGroupDescribe',
      { groupIds: [group], includeAuthorizedOperations: false },
      { target: { group }, call: 'describeConsumerGroups', codes: (found) => found.groups.map((one) => one.errorCode) }
    )
  } catch (error) {
    if (error instanceof KafkaError && error.code === ErrorCode.UNSUPPORTED_VERSION) return undefined
    throw error
  }
  const found = answer.groups[0]
  const elsewhere: readonly number[] = [ErrorCode.GROUP_ID_NOT_FOUND, ErrorCode.UNSUPPORTED_VERSION]
  if (found === undefined || elsewhere.includes(found.errorCode)) return undefined
  throwIfError(found.errorCode, found.errorMessage)
  return {
    group,
    type: 'consumer',
    state: found.groupState,
    assignor: found.assignorName,
    coordinator,
    epoch: found.groupEpoch,
    targetEpoch: found.assignmentEpoch,
    members: found.members.map((member) => ({
      id: member.memberId,
      instanceId: member.instanceId,
      host: member.clientHost,
      clientId: member.clientId,
      epoch: member.memberEpoch,
      assignment: grouped(member.assignment.topicPartitions),
      target: grouped(member.targetAssignment.topicPartitions)
    }))
  }
}

/** What a classic member was assigned: a version, then topics with their partitions. (ConsumerProtocolAssignment) */
function classicAssignment(bytes: Uint8Array): Assignment {
  if (bytes.length === 0) return new Map()
  const reader = new Reader(Buffer.from(bytes))
  reader.int16()
  const topics = Array.from({ length: reader.count(false, 6) }, (): [string, number[]] => {
    const topic = reader.string()
    return [topic, reader.int32s(reader.numberCount(false, 4)).sort((a, b) => a - b)]
  })
  return new Map(topics)
}

async function classicGroup(admin: Admin, group: string, coordinator: Coordinator): Promise<Group> {
  const answer = await admin.send(
    'DescribeGroups',
    { groups: [group], includeAuthorizedOperations: false },
    { target: { group }, call: 'describeConsumerGroups', codes: (found) => found.groups.map((one) => one.errorCode) }
  )
  const found = answer.groups[0]
  if (found === undefined) throw asError(ErrorCode.GROUP_ID_NOT_FOUND)
  throwIfError(found.errorCode, found.errorMessage)
  const consumers = found.protocolType === 'consumer' || found.protocolType === ''
  if (!consumers)
    throw asError(ErrorCode.GROUP_ID_NOT_FOUND, `GroupId ${group} is not a consumer group (${found.protocolType}).`)
  return {
    group,
    type: 'classic',
    state: found.groupState,
    assignor: found.protocolData,
    coordinator,
    members: found.members.map((member) => ({
      id: member.memberId,
      instanceId: member.groupInstanceId,
      host: member.clientHost,
      clientId: member.clientId,
      assignment: classicAssignment(member.memberAssignment)
    }))
  }
}

/** @throws GROUP_ID_NOT_FOUND when nothing is known of it. */
export async function describeGroup(admin: Admin, group: string): Promise<Group> {
  const coordinator = await coordinatorOf(admin, group)
  return (await newGroup(admin, group, coordinator)) ?? classicGroup(admin, group, coordinator)
}
