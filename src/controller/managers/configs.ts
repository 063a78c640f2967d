// AlterConfigs and IncrementalAlterConfigs: the overrides of a resource as they would be after the change are checked as
// a whole; only real differences become records.

import type { Definition } from '#config/definition.js'
import { brokerDefinitions, clientMetricsDefinitions, groupDefinitions, topicDefinitions } from '#config/registry.js'
import { checkBrokerUpdate, checkClientMetricsUpdate, checkGroupUpdate, checkTopicUpdate } from '#config/update.js'
import { parseList } from '#config/value.js'
import { ConfigResourceType } from '#metadata/image/configs.js'
import { ErrorCode } from '#model/error-code.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import { Refusal, repeated, type Situation } from './decision.ts'
import { isElrEnabled } from './features.ts'
import { invalidTopicName } from './topic-name.ts'

export interface Resource {
  readonly type: number
  readonly name: string
}

export const ConfigOperation = { SET: 0, DELETE: 1, APPEND: 2, SUBTRACT: 3 } as const

export interface Operation {
  readonly name: string
  readonly operation: number
  readonly value: string | null
}

const invalidRequest = (message: string): Refusal => new Refusal(ErrorCode.INVALID_REQUEST, message)

function checkBroker({ image, nodeId }: Situation, name: string): void {
  if (name === '') return
  if (!/^\d+$/.test(name)) throw invalidRequest(`Node id must be an integer, but it is: ${name}`)
  const id = Number(name)
  if (image.cluster.broker(id) === undefined && image.cluster.controllers.get(id) === undefined && id !== nodeId)
    throw new Refusal(ErrorCode.BROKER_ID_NOT_REGISTERED, `No node with id ${id} found.`)
}

function checkTopic({ image }: Situation, name: string): void {
  if (image.topic(name) !== undefined) return
  const wrong = invalidTopicName(name)
  if (wrong !== undefined) throw new Refusal(ErrorCode.INVALID_TOPIC_EXCEPTION, wrong)
  throw new Refusal(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, `The topic '${name}' does not exist.`)
}

/** Throws a Refusal when there is no such resource. */
export function checkResource(situation: Situation, { type, name }: Resource): void {
  switch (type) {
    case ConfigResourceType.TOPIC:
      if (name === '') throw invalidRequest('Default topic resources are not allowed.')
      checkTopic(situation, name)
      return
    case ConfigResourceType.BROKER:
      checkBroker(situation, name)
      return
    case ConfigResourceType.CLIENT_METRICS:
      if (name === '') throw invalidRequest("Subscription name can't be empty")
      return
    case ConfigResourceType.GROUP:
      if (name === '') throw invalidRequest('Default group resources are not allowed.')
      return
    default:
      throw invalidRequest(`Unknown resource type ${type}`)
  }
}

function checkElr(situation: Situation, { type, name }: Resource, after: ReadonlyMap<string, string>): void {
  if (type !== ConfigResourceType.BROKER || !isElrEnabled(situation.image)) return
  const before = situation.image.configs.of(type, name)
  if (after.get('min.insync.replicas') === before.get('min.insync.replicas')) return
  if (name !== '')
    throw new Refusal(
      ErrorCode.INVALID_CONFIG,
      'Broker-level min.insync.replicas cannot be altered while ELR is enabled.'
    )
  if (!after.has('min.insync.replicas'))
    throw new Refusal(
      ErrorCode.INVALID_CONFIG,
      'Cluster-level min.insync.replicas cannot be removed while ELR is enabled.'
    )
}

function complaint({ config }: Situation, resource: Resource, after: ReadonlyMap<string, string>): string | undefined {
  switch (resource.type) {
    case ConfigResourceType.TOPIC:
      return checkTopicUpdate(config, after)
    case ConfigResourceType.GROUP:
      return checkGroupUpdate(config, after)
    case ConfigResourceType.CLIENT_METRICS:
      return checkClientMetricsUpdate(after)
    default:
      return checkBrokerUpdate(config, after, resource.name !== '')
  }
}

function checkValues(situation: Situation, resource: Resource, after: ReadonlyMap<string, string>): void {
  const wrong = complaint(situation, resource, after)
  if (wrong === undefined) return
  const { TOPIC, GROUP } = ConfigResourceType
  // Kafka's brokers judge their own keys and subscriptions as requests, the controller those of topics and groups.
  throw resource.type === TOPIC || resource.type === GROUP
    ? new Refusal(ErrorCode.INVALID_CONFIG, wrong)
    : invalidRequest(wrong)
}

