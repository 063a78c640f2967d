// The kinds of entities that have configurations.

export const entityTypes = [
  'topics',
  'clients',
  'users',
  'brokers',
  'ips',
  'client-metrics',
  'groups',
  'broker-loggers'
] as const
export type EntityType = (typeof entityTypes)[number]

export interface Entity {
  readonly type: EntityType
  /** undefined: all of the type; empty: their default. */
  readonly name: string | undefined
}

/** An option that names an entity, and its type. */
export const namedOptions: ReadonlyMap<string, EntityType> = new Map([
  ['topic', 'topics'],
  ['user', 'users'],
  ['client', 'clients'],
  ['broker', 'brokers'],
  ['broker-logger', 'broker-loggers'],
  ['ip', 'ips'],
  ['client-metrics', 'client-metrics'],
  ['group', 'groups']
])

/** An option that means the default of a type. */
export const defaultOptions: ReadonlyMap<string, EntityType> = new Map([
  ['user-defaults', 'users'],
  ['client-defaults', 'clients'],
  ['broker-defaults', 'brokers'],
  ['ip-defaults', 'ips']
])

/** `topic` for topics, as messages say it. */
export const singular = (type: EntityType): string => (type === 'client-metrics' ? 'client-metric' : type.slice(0, -1))

/** Quotas are set for these; all others have configurations. */
export const quotaTypes: ReadonlySet<EntityType> = new Set<EntityType>(['users', 'clients', 'ips'])
