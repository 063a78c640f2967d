import { type CoordinatorRecordSchema, coordinatorRecord, field, int32, int64, string } from '../../language.ts'

export const legacyOffsetCommitRecord: CoordinatorRecordSchema = coordinatorRecord(0, 'LegacyOffsetCommit', {
  versions: '0',
  flexible: 'none',
  key: [field('group', string), field('topic', string), field('partition', int32)],
  value: [field('offset', int64), field('metadata', string), field('commitTimestamp', int64)]
})
