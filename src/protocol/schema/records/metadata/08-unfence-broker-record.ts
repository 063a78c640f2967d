import { field, int32, int64, type MetadataRecordSchema, metadataRecord } from '../../language.ts'

export const unfenceBrokerRecord: MetadataRecordSchema = metadataRecord(
  8,
  'UnfenceBrokerRecord',
  { versions: '0', flexible: '0+' },
  [field('id', int32), field('epoch', int64)]
)
