// FindCoordinator, v0-v6
//
//   v0  groups only
//   v1  key type: 0 group, 1 transaction; error message
//   v3  flexible encoding
//   v4  many keys at once
//   v6  key type 2, share groups' states
//
// The internal topic is created with its first use. Kafka says COORDINATOR_NOT_AVAILABLE then and lets the client ask again; here the
// answer waits for the topic.

import { partitionOf } from '#coordinator/runtime/partition-of.js'
import { ErrorCode } from '#model/error-code.js'
import {
  type FindCoordinatorRequest,
  readFindCoordinatorRequest
} from '#protocol/generated/find-coordinator-request.js'
import {
  type Coordinator,
  type FindCoordinatorResponse,
  writeFindCoordinatorResponse
} from '#protocol/generated/find-coordinator-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { CoordinatorType, createInternalTopic, offsetsTopic } from './internal-topics.ts'
import { endpointOn } from './lookup.ts'
import { clusterResource } from './permission.ts'

const codec = { read: readFindCoordinatorRequest, write: writeFindCoordinatorResponse }
const batchedSince = 4
const shareSince = 6

const malformed =
  'This most likely occurs because of a request being malformed by the client library or the message was sent to an incompatible broker. See the broker logs for more details.'
/** As Kafka words them; the name stands for the absence of an error, too. */
const messages: ReadonlyMap<ErrorCode, string> = new Map<ErrorCode, string>([
  [ErrorCode.NONE, 'NONE'],
  [ErrorCode.COORDINATOR_NOT_AVAILABLE, 'The coordinator is not available.'],
  [ErrorCode.GROUP_AUTHORIZATION_FAILED, 'Group authorization failed.'],
  [ErrorCode.CLUSTER_AUTHORIZATION_FAILED, 'Cluster authorization failed.'],
  [ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED, 'Transactional Id authorization failed.'],
  [ErrorCode.INVALID_REQUEST, malformed]
])

type Found = Draft<Coordinator> & { readonly errorCode: ErrorCode }

export const findCoordinator: PlainHandler = defineHandler('FindCoordinator', [0, 6], codec, answer)

async function answer(
  request: FindCoordinatorRequest,
  context: RequestContext
): Promise<Draft<FindCoordinatorResponse>> {
  const { key, keyType } = request
  if (context.version < batchedSince) {
    const { key: _key, ...found } = await find(key, keyType, context)
    return { ...found, errorMessage: messages.get(found.errorCode) ?? null }
  }
  const found = await Promise.all(request.coordinatorKeys.map((one) => find(one, keyType, context)))
  // Kafka has a message for a request that is wrong as a whole, and none for single keys.
  const isWrong = keyType > CoordinatorType.share || keyType < CoordinatorType.group
  return { coordinators: isWrong ? found.map((one) => ({ ...one, errorMessage: malformed })) : found }
}

async function find(key: string, type: number, context: RequestContext): Promise<Found> {
  const refusal = refusalOf(key, type, context)
  if (refusal !== ErrorCode.NONE) return refuse(key, refusal)
  // Transactions and share groups are not coordinated here yet.
  if (type !== CoordinatorType.group) return refuse(key, ErrorCode.COORDINATOR_NOT_AVAILABLE)
  if (context.image().topic(offsetsTopic) === undefined) await createInternalTopic(offsetsTopic, context.node)
  const image = context.image()
  const partitions = image.topic(offsetsTopic)?.partitions ?? []
  const leader = partitions[partitionOf(key, Math.max(1, partitions.length))]?.leader
  const endpoint = endpointOn(leader === undefined ? undefined : image.cluster.broker(leader), context.peer.listener)
  if (endpoint === undefined) return refuse(key, ErrorCode.COORDINATOR_NOT_AVAILABLE)
  const { nodeId, host, port } = endpoint
  return { key, nodeId, host, port, errorCode: ErrorCode.NONE }
}

function refusalOf(key: string, type: number, context: RequestContext): ErrorCode {
  switch (type) {
    case CoordinatorType.group:
      return context.may('describe', 'group', key) ? ErrorCode.NONE : ErrorCode.GROUP_AUTHORIZATION_FAILED
    case CoordinatorType.transaction:
      return context.may('describe', 'transactional-id', key)
        ? ErrorCode.NONE
        : ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED
    case CoordinatorType.share:
      if (context.version < shareSince || !isSharePartition(key)) return ErrorCode.INVALID_REQUEST
      return context.may('cluster-action', 'cluster', clusterResource)
        ? ErrorCode.NONE
        : ErrorCode.CLUSTER_AUTHORIZATION_FAILED
    default:
      return ErrorCode.INVALID_REQUEST
  }
}

/** `group:topic id:partition`; the group may hold colons itself. */
function isSharePartition(key: string): boolean {
  return /^.+:[A-Za-z0-9_-]{22}:[+-]?\d+$/s.test(key)
}

function refuse(key: string, errorCode: ErrorCode): Found {
  return { key, nodeId: -1, host: '', port: -1, errorCode }
}
