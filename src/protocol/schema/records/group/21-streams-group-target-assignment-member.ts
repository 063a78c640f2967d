import { array, type CoordinatorRecordSchema, coordinatorRecord, field, int32, string, struct } from '../../language.ts'

const taskIds = struct('TaskIds', [field('subtopologyId', string), field('partitions', array(int32))])

export const streamsGroupTargetAssignmentMemberRecord: CoordinatorRecordSchema = coordinatorRecord(
  21,
  'StreamsGroupTargetAssignmentMember',
  {
    versions: '0',
    flexible: '0+',
    key: [field('groupId', string), field('memberId', string)],
    value: [
      field('activeTasks', array(taskIds)),
      field('standbyTasks', array(taskIds)),
      field('warmupTasks', array(taskIds))
    ]
  }
)
