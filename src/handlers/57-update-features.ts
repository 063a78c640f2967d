// UpdateFeatures, v0-v2
//
//   v1  validate only; upgrade, safe and unsafe downgrade
//   v2  one error for all instead of one a feature

import { ErrorCode } from '#model/error-code.js'
import { readUpdateFeaturesRequest } from '#protocol/generated/update-features-request.js'
import { writeUpdateFeaturesResponse } from '#protocol/generated/update-features-response.js'
import { defineHandler, type PlainHandler } from './handler.ts'
import { clusterResource } from './permission.ts'

const codec = { read: readUpdateFeaturesRequest, write: writeUpdateFeaturesResponse }

export const updateFeatures: PlainHandler = defineHandler('UpdateFeatures', [0, 2], codec, async (request, context) => {
  if (!context.may('alter', 'cluster', clusterResource))
    return { errorCode: ErrorCode.CLUSTER_AUTHORIZATION_FAILED, errorMessage: null }
  return await context.controller.updateFeatures(request, context.version)
})
