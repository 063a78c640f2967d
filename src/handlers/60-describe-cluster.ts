// DescribeCluster, v0-v2
//
//   v1  the kind of endpoint asked for: brokers, or controllers (KIP-919); each listener knows one of them
//   v2  fenced brokers on request

import { ErrorCode } from '#model/error-code.js'
import { readDescribeClusterRequest } from '#protocol/generated/describe-cluster-request.js'
import {
  type DescribeClusterResponse,
  writeDescribeClusterResponse
} from '#protocol/generated/describe-cluster-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { defineHandler, type PlainHandler } from './handler.ts'
import { authorizedOperations, clusterResource, operationsNotAsked } from './permission.ts'

const brokers = 1
const controllers = 2

const names = { [brokers]: 'BROKER', [controllers]: 'CONTROLLER' } as const

/** A listener of `own` kind was asked for `asked`: undefined when that is its own. */
function wrongType(asked: number, own: keyof typeof names): Draft<DescribeClusterResponse> | undefined {
  if (asked === own) return undefined
  if (asked !== brokers && asked !== controllers)
    return {
      errorCode: ErrorCode.UNSUPPORTED_ENDPOINT_TYPE,
      errorMessage: `Unsupported endpoint type ${asked}`,
      endpointType: own
    }
  return {
    errorCode: ErrorCode.MISMATCHED_ENDPOINT_TYPE,
    errorMessage: `The request was sent to an endpoint of type ${names[own]}, but we wanted an endpoint of type ${names[asked]}`,
    endpointType: own
  }
}

const codec = { read: readDescribeClusterRequest, write: writeDescribeClusterResponse }

export const describeCluster: PlainHandler = defineHandler('DescribeCluster', [0, 2], codec, (request, context) => {
  const { endpointType } = request
  const wrong = wrongType(endpointType, brokers)
  if (wrong !== undefined) return wrong
  const image = context.image()
  const shown = [...image.cluster.brokers.values()]
    .filter(({ fenced }) => !fenced || request.includeFencedBrokers)
    .sort((left, right) => left.id - right.id)
    .flatMap(({ id, rack, fenced, endpoints }) => {
      const endpoint = endpoints.find(({ name }) => name === context.peer.listener)
      return endpoint === undefined
        ? []
        : [{ brokerId: id, host: endpoint.host, port: endpoint.port, rack, isFenced: fenced }]
    })
  const alive = shown.filter(({ isFenced }) => !isFenced)
  return {
    endpointType,
    clusterId: image.clusterId,
    controllerId: alive.some(({ brokerId }) => brokerId === context.node.nodeId)
      ? context.node.nodeId
      : (alive[0]?.brokerId ?? -1),
    brokers: shown,
    clusterAuthorizedOperations: request.includeClusterAuthorizedOperations
      ? authorizedOperations(context.may.bind(context), 'cluster', clusterResource)
      : operationsNotAsked
  }
})

/** On a controller's listener: the voters, as the quorum knows them, by the address of that listener. */
export const describeControllers: PlainHandler = defineHandler(
  'DescribeCluster',
  [0, 2],
  codec,
  async (request, context) => {
    const wrong = wrongType(request.endpointType, controllers)
    if (wrong !== undefined) return wrong
    const { topics = [], nodes = [] } = await context.controller.describeQuorum()
    return {
      endpointType: controllers,
      clusterId: context.image().clusterId,
      controllerId: topics[0]?.partitions?.[0]?.leaderId ?? -1,
      brokers: nodes.flatMap(({ nodeId = -1, listeners = [] }) => {
        const endpoint = listeners.find(({ name }) => name === context.peer.listener)
        return endpoint === undefined ? [] : [{ brokerId: nodeId, host: endpoint.host ?? '', port: endpoint.port ?? 0 }]
      }),
      clusterAuthorizedOperations: request.includeClusterAuthorizedOperations
        ? authorizedOperations(context.may.bind(context), 'cluster', clusterResource)
        : operationsNotAsked
    }
  }
)
