import { field, int8, type MetadataRecordSchema, metadataRecord } from '../../language.ts'

export const zkMigrationStateRecord: MetadataRecordSchema = metadataRecord(
  21,
  'ZkMigrationStateRecord',
  { versions: '0', flexible: '0+' },
  [field('zkMigrationState', int8)]
)
