import { type MetadataRecordSchema, metadataRecord } from '../../language.ts'

export const endTransactionRecord: MetadataRecordSchema = metadataRecord(
  24,
  'EndTransactionRecord',
  { versions: '0', flexible: '0+' },
  []
)
