import { field, type MetadataRecordSchema, metadataRecord, string } from '../../language.ts'

export const clearElrRecord: MetadataRecordSchema = metadataRecord(
  28,
  'ClearElrRecord',
  { versions: '0', flexible: '0+' },
  [field('topicName', string)]
)
