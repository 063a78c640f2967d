import { type CoordinatorRecordSchema, coordinatorRecord, field, int32, int64, string } from '../../language.ts'

export const shareGroupMetadataRecord: CoordinatorRecordSchema = coordinatorRecord(11, 'ShareGroupMetadata', {
  versions: '0',
  flexible: '0+',
  key: [field('groupId', string)],
  value: [field('epoch', int32), field('metadataHash', int64)]
})
