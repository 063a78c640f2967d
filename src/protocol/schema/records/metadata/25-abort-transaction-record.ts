import { field, type MetadataRecordSchema, metadataRecord, string } from '../../language.ts'

export const abortTransactionRecord: MetadataRecordSchema = metadataRecord(
  25,
  'AbortTransactionRecord',
  { versions: '0', flexible: '0+' },
  [field('reason', string, { nullable: true, tag: 0, default: null })]
)