function changesOf(
  situation: Situation,
  resource: Resource,
  after: ReadonlyMap<string, string>
): MetadataRecordDraft[] {
  const before = situation.image.configs.of(resource.type, resource.name)
  const record = (name: string, value: string | null): MetadataRecordDraft => ({
    kind: 'ConfigRecord',
    version: 0,
    value: { resourceType: resource.type, resourceName: resource.name, name, value }
  })
  const set = [...after].filter(([name, value]) => before.get(name) !== value)
  const gone = [...before.keys()].filter((name) => !after.has(name))
  const records = [...set.map(([name, value]) => record(name, value)), ...gone.map((name) => record(name, null))]
  const minIsr = records.some((one) => one.kind === 'ConfigRecord' && one.value.name === 'min.insync.replicas')
  // Whoever was eligible under the old minimum need not be under the new one (KIP-966).
  if (minIsr && isElrEnabled(situation.image) && resource.type !== ConfigResourceType.GROUP)
    records.push({
      kind: 'ClearElrRecord',
      version: 0,
      value: { topicName: resource.type === ConfigResourceType.TOPIC ? resource.name : '' }
    })
  return records
}

function decide(situation: Situation, resource: Resource, after: ReadonlyMap<string, string>): MetadataRecordDraft[] {
  checkElr(situation, resource, after)
  checkValues(situation, resource, after)
  return changesOf(situation, resource, after)
}

/** AlterConfigs: what is not named is removed. Throws a Refusal. */
export function decideReplacedConfigs(
  situation: Situation,
  resource: Resource,
  values: readonly { readonly name: string; readonly value: string | null }[]
): MetadataRecordDraft[] {
  checkResource(situation, resource)
  checkNames(values)
  const missing = values.filter(({ value }) => value === null).map(({ name }) => name)
  if (missing.length > 0) throw invalidRequest(`Null value not supported for : ${missing.join(',')}`)
  return decide(situation, resource, new Map(values.map(({ name, value }) => [name, value ?? ''])))
}

function checkNames(values: readonly { readonly name: string }[]): void {
  const twice = repeated(values.map(({ name }) => name))
  if (twice.size > 0) throw invalidRequest('Error due to duplicate config keys')
}

const definitionsOf = (type: number): ReadonlyMap<string, Definition> => {
  if (type === ConfigResourceType.TOPIC) return topicDefinitions
  if (type === ConfigResourceType.GROUP) return groupDefinitions
  return type === ConfigResourceType.CLIENT_METRICS ? clientMetricsDefinitions : brokerDefinitions
}

function applyToList(type: number, { name, operation, value }: Operation, before: string | undefined): string {
  const definition = definitionsOf(type).get(name)
  const what = operation === ConfigOperation.APPEND ? 'APPEND' : 'SUBTRACT'
  if (definition?.type !== 'list')
    throw new Refusal(ErrorCode.INVALID_CONFIG, `Can't ${what} to key ${name} because its type is not LIST.`)
  const current = parseList(before ?? definition.defaultValue ?? '')
  const named = parseList(value ?? '')
  const after =
    operation === ConfigOperation.APPEND
      ? [...current, ...named.filter((one) => !current.includes(one))]
      : current.filter((one) => !named.includes(one))
  return after.join(',')
}

/** IncrementalAlterConfigs. Throws a Refusal. */
export function decideChangedConfigs(
  situation: Situation,
  resource: Resource,
  operations: readonly Operation[]
): MetadataRecordDraft[] {
  checkResource(situation, resource)
  checkNames(operations)
  const missing = operations.filter(({ operation, value }) => operation !== ConfigOperation.DELETE && value === null)
  if (missing.length > 0)
    throw invalidRequest(`Null value not supported for : ${missing.map(({ name }) => name).join(',')}`)
  const before = situation.image.configs.of(resource.type, resource.name)
  const after = new Map(before)
  for (const one of operations) {
    const { name, operation, value } = one
    if (operation === ConfigOperation.SET) after.set(name, value ?? '')
    else if (operation === ConfigOperation.DELETE) after.delete(name)
    else if (operation === ConfigOperation.APPEND || operation === ConfigOperation.SUBTRACT) {
      const list = applyToList(resource.type, one, before.get(name))
      if (list !== before.get(name)) after.set(name, list)
    } else throw invalidRequest(`Unknown config operation ${operation} of key ${name}; known are 0 to 3`)
  }
  return decide(situation, resource, after)
}
