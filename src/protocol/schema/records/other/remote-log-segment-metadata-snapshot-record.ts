import { bool, bytes, data, field, int8, int32, int64, list, type Message, uuid } from '../../language.ts'

export const remoteLogSegmentMetadataSnapshotRecord: Message = data(
  'RemoteLogSegmentMetadataSnapshotRecord',
  { versions: '0', flexible: '0+' },
  [
    field('segmentId', uuid),
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
