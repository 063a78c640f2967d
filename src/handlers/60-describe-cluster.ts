// DescribeCluster, v0-v2
//
//   v1  the kind of endpoint asked for: brokers, or controllers (KIP-919); a broker knows only the former
//   v2  fenced brokers on request

import { ErrorCode } from '#model/error-code.js'
import { readDescribeClusterRequest } from '#protocol/generated/describe-cluster-request.js'
import { writeDescribeClusterResponse } from '#protocol/generated/describe-cluster-response.js'
import { defineHandler, type PlainHandler } from './handler.ts'
import { authorizedOperations, clusterResource, operationsNotAsked } from './permission.ts'

const brokers = 1
const controllers = 2

const codec = { read: readDescribeClusterRequest, write: writeDescribeClusterResponse }

export const describeCluster: PlainHandler = defineHandler('DescribeCluster', [0, 2], codec, (request, context) => {
  const { endpointType } = request
  if (endpointType === controllers)
    return {
      errorCode: ErrorCode.MISMATCHED_ENDPOINT_TYPE,
      errorMessage: 'The request was sent to an endpoint of type BROKER, but we wanted an endpoint of type CONTROLLER',
      endpointType: brokers
    }
  if (endpointType !== brokers)
    return {
      errorCode: ErrorCode.UNSUPPORTED_ENDPOINT_TYPE,
      errorMessage: `Unsupported endpoint type ${endpointType}`,
      endpointType: brokers
    }
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
