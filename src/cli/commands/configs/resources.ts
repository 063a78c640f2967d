// Configurations of topics, brokers, loggers, client metrics and groups.

import {
  alterConfigs,
  ConfigOperation,
  ConfigResourceType,
  configSources,
  describeConfigs,
  listConfigResources,
  resourceKey
} from '#client/admin/configs.js'
import { describeCluster } from '#client/admin/nodes.js'
import { resultOf } from '#client/admin/outcome.js'
import { listTopics } from '#client/admin/topics.js'
import type { Admin } from '#client/admin.js'
import { KafkaError } from '#client/errors.js'
import { ErrorCode } from '#model/error-code.js'
import type { DescribeConfigsResult } from '#protocol/generated/describe-configs-response.js'
import type { Terminal } from '../../terminal.ts'
import type { Changes } from './changes.ts'
import { type Entity, type EntityType, singular } from './entity-types.ts'

const resourceTypes: Readonly<Partial<Record<EntityType, ConfigResourceType>>> = {
  topics: ConfigResourceType.topic,
  brokers: ConfigResourceType.broker,
  'broker-loggers': ConfigResourceType.brokerLogger,
  'client-metrics': ConfigResourceType.clientMetrics,
  groups: ConfigResourceType.group
}

const typeOf = (entity: Entity): ConfigResourceType => resourceTypes[entity.type] ?? ConfigResourceType.topic

/** Where the configurations come from that are the entity's own. */
function ownSource({ type, name }: Entity): string {
  if (type === 'brokers') return name === '' ? 'DYNAMIC_DEFAULT_BROKER_CONFIG' : 'DYNAMIC_BROKER_CONFIG'
  return {
    topics: 'DYNAMIC_TOPIC_CONFIG',
    'broker-loggers': 'DYNAMIC_BROKER_LOGGER_CONFIG',
    'client-metrics': 'DYNAMIC_CLIENT_METRICS_CONFIG',
    groups: 'DYNAMIC_GROUP_CONFIG'
  }[type as 'topics' | 'broker-loggers' | 'client-metrics' | 'groups']
}

export async function alterResource(admin: Admin, entity: Entity, changes: Changes): Promise<void> {
  const set = [...changes.set].map(([name, value]) => ({ name, operation: ConfigOperation.set, value }))
  const remove = changes.remove.map((name) => ({ name, operation: ConfigOperation.delete, value: null }))
  const resource = { type: typeOf(entity), name: entity.name ?? '' }
  resultOf(await alterConfigs(admin, resource, [...remove, ...set]))
}

async function brokerIds(admin: Admin): Promise<string[]> {
  const { brokers } = await describeCluster(admin)
  return brokers.map(({ brokerId }) => String(brokerId))
}

async function groupNames(admin: Admin): Promise<string[]> {
  const configured = await listConfigResources(admin, ConfigResourceType.group)
  const names = new Set(configured)
  try {
    for (const broker of await brokerIds(admin)) {
      const answer = await admin.send('ListGroups', {}, { target: { broker: Number(broker) } })
      for (const { groupId } of answer.groups) names.add(groupId)
    }
  } catch (error) {
    // A broker without groups still has their configurations.
    if (!(error instanceof KafkaError && error.code === ErrorCode.UNSUPPORTED_VERSION)) throw error
  }
  return [...names]
}

/** The entities meant when no name is given. */
async function allOf(admin: Admin, type: EntityType): Promise<string[]> {
  if (type === 'topics') return (await listTopics(admin, { internal: true })).map(({ name }) => name)
  if (type === 'brokers') return [...(await brokerIds(admin)), '']
  if (type === 'broker-loggers') return brokerIds(admin)
  if (type === 'groups') return groupNames(admin)
  return listConfigResources(admin, typeOf({ type, name: undefined }))
}

/** Whether the entity is there: brokers answer for topics and groups that are not. */
async function exists(admin: Admin, entity: Entity): Promise<boolean> {
  const names = await allOf(admin, entity.type)
  return names.includes(entity.name ?? '')
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

function entryLine(entry: DescribeConfigsResult['configs'][number]): string {
  const synonyms = entry.synonyms.map(({ name, value, source }) => `${configSources[source]}:${name}=${value}`)
  return `  ${entry.name}=${entry.value} sensitive=${entry.isSensitive} synonyms={${synonyms.join(', ')}}`
}

const entryJson = (entry: DescribeConfigsResult['configs'][number]): object => ({
  name: entry.name,
  value: entry.value,
  source: configSources[entry.configSource],
  sensitive: entry.isSensitive,
  readOnly: entry.readOnly,
  synonyms: entry.synonyms.map(({ name, value, source }) => ({ name, value, source: configSources[source] }))
})

function heading(entity: Entity, all: boolean): string {
  if (entity.name === '') return `Default configs for ${entity.type} in the cluster are:`
  return `${all ? 'All' : 'Dynamic'} configs for ${singular(entity.type)} ${entity.name} are:`
}

async function describeOne(admin: Admin, entity: Entity, all: boolean, terminal: Terminal): Promise<object> {
  const resource = { type: typeOf(entity), name: entity.name ?? '' }
  const described = await describeConfigs(admin, [resource], { synonyms: true })
  const { configs } = resultOf(described.get(resourceKey(resource)))
  const own = ownSource(entity)
  const shown = configs.filter(({ configSource }) => all || configSources[configSource] === own).sort(byName)
  terminal.line(heading(entity, all))
  for (const entry of shown) terminal.line(entryLine(entry))
  return { entityType: entity.type, entityName: entity.name === '' ? null : entity.name, configs: shown.map(entryJson) }
}

export async function describeResources(admin: Admin, entity: Entity, all: boolean, terminal: Terminal): Promise<void> {
  const named = entity.name !== undefined && entity.name !== ''
  if (named && !(await exists(admin, entity))) {
    const kind = singular(entity.type)
    terminal.line(`The ${kind} '${entity.name}' doesn't exist and doesn't have dynamic config.`)
    terminal.report([])
    return
  }
  const names = entity.name === undefined ? await allOf(admin, entity.type) : [entity.name]
  const found = []
  for (const name of names) found.push(await describeOne(admin, { type: entity.type, name }, all, terminal))
  terminal.report(found)
}
