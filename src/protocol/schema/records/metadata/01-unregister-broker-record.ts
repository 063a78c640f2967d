import { field, int32, int64, type MetadataRecordSchema, metadataRecord } from '../../language.ts'

export const unregisterBrokerRecord: MetadataRecordSchema = metadataRecord(
  1,
  'UnregisterBrokerRecord',
  { versions: '0', flexible: '0+' },
  [field('brokerId', int32), field('brokerEpoch', int64)]
)
