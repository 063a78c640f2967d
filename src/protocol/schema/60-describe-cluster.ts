import { type Api, api, bool, field, int8, int16, int32, list, string } from './language.ts'

export const describeCluster: Api = api(60, 'DescribeCluster', {
  versions: '0-2',
  flexible: '0+',
  listeners: ['broker', 'controller'],
  request: [
    field('includeClusterAuthorizedOperations', bool),
    field('endpointType', int8, { versions: '1+', default: 1 }),
    field('includeFencedBrokers', bool, { versions: '2+' })
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true, default: null }),
    field('endpointType', int8, { versions: '1+', default: 1 }),
    field('clusterId', string),
    field('controllerId', int32, { default: -1 }),
    list('brokers', 'DescribeClusterBroker', [
      field('brokerId', int32),
      field('host', string),
      field('port', int32),
      field('rack', string, { nullable: true, default: null }),
      field('isFenced', bool, { versions: '2+' })
    ]),
    field('clusterAuthorizedOperations', int32, { default: -2147483648 })
  ]
})
