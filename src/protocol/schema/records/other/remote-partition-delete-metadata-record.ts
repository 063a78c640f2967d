import { data, field, int8, int32, int64, type Message, string, struct, uuid } from '../../language.ts'

export const remotePartitionDeleteMetadataRecord: Message = data(
  'RemotePartitionDeleteMetadataRecord',
  { versions: '0', flexible: '0+' },
  [
    field(
      'topicIdPartition',
      struct('TopicIdPartitionEntry', [field('name', string), field('id', uuid), field('partition', int32)])
    ),
    field('brokerId', int32),
    field('eventTimestampMs', int64),
    field('remotePartitionDeleteState', int8)
  ]
)
