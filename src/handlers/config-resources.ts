// What the three configuration APIs share: who may touch which resource, and how a resource that may not be is answered.

import { ConfigResourceType } from '#metadata/image/configs.js'
import { ErrorCode } from '#model/error-code.js'
import type { RequestContext } from './context.ts'
import { clusterResource } from './permission.ts'

export interface Resource {
  readonly resourceType: number
  readonly resourceName: string
}

export interface ResourceRefusal extends Resource {
  readonly errorCode: number
  readonly errorMessage: string | null
}

const { TOPIC, BROKER, BROKER_LOGGER, CLIENT_METRICS, GROUP } = ConfigResourceType

export const resourceKey = ({ resourceType, resourceName }: Resource): string => `${resourceType}/${resourceName}`

export function refuse(
  { resourceType, resourceName }: Resource,
  errorCode: number,
  errorMessage: string | null = null
): ResourceRefusal {
  return { resourceType, resourceName, errorCode, errorMessage }
}

export function permissionRefusal(
  resource: Resource,
  operation: 'describe-configs' | 'alter-configs',
  context: RequestContext
): ResourceRefusal | undefined {
  const { resourceType, resourceName } = resource
  switch (resourceType) {
    case TOPIC:
      return context.may(operation, 'topic', resourceName)
        ? undefined
        : refuse(resource, ErrorCode.TOPIC_AUTHORIZATION_FAILED, 'Authorization failed.')
    case GROUP:
      return context.may(operation, 'group', resourceName)
        ? undefined
        : refuse(resource, ErrorCode.GROUP_AUTHORIZATION_FAILED, 'Authorization failed.')
    case BROKER:
    case BROKER_LOGGER:
    case CLIENT_METRICS:
      return context.may(operation, 'cluster', clusterResource)
        ? undefined
        : refuse(resource, ErrorCode.CLUSTER_AUTHORIZATION_FAILED, 'Authorization failed.')
    default:
      return refuse(resource, ErrorCode.INVALID_REQUEST, `Unexpected resource type ${resourceType}.`)
  }
}

/** A broker's own values are changed at that broker, as in Kafka: it is the one that can tell whether they fit. */
export function otherNodeRefusal(resource: Resource, nodeId: number): ResourceRefusal | undefined {
  const { resourceType, resourceName } = resource
  if (resourceType !== BROKER || resourceName === '' || !/^-?\d+$/.test(resourceName)) return undefined
  if (Number(resourceName) === nodeId) return undefined
  const what = `Unexpected broker id, expected ${nodeId}, but received ${resourceName}`
  return refuse(resource, ErrorCode.INVALID_REQUEST, what)
}

export function twice(resource: Resource): ResourceRefusal {
  return refuse(resource, ErrorCode.INVALID_REQUEST, 'Each resource must appear at most once.')
}
