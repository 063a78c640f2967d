import { field, type MetadataRecordSchema, metadataRecord, uuid } from '../../language.ts'

export const removeAccessControlEntryRecord: MetadataRecordSchema = metadataRecord(
  19,
  'RemoveAccessControlEntryRecord',
  { versions: '0', flexible: '0+' },
  [field('id', uuid)]
)
