import {
  array,
  type CoordinatorRecordSchema,
  coordinatorRecord,
  field,
  int8,
  int32,
  string,
  struct
} from '../../language.ts'

const taskIds = struct('TaskIds', [
  field('subtopologyId', string),
  field('partitions', array(int32)),
  field('assignmentEpochs', array(int32), { nullable: true, tag: 0 })
])

export const streamsGroupCurrentMemberAssignmentRecord: CoordinatorRecordSchema = coordinatorRecord(
  22,
  'StreamsGroupCurrentMemberAssignment',
  {
    versions: '0',
    flexible: '0+',
    key: [field('groupId', string), field('memberId', string)],
    value: [
      field('memberEpoch', int32),
      field('previousMemberEpoch', int32),
      field('state', int8),
      field('activeTasks', array(taskIds)),
      field('standbyTasks', array(taskIds)),
      field('warmupTasks', array(taskIds)),
      field('activeTasksPendingRevocation', array(taskIds)),
      field('standbyTasksPendingRevocation', array(taskIds)),
      field('warmupTasksPendingRevocation', array(taskIds))
    ]
  }
)
