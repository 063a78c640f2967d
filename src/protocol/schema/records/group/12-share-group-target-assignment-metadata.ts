import { type CoordinatorRecordSchema, coordinatorRecord, field, int32, int64, string } from '../../language.ts'

export const shareGroupTargetAssignmentMetadataRecord: CoordinatorRecordSchema = coordinatorRecord(
  12,
  'ShareGroupTargetAssignmentMetadata',
  {
    versions: '0',
    flexible: '0+',
    key: [field('groupId', string)],
    value: [field('assignmentEpoch', int32), field('assignmentTimestamp', int64, { tag: 0, ignorable: true })]
  }
)
