import { array, type CoordinatorRecordSchema, coordinatorRecord, field, int64, string } from '../../language.ts'

export const consumerGroupRegularExpressionRecord: CoordinatorRecordSchema = coordinatorRecord(
  16,
  'ConsumerGroupRegularExpression',
  {
    versions: '0',
    flexible: '0+',
    key: [field('groupId', string), field('regularExpression', string)],
    value: [field('topics', array(string)), field('version', int64), field('timestamp', int64)]
  }
)
