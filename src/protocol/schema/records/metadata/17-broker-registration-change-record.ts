import { array, field, int8, int32, int64, type MetadataRecordSchema, metadataRecord, uuid } from '../../language.ts'

export const brokerRegistrationChangeRecord: MetadataRecordSchema = metadataRecord(
  17,
  'BrokerRegistrationChangeRecord',
  { versions: '0-3', flexible: '0+' },
  [
    field('brokerId', int32),
    field('brokerEpoch', int64),
    field('fenced', int8, { tag: 0 }),
    field('inControlledShutdown', int8, { versions: '1+', tag: 1 }),
    field('logDirs', array(uuid), { versions: '2+', tag: 2 }),
    field('cordonedLogDirs', array(uuid), { versions: '3+', nullable: true, tag: 3, default: null })
  ]
)
