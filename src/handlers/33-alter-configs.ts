// AlterConfigs, v0-v2
//
//   v2  flexible encoding
//
// The old form: what a resource has afterwards is what the request says, nothing else.

import { ConfigResourceType } from '#metadata/image/configs.js'
import { ErrorCode } from '#model/error-code.js'
import { type AlterConfigsRequest, readAlterConfigsRequest } from '#protocol/generated/alter-configs-request.js'
import {
  type AlterConfigsResourceResponse,
  type AlterConfigsResponse,
  writeAlterConfigsResponse
} from '#protocol/generated/alter-configs-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { otherNodeRefusal, permissionRefusal, refuse, resourceKey, twice } from './config-resources.ts'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { sortOut } from './sort-out.ts'

const codec = { read: readAlterConfigsRequest, write: writeAlterConfigsResponse }

export const alterConfigs: PlainHandler = defineHandler('AlterConfigs', [0, 2], codec, answer)

async function answer(request: AlterConfigsRequest, context: RequestContext): Promise<Draft<AlterConfigsResponse>> {
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
  const decided = await context.controller.alterConfigs({ ...request, resources: accepted })
  return { ...decided, responses: [...refused, ...(decided.responses ?? [])] }
}
