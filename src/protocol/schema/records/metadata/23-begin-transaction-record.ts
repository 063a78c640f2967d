import { field, type MetadataRecordSchema, metadataRecord, string } from '../../language.ts'

export const beginTransactionRecord: MetadataRecordSchema = metadataRecord(
  23,
  'BeginTransactionRecord',
  { versions: '0', flexible: '0+' },
  [field('name', string, { nullable: true, tag: 0, default: null })]
)
