import {
  bool,
  bytes,
  data,
  field,
  int8,
  int32,
  int64,
  list,
  type Message,
  string,
  struct,
  uuid
} from '../../language.ts'

export const remoteLogSegmentMetadataRecord: Message = data(
  'RemoteLogSegmentMetadataRecord',
  { versions: '0', flexible: '0+' },
  [
    field(
      'remoteLogSegmentId',
      struct('RemoteLogSegmentIdEntry', [
        field(
          'topicIdPartition',
          struct('TopicIdPartitionEntry', [field('name', string), field('id', uuid), field('partition', int32)])
        ),
        field('id', uuid)
      ])
    ),
    field('startOffset', int64),
    field('endOffset', int64),
    field('brokerId', int32),
    field('maxTimestampMs', int64),
    field('eventTimestampMs', int64),
    list('segmentLeaderEpochs', 'SegmentLeaderEpochEntry', [field('leaderEpoch', int32), field('offset', int64)]),
    field('segmentSizeInBytes', int32),
    field('customMetadata', bytes, { nullable: true, default: null }),
    field('remoteLogSegmentState', int8),
    field('txnIndexEmpty', bool, { tag: 0 })
  ]
)
