import { bytes, data, field, int8, int32, int64, type Message, string, struct, uuid } from '../../language.ts'

export const remoteLogSegmentMetadataUpdateRecord: Message = data(
  'RemoteLogSegmentMetadataUpdateRecord',
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
    field('brokerId', int32),
    field('eventTimestampMs', int64),
    field('customMetadata', bytes, { nullable: true, default: null }),
    field('remoteLogSegmentState', int8)
  ]
)
