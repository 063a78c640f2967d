import { type Api, api, array, field, int16, int32, list, string, uint16, uuid } from './language.ts'

export const endQuorumEpoch: Api = api(54, 'EndQuorumEpoch', {
  versions: '0-1',
  flexible: '1+',
  listeners: ['controller'],
  request: [
    field('clusterId', string, { nullable: true, default: null }),
    list('topics', 'TopicData', [
      field('topicName', string),
      list('partitions', 'PartitionData', [
        field('partitionIndex', int32),
        field('leaderId', int32),
        field('leaderEpoch', int32),
        field('preferredSuccessors', array(int32), { versions: '0', ignorable: true }),
        list('preferredCandidates', 'ReplicaInfo', { versions: '1+', ignorable: true }, [
          field('candidateId', int32),
          field('candidateDirectoryId', uuid)
        ])
      ])
    ]),
    list('leaderEndpoints', 'LeaderEndpoint', { versions: '1+', ignorable: true }, [
      field('name', string),
      field('host', string),
      field('port', uint16)
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
        field('leaderEpoch', int32)
      ])
    ]),
    list('nodeEndpoints', 'NodeEndpoint', { versions: '1+', tag: 0 }, [
      field('nodeId', int32),
      field('host', string),
      field('port', uint16)
    ])
  ]
})
