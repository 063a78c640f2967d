import {
  type Api,
  api,
  array,
  field,
  int8,
  int16,
  int32,
  int64,
  list,
  records,
  string,
  struct,
  uuid
} from './language.ts'

export const fetch: Api = api(1, 'Fetch', {
  versions: '4-18',
  flexible: '12+',
  listeners: ['broker', 'controller'],
  request: [
    field('clusterId', string, { versions: '12+', nullable: true, tag: 0, default: null, ignorable: true }),
    field('replicaId', int32, { versions: '4-14', default: -1 }),
    field(
      'replicaState',
      struct('ReplicaState', [
        field('replicaId', int32, { default: -1 }),
        field('replicaEpoch', int64, { default: -1 })
      ]),
      { versions: '15+', tag: 1 }
    ),
    field('maxWaitMs', int32),
    field('minBytes', int32),
    field('maxBytes', int32, { default: 2147483647, ignorable: true }),
    field('isolationLevel', int8, { ignorable: true }),
    field('sessionId', int32, { versions: '7+', ignorable: true }),
    field('sessionEpoch', int32, { versions: '7+', default: -1, ignorable: true }),
    list('topics', 'FetchTopic', [
      field('topic', string, { versions: '4-12', ignorable: true }),
      field('topicId', uuid, { versions: '13+', ignorable: true }),
      list('partitions', 'FetchPartition', [
        field('partition', int32),
        field('currentLeaderEpoch', int32, { versions: '9+', default: -1, ignorable: true }),
        field('fetchOffset', int64),
        field('lastFetchedEpoch', int32, { versions: '12+', default: -1 }),
        field('logStartOffset', int64, { versions: '5+', default: -1, ignorable: true }),
        field('partitionMaxBytes', int32),
        field('replicaDirectoryId', uuid, { versions: '17+', tag: 0, ignorable: true }),
        field('highWatermark', int64, { versions: '18+', tag: 1, default: 9223372036854775807n, ignorable: true })
      ])
    ]),
    list('forgottenTopicsData', 'ForgottenTopic', { versions: '7+' }, [
      field('topic', string, { versions: '7-12', ignorable: true }),
      field('topicId', uuid, { versions: '13+', ignorable: true }),
      field('partitions', array(int32))
    ]),
    field('rackId', string, { versions: '11+', ignorable: true })
  ],
  response: [
    field('throttleTimeMs', int32, { ignorable: true }),
    field('errorCode', int16, { versions: '7+', ignorable: true }),
    field('sessionId', int32, { versions: '7+' }),
    list('responses', 'FetchableTopicResponse', [
      field('topic', string, { versions: '4-12', ignorable: true }),
      field('topicId', uuid, { versions: '13+', ignorable: true }),
      list('partitions', 'PartitionData', [
        field('partitionIndex', int32),
        field('errorCode', int16),
        field('highWatermark', int64),
        field('lastStableOffset', int64, { default: -1, ignorable: true }),
        field('logStartOffset', int64, { versions: '5+', default: -1, ignorable: true }),
        field(
          'divergingEpoch',
          struct('EpochEndOffset', [
            field('epoch', int32, { default: -1 }),
            field('endOffset', int64, { default: -1 })
          ]),
          { versions: '12+', tag: 0 }
        ),
        field(
          'currentLeader',
          struct('LeaderIdAndEpoch', [
            field('leaderId', int32, { default: -1 }),
            field('leaderEpoch', int32, { default: -1 })
          ]),
          { versions: '12+', tag: 1 }
        ),
        field(
          'snapshotId',
          struct('SnapshotId', [field('endOffset', int64, { default: -1 }), field('epoch', int32, { default: -1 })]),
          { versions: '12+', tag: 2 }
        ),
        list('abortedTransactions', 'AbortedTransaction', { nullable: true, ignorable: true }, [
          field('producerId', int64),
          field('firstOffset', int64)
        ]),
        field('preferredReadReplica', int32, { versions: '11+', default: -1 }),
        field('records', records, { nullable: true })
      ])
    ]),
    list('nodeEndpoints', 'NodeEndpoint', { versions: '16+', tag: 0 }, [
      field('nodeId', int32),
      field('host', string),
      field('port', int32),
      field('rack', string, { nullable: true, default: null })
    ])
  ]
})
