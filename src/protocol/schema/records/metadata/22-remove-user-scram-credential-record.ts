import { field, int8, type MetadataRecordSchema, metadataRecord, string } from '../../language.ts'

export const removeUserScramCredentialRecord: MetadataRecordSchema = metadataRecord(
  22,
  'RemoveUserScramCredentialRecord',
  { versions: '0', flexible: '0+' },
  [field('name', string), field('mechanism', int8)]
)
