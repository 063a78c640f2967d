// DescribeConfigs, v1-v4
//
//   v1  synonyms and sources
//   v3  types and documentation
//   v4  flexible encoding

import type { BrokerConfig } from '#config/broker-config.js'
import {
  type ConfigEntry,
  type DescribeOptions,
  describeBroker,
  describeClientMetrics,
  describeClusterDefault,
  describeGroup,
  describeLoggers,
  describeTopic
} from '#config/describe.js'
import { ConfigResourceType } from '#metadata/image/configs.js'
import { ErrorCode } from '#model/error-code.js'
import {
  type DescribeConfigsRequest,
  readDescribeConfigsRequest
} from '#protocol/generated/describe-configs-request.js'
import {
  type DescribeConfigsResponse,
  type DescribeConfigsResult,
  writeDescribeConfigsResponse
} from '#protocol/generated/describe-configs-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { permissionRefusal, type Resource, type ResourceRefusal, refuse } from './config-resources.ts'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { topicNameComplaint } from './lookup.ts'

const codec = { read: readDescribeConfigsRequest, write: writeDescribeConfigsResponse }

export const describeConfigs: PlainHandler = defineHandler('DescribeConfigs', [1, 4], codec, answer)

function answer(request: DescribeConfigsRequest, context: RequestContext): Draft<DescribeConfigsResponse> {
  return {
    results: request.resources.map((resource): Draft<DescribeConfigsResult> => {
      const refusal = permissionRefusal(resource, 'describe-configs', context)
      if (refusal !== undefined) return refusal
      const found = describe(resource, context, {
        keys: resource.configurationKeys,
        synonyms: request.includeSynonyms,
        documentation: request.includeDocumentation
      })
      if (!Array.isArray(found)) return found
      const { resourceType, resourceName } = resource
      return { resourceType, resourceName, errorCode: ErrorCode.NONE, errorMessage: '', configs: found }
    })
  }
}

type Described = ConfigEntry[] | ResourceRefusal

function describe(resource: Resource, context: RequestContext, options: DescribeOptions): Described {
  const { resourceName: name } = resource
  const config = context.node.config()
  const { configs } = context.image()
  switch (resource.resourceType) {
    case ConfigResourceType.TOPIC: {
      const complaint = topicNameComplaint(name)
      if (complaint !== undefined)
        return refuse(resource, ErrorCode.INVALID_TOPIC_EXCEPTION, `Topic name is invalid: ${complaint}`)
      if (context.image().topic(name) === undefined) return refuse(resource, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, '')
      return describeTopic(config, configs.topic(name), options)
    }
    case ConfigResourceType.BROKER:
      if (name === '') return describeClusterDefault(config, options)
      return brokerRefusal(resource, context) ?? describeBroker(config, options)
    case ConfigResourceType.BROKER_LOGGER:
      if (name === '') return refuse(resource, ErrorCode.INVALID_REQUEST, 'Broker id must not be empty')
      return brokerRefusal(resource, context) ?? describeLoggers(levelsOf(config), options)
    case ConfigResourceType.CLIENT_METRICS:
      if (name === '')
        return refuse(resource, ErrorCode.INVALID_REQUEST, 'Client metrics subscription name must not be empty')
      return describeClientMetrics(configs.of(ConfigResourceType.CLIENT_METRICS, name), options)
    case ConfigResourceType.GROUP:
      if (name === '') return refuse(resource, ErrorCode.INVALID_REQUEST, 'Group name must not be empty')
      return describeGroup(config, configs.group(name), options)
    default:
      return refuse(resource, ErrorCode.INVALID_REQUEST, `Unsupported resource type: ${resource.resourceType}`)
  }
}

/** There is one logger for all. */
function levelsOf(config: BrokerConfig): ReadonlyMap<string, string> {
  return new Map([['root', (config.text('ottla.log.level') ?? 'info').toUpperCase()]])
}

/** A broker knows its own static configuration only. */
function brokerRefusal(resource: Resource, context: RequestContext): ResourceRefusal | undefined {
  const { resourceName } = resource
  const { nodeId } = context.node
  if (!/^-?\d+$/.test(resourceName))
    return refuse(resource, ErrorCode.INVALID_REQUEST, `Broker id must be an integer, but it is: ${resourceName}`)
  if (Number(resourceName) === nodeId) return undefined
  return refuse(
    resource,
    ErrorCode.INVALID_REQUEST,
    resource.resourceType === ConfigResourceType.BROKER_LOGGER
      ? `Unexpected broker id, expected ${nodeId} but received ${resourceName}`
      : `Unexpected broker id, expected ${nodeId} or empty string, but received ${resourceName}`
  )
}
