import { type Api, api, array, bool, field, int16, int32, list, string, uuid } from './language.ts'

export const metadata: Api = api(3, 'Metadata', {
  versions: '0-13',
  flexible: '9+',
  listeners: ['broker'],
  request: [
    list('topics', 'MetadataRequestTopic', { nullable: '1+' }, [
      field('topicId', uuid, { versions: '10+', ignorable: true }),
      field('name', string, { nullable: '10+' })
    ]),
    field('allowAutoTopicCreation', bool, { versions: '4+', default: true }),
    field('includeClusterAuthorizedOperations', bool, { versions: '8-10' }),
    field('includeTopicAuthorizedOperations', bool, { versions: '8+' })
  ],
  response: [
    field('throttleTimeMs', int32, { versions: '3+', ignorable: true }),
    list('brokers', 'MetadataResponseBroker', [
      field('nodeId', int32),
      field('host', string),
      field('port', int32),
      field('rack', string, { versions: '1+', nullable: true, default: null, ignorable: true })
    ]),
    field('clusterId', string, { versions: '2+', nullable: true, default: null, ignorable: true }),
    field('controllerId', int32, { versions: '1+', default: -1, ignorable: true }),
    list('topics', 'MetadataResponseTopic', [
      field('errorCode', int16),
      field('name', string, { nullable: '12+' }),
      field('topicId', uuid, { versions: '10+', ignorable: true }),
      field('isInternal', bool, { versions: '1+', ignorable: true }),
      list('partitions', 'MetadataResponsePartition', [
        field('errorCode', int16),
        field('partitionIndex', int32),
        field('leaderId', int32),
        field('leaderEpoch', int32, { versions: '7+', default: -1, ignorable: true }),
        field('replicaNodes', array(int32)),
        field('isrNodes', array(int32)),
        field('offlineReplicas', array(int32), { versions: '5+', ignorable: true })
      ]),
      field('topicAuthorizedOperations', int32, { versions: '8+', default: -2147483648 })
    ]),
    field('clusterAuthorizedOperations', int32, { versions: '8-10', default: -2147483648 }),
    field('errorCode', int16, { versions: '13+', ignorable: true })
  ]
})
