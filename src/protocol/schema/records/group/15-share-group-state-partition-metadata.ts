import {
  array,
  type CoordinatorRecordSchema,
  coordinatorRecord,
  field,
  int32,
  string,
  struct,
  uuid
} from '../../language.ts'

const topicPartitionsInfo = struct('TopicPartitionsInfo', [
  field('topicId', uuid),
  field('topicName', string),
  field('partitions', array(int32))
])

const topicInfo = struct('TopicInfo', [field('topicId', uuid), field('topicName', string)])

export const shareGroupStatePartitionMetadataRecord: CoordinatorRecordSchema = coordinatorRecord(
  15,
  'ShareGroupStatePartitionMetadata',
  {
    versions: '0',
    flexible: '0+',
    key: [field('groupId', string)],
    value: [
      field('initializingTopics', array(topicPartitionsInfo)),
      field('initializedTopics', array(topicPartitionsInfo)),
      field('deletingTopics', array(topicInfo))
    ]
  }
)
