// InitProducerId, v0-v5 (v6 is unstable and not advertised)
//
//   v2  flexible encoding
//   v3  the id and epoch that a transactional producer had
//
// Without a transactional id every call gives a fresh id, whatever the producer had before.

import { ErrorCode } from '#model/error-code.js'
import { type InitProducerIdRequest, readInitProducerIdRequest } from '#protocol/generated/init-producer-id-request.js'
import {
  type InitProducerIdResponse,
  writeInitProducerIdResponse
} from '#protocol/generated/init-producer-id-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { codeOf } from '#shard/calls.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { clusterResource } from './permission.ts'

/** No producer id, no epoch. */
const none = -1

const codec = { read: readInitProducerIdRequest, write: writeInitProducerIdResponse }

export const initProducerId: PlainHandler = defineHandler('InitProducerId', [0, 5], codec, async (request, context) => {
  const refusal = refusalOf(request, context)
  if (refusal !== ErrorCode.NONE) return refuse(refusal)
  try {
    return { producerId: await context.controller.nextProducerId(), producerEpoch: 0 }
  } catch (failure) {
    // No block of ids could be had: the producer tries again.
    return refuse(
      codeOf(failure) === ErrorCode.UNKNOWN_SERVER_ERROR ? codeOf(failure) : ErrorCode.COORDINATOR_LOAD_IN_PROGRESS
    )
  }
})

function refuse(errorCode: number): Draft<InitProducerIdResponse> {
  return { errorCode, producerId: -1, producerEpoch: -1 }
}

function refusalOf(request: InitProducerIdRequest, context: RequestContext): ErrorCode {
  const { transactionalId, producerId, producerEpoch } = request
  if (transactionalId === null) {
    const allowed =
      context.may('idempotent-write', 'cluster', clusterResource) ||
      [...context.image().topics.values()].some(({ name }) => context.may('write', 'topic', name))
    if (!allowed) return ErrorCode.CLUSTER_AUTHORIZATION_FAILED
    // A producer that had an id had an epoch too.
    return (Number(producerId) === none) === (producerEpoch === none) ? ErrorCode.NONE : ErrorCode.INVALID_REQUEST
  }
  if (!context.may('write', 'transactional-id', transactionalId)) return ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED
  if (transactionalId === '') return ErrorCode.INVALID_REQUEST
  return ErrorCode.COORDINATOR_NOT_AVAILABLE
}
