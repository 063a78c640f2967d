// Configurations of topics, brokers, groups, client metrics: describe, alter, list.

import type { DescribeConfigsResult } from '#protocol/generated/describe-configs-response.js'
import type { Admin, Target } from '../admin.ts'
import { errorOf } from '../errors.ts'
import type { Outcome } from './outcome.ts'

export const ConfigResourceType = { topic: 2, broker: 4, brokerLogger: 8, clientMetrics: 16, group: 32 } as const
export type ConfigResourceType = (typeof ConfigResourceType)[keyof typeof ConfigResourceType]

export const ConfigOperation = { set: 0, delete: 1, append: 2, subtract: 3 } as const

/** By the numbers that DescribeConfigs gives. */
export const configSources: readonly string[] = [
  'UNKNOWN',
  'DYNAMIC_TOPIC_CONFIG',
  'DYNAMIC_BROKER_CONFIG',
  'DYNAMIC_DEFAULT_BROKER_CONFIG',
  'STATIC_BROKER_CONFIG',
  'DEFAULT_CONFIG',
  'DYNAMIC_BROKER_LOGGER_CONFIG',
  'DYNAMIC_CLIENT_METRICS_CONFIG',
  'DYNAMIC_GROUP_CONFIG'
]

export interface ConfigResource {
  readonly type: ConfigResourceType
  /** Of a broker: its id, or empty for what all share. */
  readonly name: string
}

export interface ConfigChange {
  readonly name: string
  readonly operation: number
  readonly value: string | null
}

/** A broker answers for itself; everything else anybody can tell. */
function targetOf({ type, name }: ConfigResource): Target {
  const own = type === ConfigResourceType.broker || type === ConfigResourceType.brokerLogger
  return own && name !== '' ? { broker: Number(name) } : 'any'
}

function byTarget(resources: readonly ConfigResource[]): Map<string, ConfigResource[]> {
  const groups = new Map<string, ConfigResource[]>()
  for (const resource of resources) {
    const key = JSON.stringify(targetOf(resource))
    groups.set(key, [...(groups.get(key) ?? []), resource])
  }
  return groups
}

/** The text that names a resource in the maps returned here. */
export const resourceKey = ({ type, name }: ConfigResource): string => `${type}/${name}`

export async function describeConfigs(
  admin: Admin,
  resources: readonly ConfigResource[],
  options: { synonyms?: boolean; documentation?: boolean; keys?: readonly string[] } = {}
): Promise<Map<string, Outcome<DescribeConfigsResult>>> {
  const { synonyms = false, documentation = false, keys = null } = options
  const outcomes = new Map<string, Outcome<DescribeConfigsResult>>()
  for (const [target, group] of byTarget(resources)) {
    const answer = await admin.send(
      'DescribeConfigs',
      {
        resources: group.map(({ type, name }) => ({
          resourceType: type,
          resourceName: name,
          configurationKeys: keys
        })),
        includeSynonyms: synonyms,
        includeDocumentation: documentation
      },
      { target: JSON.parse(target) as Target }
    )
    for (const result of answer.results) {
      const error = errorOf(result.errorCode, result.errorMessage)
      const key = `${result.resourceType}/${result.resourceName}`
      outcomes.set(key, error === undefined ? { error, value: result } : { error })
    }
  }
  return outcomes
}

export async function alterConfigs(
  admin: Admin,
  resource: ConfigResource,
  changes: readonly ConfigChange[],
  options: { validateOnly?: boolean; timeoutMs?: number } = {}
): Promise<Outcome<undefined>> {
  const { validateOnly = false, timeoutMs = admin.timeoutMs } = options
  const answer = await admin.send(
    'IncrementalAlterConfigs',
    {
      resources: [
        {
          resourceType: resource.type,
          resourceName: resource.name,
          configs: changes.map(({ name, operation, value }) => ({ name, configOperation: operation, value }))
        }
      ],
      validateOnly
    },
    {
      target: targetOf(resource),
      timeoutMs,
      codes: (response) => response.responses.map(({ errorCode }) => errorCode)
    }
  )
  const result = answer.responses[0]
  const error = errorOf(result?.errorCode ?? 0, result?.errorMessage)
  return error === undefined ? { error, value: undefined } : { error }
}

/** Names of the resources of one kind that have a configuration of their own. Brokers from before 4.1 list client metrics only. */
export async function listConfigResources(admin: Admin, type: ConfigResourceType): Promise<string[]> {
  const versions = type === ConfigResourceType.clientMetrics ? {} : { min: 1 }
  const answer = await admin.send(
    'ListConfigResources',
    { resourceTypes: [type] },
    { versions, ...(type === ConfigResourceType.clientMetrics ? { call: 'listClientMetricsResources' } : {}) }
  )
  return answer.configResources.map(({ resourceName }) => resourceName)
}
