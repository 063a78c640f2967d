// Groups of a cluster as commands list them.

import { listGroups as listed } from '#client/admin/groups.js'
import type { Admin } from '#client/admin.js'

export interface GroupListing {
  readonly group: string
  readonly type: string
  readonly protocol: string
  readonly state: string
}

export const groupTypes: readonly string[] = ['classic', 'consumer', 'share', 'streams']

/** `Classic`, as Kafka shows types. */
export const typeName = (type: string): string => `${type.slice(0, 1).toUpperCase()}${type.slice(1).toLowerCase()}`

/** A broker from before KIP-848 tells no type: all its groups are classic. */
export async function listGroups(
  admin: Admin,
  filter: { states?: readonly string[]; types?: readonly string[] } = {}
): Promise<GroupListing[]> {
  return (await listed(admin, filter)).map(({ groupId, groupType, protocolType, groupState }) => ({
    group: groupId,
    type: groupType === '' ? 'classic' : groupType.toLowerCase(),
    protocol: protocolType,
    state: groupState
  }))
}
