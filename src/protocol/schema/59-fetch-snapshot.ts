import { type Api, api, field, int16, int32, int64, list, records, string, struct, uint16, uuid } from './language.ts'

export const fetchSnapshot: Api = api(59, 'FetchSnapshot', {
  versions: '0-1',
  flexible: '0+',
  listeners: ['controller'],
  request: [
    field('clusterId', string, { nullable: true, tag: 0, default: null }),
    field('replicaId', int32, { default: -1 }),
    field('maxBytes', int32, { default: 2147483647 }),
    list('topics', 'TopicSnapshot', [
      field('name', string),
      list('partitions', 'PartitionSnapshot', [
        field('partition', int32),
        field('currentLeaderEpoch', int32),
        field('snapshotId', struct('SnapshotId', [field('endOffset', int64), field('epoch', int32)])),
        field('position', int64),
        field('replicaDirectoryId', uuid, { versions: '1+', tag: 0, ignorable: true })
      ])
    ])
  ],
  response: [
    field('throttleTimeMs', int32, { ignorable: true }),
    field('errorCode', int16),
    list('topics', 'TopicSnapshot', [
      field('name', string),
      list('partitions', 'PartitionSnapshot', [
        field('index', int32),
        field('errorCode', int16),
        field('snapshotId', struct('SnapshotId', [field('endOffset', int64), field('epoch', int32)])),
        field('currentLeader', struct('LeaderIdAndEpoch', [field('leaderId', int32), field('leaderEpoch', int32)]), {
          tag: 0
        }),
        field('size', int64),
        field('position', int64),
        field('unalignedRecords', records)
      ])
    ]),
    list('nodeEndpoints', 'NodeEndpoint', { versions: '1+', tag: 0 }, [
      field('nodeId', int32),
      field('host', string),
      field('port', uint16)
    ])
  ]
})
