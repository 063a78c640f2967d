import { field, int32, int64, type MetadataRecordSchema, metadataRecord } from '../../language.ts'

export const producerIdsRecord: MetadataRecordSchema = metadataRecord(
  15,
  'ProducerIdsRecord',
  { versions: '0', flexible: '0+' },
  [field('brokerId', int32), field('brokerEpoch', int64, { default: -1 }), field('nextProducerId', int64)]
)
