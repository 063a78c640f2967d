// ListConfigResources, v0-v1
//
//   v0  client metrics subscriptions only (it was ListClientMetricsResources)
//   v1  any type; none given means all (KIP-1142)

import { ConfigResourceType } from '#metadata/image/configs.js'
import { ErrorCode } from '#model/error-code.js'
import { readListConfigResourcesRequest } from '#protocol/generated/list-config-resources-request.js'
import { writeListConfigResourcesResponse } from '#protocol/generated/list-config-resources-response.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { clusterResource } from './permission.ts'

const { TOPIC, BROKER, BROKER_LOGGER, CLIENT_METRICS, GROUP } = ConfigResourceType
const all: readonly number[] = [TOPIC, BROKER, BROKER_LOGGER, CLIENT_METRICS, GROUP]

const codec = { read: readListConfigResourcesRequest, write: writeListConfigResourcesResponse }

export const listConfigResources: PlainHandler = defineHandler(
  'ListConfigResources',
  [0, 1],
  codec,
  (request, context) => {
    if (!context.may('describe-configs', 'cluster', clusterResource))
      return { errorCode: ErrorCode.CLUSTER_AUTHORIZATION_FAILED }
    const asked = context.version === 0 ? [CLIENT_METRICS] : request.resourceTypes
    const types = asked.length === 0 ? all : [...new Set(asked)]
    if (types.some((type) => !all.includes(type))) return { errorCode: ErrorCode.UNSUPPORTED_VERSION }
    return {
      configResources: types.flatMap((resourceType) =>
        namesOf(resourceType, context).map((resourceName) => ({ resourceName, resourceType }))
      )
    }
  }
)

function namesOf(resourceType: number, context: RequestContext): string[] {
  const image = context.image()
  if (resourceType === TOPIC) return [...image.topics.values()].map(({ name }) => name)
  if (resourceType === BROKER || resourceType === BROKER_LOGGER)
    return [...image.cluster.brokers.values()].map(({ id }) => String(id))
  return image.configs.names(resourceType)
}
