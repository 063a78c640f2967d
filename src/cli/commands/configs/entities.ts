// Which entities a command line of kafka-configs means, and whether what it asks of them makes sense.

import { lookup } from 'node:dns/promises'
import { UsageError } from '../../options/definition.ts'
import type { Options } from '../../options/options.ts'
import { oneActionOf } from '../../rules.ts'
import { defaultOptions, type Entity, type EntityType, entityTypes, namedOptions } from './entity-types.ts'

export type Action = 'describe' | 'alter'

export interface Request {
  readonly action: Action
  readonly entities: readonly [Entity, ...Entity[]]
}

const bad = (message: string): UsageError => new UsageError(message)

function typesOf(options: Options): EntityType[] {
  const texts = options.values('entity-type')
  const short = [...namedOptions, ...defaultOptions].filter(([option]) => options.has(option)).map(([, type]) => type)
  for (const text of texts) {
    if (entityTypes.includes(text as EntityType)) continue
    throw bad(
      `Invalid entity type ${text}, the entity type must be one of ${entityTypes.join(', ')} with a --bootstrap-server or --bootstrap-controller argument`
    )
  }
  return [...(texts as EntityType[]), ...short]
}

/** The names given with --entity-name and --entity-default, in the order of the types they go with. */
function namesFor(options: Options): (string | undefined)[] {
  const names = [...options.values('entity-name')]
  const order = options.order.filter((name) => name === 'entity-name' || name === 'entity-default')
  return order.map((name) => (name === 'entity-default' ? '' : names.shift()))
}

function entitiesOf(options: Options): Entity[] {
  const types = options.values('entity-type') as EntityType[]
  const names = namesFor(options)
  const long = types.map((type, at): Entity => ({ type, name: names[at] }))
  const named = [...namedOptions].flatMap(([option, type]): Entity[] => {
    return options.has(option) ? [{ type, name: options.value(option) ?? '' }] : []
  })
  const defaults = [...defaultOptions].flatMap(([option, type]): Entity[] => {
    return options.has(option) ? [{ type, name: '' }] : []
  })
  return [...long, ...named, ...defaults]
}

function checkTypes(types: readonly EntityType[]): void {
  const distinct = new Set(types)
  if (distinct.size !== types.length) throw bad(`Duplicate entity type(s) specified: ${repeats(types).join(',')}`)
  const pair = distinct.has('users') && distinct.has('clients')
  if (types.length > 2 || (types.length === 2 && !pair)) {
    throw bad("Only 'users' and 'clients' entity types may be specified together")
  }
}

const repeats = (types: readonly EntityType[]): EntityType[] => types.filter((type, at) => types.indexOf(type) !== at)

function checkServer(options: Options): void {
  const both = options.has('bootstrap-server') && options.has('bootstrap-controller')
  if (both) throw bad('Only one of --bootstrap-server or --bootstrap-controller can be specified.')
  if (!options.has('bootstrap-server') && !options.has('bootstrap-controller')) {
    throw bad('Either --bootstrap-server or --bootstrap-controller must be specified.')
  }
}

async function checkNames(entities: readonly Entity[]): Promise<void> {
  for (const { type, name } of entities) {
    if (name === undefined || name === '') continue
    if (type === 'brokers' && !/^[+-]?\d+$/.test(name)) {
      throw bad(`The entity name for brokers must be a valid integer broker id, but it is: ${name}`)
    }
    if (type === 'broker-loggers' && !/^[+-]?\d+$/.test(name)) {
      throw bad(`The entity name for broker-loggers must be a valid integer broker id, but it is: ${name}`)
    }
    if (type !== 'ips') continue
    const found = await lookup(name).catch(() => undefined)
    if (found === undefined) {
      throw bad(`The entity name for ips must be a valid IP or resolvable host, but it is: ${name}`)
    }
  }
}

function checkAlter(options: Options, entities: readonly Entity[]): void {
  const changes = ['add-config', 'add-config-file', 'delete-config'].some((name) => options.has(name))
  for (const { type, name } of entities) {
    if (name === undefined)
      throw bad(`An entity name must be specified with --alter of ${entities.map((e) => e.type).join(',')}`)
    if (
      name === '' &&
      (type === 'topics' || type === 'groups' || type === 'client-metrics' || type === 'broker-loggers')
    ) {
      throw bad(`--entity-default is not allowed with --alter of ${type}`)
    }
  }
  if (!changes)
    throw bad('At least one of --add-config, --add-config-file, or --delete-config must be specified with --alter')
  if (options.has('add-config') && options.has('add-config-file')) {
    throw bad('Only one of --add-config or --add-config-file must be specified')
  }
}

/** Checks what Kafka's tool checks, in its order. */
export async function requestOf(options: Options): Promise<Request> {
  const action = oneActionOf(
    options,
    ['describe', 'alter'] as const,
    'Command must include exactly one action: --describe, --alter'
  )
  const types = typesOf(options)
  const [first, ...others] = entitiesOf(options)
  if (first === undefined) throw bad('At least one entity type must be specified')
  checkTypes(types)
  checkServer(options)
  const entities = [first, ...others] as const
  await checkNames(entities)
  if (action === 'alter') checkAlter(options, entities)
  return { action, entities: [...entities] }
}
