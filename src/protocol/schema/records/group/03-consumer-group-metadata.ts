import { type CoordinatorRecordSchema, coordinatorRecord, field, int32, int64, string } from '../../language.ts'

export const consumerGroupMetadataRecord: CoordinatorRecordSchema = coordinatorRecord(3, 'ConsumerGroupMetadata', {
  versions: '0',
  flexible: '0+',
  key: [field('groupId', string)],
  value: [field('epoch', int32), field('metadataHash', int64, { tag: 0 })]
})
