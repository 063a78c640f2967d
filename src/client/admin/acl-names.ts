// Names of the numbers that ACLs are made of, by number.

export const resourceTypes: readonly string[] = [
  'UNKNOWN',
  'ANY',
  'TOPIC',
  'GROUP',
  'CLUSTER',
  'TRANSACTIONAL_ID',
  'DELEGATION_TOKEN',
  'USER'
]

export const patternTypes: readonly string[] = ['UNKNOWN', 'ANY', 'MATCH', 'LITERAL', 'PREFIXED']

export const aclOperations: readonly string[] = [
  'UNKNOWN',
  'ANY',
  'ALL',
  'READ',
  'WRITE',
  'CREATE',
  'DELETE',
  'ALTER',
  'DESCRIBE',
  'CLUSTER_ACTION',
  'DESCRIBE_CONFIGS',
  'ALTER_CONFIGS',
  'IDEMPOTENT_WRITE',
  'CREATE_TOKENS',
  'DESCRIBE_TOKENS',
  'TWO_PHASE_COMMIT'
]

export const permissionTypes: readonly string[] = ['UNKNOWN', 'ANY', 'DENY', 'ALLOW']
