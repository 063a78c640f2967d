import { field, int32, int64, type MetadataRecordSchema, metadataRecord } from '../../language.ts'

export const fenceBrokerRecord: MetadataRecordSchema = metadataRecord(
  7,
  'FenceBrokerRecord',
  { versions: '0', flexible: '0+' },
  [field('id', int32), field('epoch', int64)]
)
