import { type Api, api, field, int16, int32, list, string, uint16, uuid } from './language.ts'

export const beginQuorumEpoch: Api = api(53, 'BeginQuorumEpoch', {
  versions: '0-1',
  flexible: '1+',
  listeners: ['controller'],
  request: [
    field('clusterId', string, { nullable: true, default: null }),
    field('voterId', int32, { versions: '1+', default: -1, ignorable: true }),
    list('topics', 'TopicData', [
      field('topicName', string),
      list('partitions', 'PartitionData', [
        field('partitionIndex', int32),
        field('voterDirectoryId', uuid, { versions: '1+', ignorable: true }),
        field('leaderId', int32),
        field('leaderEpoch', int32)
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
