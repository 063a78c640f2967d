import {
  array,
  type CoordinatorRecordSchema,
  coordinatorRecord,
  field,
  int32,
  list,
  string,
  uuid
} from '../../language.ts'

export const consumerGroupPartitionMetadataRecord: CoordinatorRecordSchema = coordinatorRecord(
  4,
  'ConsumerGroupPartitionMetadata',
  {
    versions: '0',
    flexible: '0+',
    key: [field('groupId', string)],
    value: [
      list('topics', 'TopicMetadata', [
        field('topicId', uuid),
        field('topicName', string),
        field('numPartitions', int32),
        list('partitionMetadata', 'PartitionMetadata', [field('partition', int32), field('racks', array(string))])
      ])
    ]
  }
)
