import { type CoordinatorRecordSchema, coordinatorRecord, field, int32, int64, string, uuid } from '../../language.ts'

export const offsetCommitRecord: CoordinatorRecordSchema = coordinatorRecord(1, 'OffsetCommit', {
  versions: '0-4',
  flexible: '4+',
  key: [field('group', string), field('topic', string), field('partition', int32)],
  value: [
    field('offset', int64),
    field('leaderEpoch', int32, { versions: '3+', default: -1, ignorable: true }),
    field('metadata', string),
    field('commitTimestamp', int64),
    field('expireTimestamp', int64, { versions: '1', default: -1, ignorable: true }),
    field('topicId', uuid, { versions: '4+', tag: 0, ignorable: true })
  ]
})
