// Which operations exist on which resources, and the bit fields that Metadata and DescribeCluster answer with.

export type Operation =
  | 'read'
  | 'write'
  | 'create'
  | 'delete'
  | 'alter'
  | 'describe'
  | 'cluster-action'
  | 'describe-configs'
  | 'alter-configs'
  | 'idempotent-write'

export type ResourceType = 'topic' | 'group' | 'cluster' | 'transactional-id'

/** The only name a cluster resource has. */
export const clusterResource = 'kafka-cluster'

/** Kafka's AclOperation codes: the number of the operation's bit. */
const bits: Readonly<Record<Operation, number>> = {
  read: 3,
  write: 4,
  create: 5,
  delete: 6,
  alter: 7,
  describe: 8,
  'cluster-action': 9,
  'describe-configs': 10,
  'alter-configs': 11,
  'idempotent-write': 12
}

const operationsOf: Readonly<Record<'topic' | 'cluster' | 'group', readonly Operation[]>> = {
  topic: ['read', 'write', 'create', 'delete', 'alter', 'describe', 'describe-configs', 'alter-configs'],
  group: ['read', 'delete', 'describe', 'describe-configs', 'alter-configs'],
  cluster: ['create', 'alter', 'describe', 'cluster-action', 'describe-configs', 'alter-configs', 'idempotent-write']
}

export type May = (operation: Operation, type: ResourceType, name: string) => boolean

export function authorizedOperations(may: May, type: 'topic' | 'cluster' | 'group', name: string): number {
  let field = 0
  for (const operation of operationsOf[type]) if (may(operation, type, name)) field |= 1 << bits[operation]
  return field
}

/** What "not asked for" looks like in a response. */
export const operationsNotAsked = -0x80000000
