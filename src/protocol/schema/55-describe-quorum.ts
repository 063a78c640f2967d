import { type Api, api, array, field, int16, int32, int64, list, string, struct, uint16, uuid } from './language.ts'

const replicaState = struct('ReplicaState', [
  field('replicaId', int32),
  field('replicaDirectoryId', uuid, { versions: '2+' }),
  field('logEndOffset', int64),
  field('lastFetchTimestamp', int64, { versions: '1+', default: -1, ignorable: true }),
  field('lastCaughtUpTimestamp', int64, { versions: '1+', default: -1, ignorable: true })
])

export const describeQuorum: Api = api(55, 'DescribeQuorum', {
  versions: '0-2',
  flexible: '0+',
  listeners: ['broker', 'controller'],
  request: [
    list('topics', 'TopicData', [
      field('topicName', string),
      list('partitions', 'PartitionData', [field('partitionIndex', int32)])
    ])
  ],
  response: [
    field('errorCode', int16),
    field('errorMessage', string, { versions: '2+', nullable: true, ignorable: true }),
    list('topics', 'TopicData', [
      field('topicName', string),
      list('partitions', 'PartitionData', [
        field('partitionIndex', int32),
        field('errorCode', int16),
        field('errorMessage', string, { versions: '2+', nullable: true, ignorable: true }),
        field('leaderId', int32),
        field('leaderEpoch', int32),
        field('highWatermark', int64),
        field('currentVoters', array(replicaState)),
        field('observers', array(replicaState))
      ])
    ]),
    list('nodes', 'Node', { versions: '2+' }, [
      field('nodeId', int32),
      list('listeners', 'Listener', [field('name', string), field('host', string), field('port', uint16)])
    ])
  ]
})
