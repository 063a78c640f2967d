import { type Api, api, bool, field, int16, int32, int64, list, string, uint16, uuid } from './language.ts'

export const vote: Api = api(52, 'Vote', {
  versions: '0-2',
  flexible: '0+',
  listeners: ['controller'],
  request: [
    field('clusterId', string, { nullable: true, default: null }),
    field('voterId', int32, { versions: '1+', default: -1, ignorable: true }),
    list('topics', 'TopicData', [
      field('topicName', string),
      list('partitions', 'PartitionData', [
        field('partitionIndex', int32),
        field('replicaEpoch', int32),
        field('replicaId', int32),
        field('replicaDirectoryId', uuid, { versions: '1+', ignorable: true }),
        field('voterDirectoryId', uuid, { versions: '1+', ignorable: true }),
        field('lastOffsetEpoch', int32),
        field('lastOffset', int64),
        field('preVote', bool, { versions: '2+' })
      ])
    ])
  ],
  response: [
    field('errorCode', int16),
    list('topics', 'TopicData', [
      field('topicName', string),
      list('partitions', 'PartitionData', [
        field('partitionIndex', int32),
        field('errorCode', int16),
        field('leaderId', int32),
        field('leaderEpoch', int32),
        field('voteGranted', bool)
      ])
    ]),
    list('nodeEndpoints', 'NodeEndpoint', { versions: '1+', tag: 0 }, [
      field('nodeId', int32),
      field('host', string),
      field('port', uint16)
    ])
  ]
})
