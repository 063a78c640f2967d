// ApiVersions, v0-v5
//
//   v3  flexible encoding of the body (never of the header); client software; features
//   v4  features whose lowest level is 0 may be shown
//   v5  the cluster and node that the client expects (KIP-1242)
//
// A version we do not know is answered by the dispatcher, before a handler is chosen.

import { kraftVersionFeature, servedFeatures } from '#metadata/features.js'
import { ErrorCode } from '#model/error-code.js'
import { type ApiVersionsRequest, readApiVersionsRequest } from '#protocol/generated/api-versions-request.js'
import { type ApiVersionsResponse, writeApiVersionsResponse } from '#protocol/generated/api-versions-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { type Api, apis } from './index.ts'

const codec = { read: readApiVersionsRequest, write: writeApiVersionsResponse }
/** What Kafka lets software names and versions be made of (KIP-511). */
const softwarePattern = /^[a-zA-Z0-9](?:[a-zA-Z0-9\-.]*[a-zA-Z0-9])?$/

function refusalOf(request: ApiVersionsRequest, context: RequestContext): ErrorCode {
  const { version, node } = context
  if (
    version >= 3 &&
    !(softwarePattern.test(request.clientSoftwareName) && softwarePattern.test(request.clientSoftwareVersion))
  )
    return ErrorCode.INVALID_REQUEST
  if (version < 5) return ErrorCode.NONE
  const elsewhere = request.clusterId !== null && request.clusterId !== context.image().clusterId
  const another = request.nodeId !== -1 && request.nodeId !== node.nodeId
  return elsewhere || another ? ErrorCode.REBOOTSTRAP_REQUIRED : ErrorCode.NONE
}

type ApiVersion = Draft<ApiVersionsResponse['apiKeys'][number]>

function answer(
  request: ApiVersionsRequest,
  context: RequestContext,
  advertised: readonly ApiVersion[]
): Draft<ApiVersionsResponse> {
  const errorCode = refusalOf(request, context)
  if (errorCode !== ErrorCode.NONE) return { errorCode }
  context.peer.clientSoftwareName = request.clientSoftwareName
  context.peer.clientSoftwareVersion = request.clientSoftwareVersion
  const image = context.image()
  const supported = [...servedFeatures].map(([name, { min, max }]) => ({ name, minVersion: min, maxVersion: max }))
  return {
    apiKeys: advertised,
    supportedFeatures: supported.filter(({ minVersion }) => minVersion > 0 || context.version >= 4),
    finalizedFeaturesEpoch: image.offset,
    finalizedFeatures: finalizedLevels(context).map(([name, level]) => ({
      name,
      maxVersionLevel: level,
      minVersionLevel: level
    }))
  }
}

/** Level 0 is off and not shown, as for every feature. */
function finalizedLevels(context: RequestContext): (readonly [string, number])[] {
  const kraftVersion = context.node.kraftVersion()
  const features = [...context.image().features]
  return kraftVersion > 0 ? [...features, [kraftVersionFeature, kraftVersion]] : features
}

/** Of a listener that serves `table`. */
export function apiVersionsOf(table: readonly Api[]): PlainHandler {
  const advertised = table.map(({ key, advertisedMin, max }) => ({
    apiKey: key,
    minVersion: advertisedMin,
    maxVersion: max
  }))
  return defineHandler('ApiVersions', [0, 5], codec, (request, context) => answer(request, context, advertised))
}

export const apiVersions: PlainHandler = apiVersionsOf(apis)
