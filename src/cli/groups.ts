// Groups of a cluster: every broker lists those it coordinates.

import { listNodes } from '#client/admin/nodes.js'
import type { Admin } from '#client/admin.js'
import { KafkaError, throwIfError } from '#client/errors.js'
import { ErrorCode } from '#model/error-code.js'

export interface GroupListing {
  readonly group: string
  readonly type: string
  readonly protocol: string
  readonly state: string
}

export const groupTypes: readonly string[] = ['classic', 'consumer', 'share', 'streams']

/** `Classic`, as Kafka shows types. */
export const typeName = (type: string): string => `${type.slice(0, 1).toUpperCase()}${type.slice(1).toLowerCase()}`

export interface GroupFilter {
  readonly states?: readonly string[]
  readonly types?: readonly string[]
}

/** @throws UNSUPPORTED_VERSION when a filter is not known to the brokers. */
export async function listGroups(admin: Admin, filter: GroupFilter = {}): Promise<GroupListing[]> {
  const { states = [], types = [] } = filter
  const nodes = await listNodes(admin)
  const answers = nodes.map(async ({ id }) => {
    const answer = await admin.send(
      'ListGroups',
      { statesFilter: [...states], typesFilter: [...types] },
      { target: { broker: id }, versions: { min: types.length > 0 ? 5 : states.length > 0 ? 4 : 0 } }
    )
    throwIfError(answer.errorCode)
    return answer.groups
  })
  return (await Promise.all(answers)).flat().map((group) => ({
    group: group.groupId,
    type: group.groupType === '' ? 'classic' : group.groupType.toLowerCase(),
    protocol: group.protocolType,
    state: group.groupState
  }))
}

export const isMissingGroup = (error: unknown): boolean =>
  error instanceof KafkaError && error.code === ErrorCode.GROUP_ID_NOT_FOUND
