import {
  array,
  type CoordinatorRecordSchema,
  coordinatorRecord,
  field,
  int8,
  int32,
  string,
  struct,
  uuid
} from '../../language.ts'

const topicPartitions = struct('TopicPartitions', [
  field('topicId', uuid),
  field('partitions', array(int32)),
  field('assignmentEpochs', array(int32), { nullable: true, tag: 0 })
])

export const consumerGroupCurrentMemberAssignmentRecord: CoordinatorRecordSchema = coordinatorRecord(
  8,
  'ConsumerGroupCurrentMemberAssignment',
  {
    versions: '0',
    flexible: '0+',
    key: [field('groupId', string), field('memberId', string)],
    value: [
      field('memberEpoch', int32),
      field('previousMemberEpoch', int32),
      field('state', int8),
      field('assignedPartitions', array(topicPartitions)),
      field('partitionsPendingRevocation', array(topicPartitions))
    ]
  }
)
