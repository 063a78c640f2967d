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

export const shareGroupTargetAssignmentMemberRecord: CoordinatorRecordSchema = coordinatorRecord(
  13,
  'ShareGroupTargetAssignmentMember',
  {
    versions: '0',
    flexible: '0+',
    key: [field('groupId', string), field('memberId', string)],
    value: [list('topicPartitions', 'TopicPartition', [field('topicId', uuid), field('partitions', array(int32))])]
  }
)
