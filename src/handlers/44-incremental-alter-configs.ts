// IncrementalAlterConfigs, v0-v1
//
//   v1  flexible encoding
//
// Sets, deletes, appends to and subtracts from single keys (KIP-339).

import { ConfigResourceType } from '#metadata/image/configs.js'
import { ErrorCode } from '#model/error-code.js'
import {
  type IncrementalAlterConfigsRequest,
  readIncrementalAlterConfigsRequest
} from '#protocol/generated/incremental-alter-configs-request.js'
import {
  type AlterConfigsResourceResponse,
  type IncrementalAlterConfigsResponse,
  writeIncrementalAlterConfigsResponse
} from '#protocol/generated/incremental-alter-configs-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { otherNodeRefusal, permissionRefusal, refuse, resourceKey, twice } from './config-resources.ts'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { sortOut } from './sort-out.ts'

const codec = { read: readIncrementalAlterConfigsRequest, write: writeIncrementalAlterConfigsResponse }

export const incrementalAlterConfigs: PlainHandler = defineHandler('IncrementalAlterConfigs', [0, 1], codec, answer)

async function answer(
  request: IncrementalAlterConfigsRequest,
  context: RequestContext
): Promise<Draft<IncrementalAlterConfigsResponse>> {
  const { accepted, refused } = sortOut<(typeof request.resources)[number], Draft<AlterConfigsResourceResponse>>(
    request.resources,
    resourceKey,
    (resource) =>
      permissionRefusal(resource, 'alter-configs', context) ??
      otherNodeRefusal(resource, context.node.nodeId) ??
      (resource.resourceType === ConfigResourceType.BROKER_LOGGER
        ? refuse(resource, ErrorCode.INVALID_REQUEST, 'The log level is ottla.log.level; there are no loggers to set.')
        : undefined),
    twice
  )
  if (accepted.length === 0) return { responses: refused }
  const decided = await context.controller.incrementalAlterConfigs({ ...request, resources: accepted })
  return { ...decided, responses: [...refused, ...(decided.responses ?? [])] }
}
