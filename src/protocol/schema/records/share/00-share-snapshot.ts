import {
  type CoordinatorRecordSchema,
  coordinatorRecord,
  field,
  int8,
  int16,
  int32,
  int64,
  list,
  string,
  uuid
} from '../../language.ts'

export const shareSnapshotRecord: CoordinatorRecordSchema = coordinatorRecord(0, 'ShareSnapshot', {
  versions: '0',
  flexible: '0+',
  key: [field('groupId', string), field('topicId', uuid), field('partition', int32)],
  value: [
    field('snapshotEpoch', int32),
    field('stateEpoch', int32),
    field('leaderEpoch', int32),
    field('startOffset', int64),
    field('deliveryCompleteCount', int32, { tag: 0, default: -1 }),
    field('createTimestamp', int64),
    field('writeTimestamp', int64),
    list('stateBatches', 'StateBatch', [
      field('firstOffset', int64),
      field('lastOffset', int64),
      field('deliveryState', int8),
      field('deliveryCount', int16)
    ])
  ]
})
